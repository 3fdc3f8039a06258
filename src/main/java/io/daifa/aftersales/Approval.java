package io.daifa.aftersales;

import io.daifa.order.Order;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Whether a proposal is approved at once, without a person: it is what the customer asked for, worth little, no goods are claimed a
 * second time, and who had money back without a return lately does not get it again by itself.
 */
@Component
class Approval {

    private final CaseTable table;
    private final AfterSalesSettings settings;
    private final Clock clock;

    Approval(CaseTable table, AfterSalesSettings settings, Clock clock) {
        this.table = table;
        this.settings = settings;
        this.clock = clock;
    }

    boolean isAtOnce(AfterSalesCase asked, AfterSalesCase.Decision proposed, Order order, boolean repeated) {
        var value = ClaimedValue.of(order, asked.lines());
        var worth =
                proposed.refund().compareTo(value) > 0 || !proposed.resolution().isReplaced()
                        ? proposed.refund()
                        : value;
        return asked.openedBy().kind() != io.daifa.kernel.Actor.Kind.SYSTEM
                && proposed.resolution() != Resolution.DECLINED
                && proposed.resolution() != Resolution.EXCHANGE
                && !(proposed.resolution().isMoney() && !proposed.refund().isPositive())
                && !repeated
                && !Offering.differs(asked, proposed)
                && settings.isWithinLimit(worth)
                && !isAbuse(asked, proposed);
    }

    private boolean isAbuse(AfterSalesCase asked, AfterSalesCase.Decision proposed) {
        return !proposed.resolution().isReturned()
                && table.hadMoneyWithoutReturn(asked.id(), clock.instant().minus(settings.abuseWithin()));
    }
}
