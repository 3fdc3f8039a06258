package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import org.springframework.stereotype.Component;

/** What follows when a case's decision stands, because nobody needs to be asked or the customer agrees. */
@Component
class Agreement {

    private final CaseFile file;
    private final CaseTable table;
    private final CaseMoney money;
    private final ReturnLeg returns;
    private final Claims claims;

    Agreement(CaseFile file, CaseTable table, CaseMoney money, ReturnLeg returns, Claims claims) {
        this.file = file;
        this.table = table;
        this.money = money;
        this.returns = returns;
        this.claims = claims;
    }

    /** The decision of that case stands. */
    void reached(AfterSalesCase decided, Actor by) {
        if (decided.decided().resolution() == Resolution.DECLINED) {
            file.move(decided, AfterSalesCase.State.DECLINED);
            money.free(decided.id(), by);
            table.freed(decided.id());
            return;
        }
        file.move(decided, AfterSalesCase.State.APPROVED);
        claims.draft(decided);
        if (decided.decided().resolution().isReturned()) {
            returns.begin(file.found(decided.id()));
        }
    }

    /** The customer let the time pass: the case ends with nothing, and its units may be claimed again. */
    void lapsed(AfterSalesCase asked) {
        file.move(asked, AfterSalesCase.State.LAPSED);
        money.free(asked.id(), Actor.SYSTEM);
        table.freed(asked.id());
    }
}
