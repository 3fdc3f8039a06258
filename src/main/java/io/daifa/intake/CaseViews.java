package io.daifa.intake;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseLinks;
import io.daifa.aftersales.Offers;
import io.daifa.aftersales.Replacements;
import io.daifa.aftersales.Returns;
import io.daifa.order.OrderId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows cases to shops, with their offers, returns and replacements. */
@Component
class CaseViews {

    private final Offers offers;
    private final Returns returns;
    private final Replacements replacements;
    private final CaseLinks links;

    CaseViews(Offers offers, Returns returns, Replacements replacements, CaseLinks links) {
        this.offers = offers;
        this.returns = returns;
        this.replacements = replacements;
        this.links = links;
    }

    CaseView of(AfterSalesCase one) {
        return CaseView.of(
                one,
                offers.of(one.id()),
                returns.of(one.id()).orElse(null),
                replacements.of(one.id()).stream().map(OrderId::value).toList(),
                links.addressOf(one.id()));
    }

    List<CaseView> of(List<AfterSalesCase> all) {
        return all.stream().map(this::of).toList();
    }
}
