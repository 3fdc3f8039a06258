package io.daifa.aftersales;

import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import org.jspecify.annotations.Nullable;

/** What a customer may ask for. */
final class CaseRules {

    private CaseRules() {}

    /** Refuses money in another currency, less than nothing, and more than was paid, at that field. */
    static void checkAsked(@Nullable Money asked, Order order, String field) throws Refusal {
        if (asked == null) {
            return;
        }
        var paid = order.paid();
        if (!asked.currency().equals(paid.currency())) {
            throw Refusal.at(field, "case-currency", paid.currency());
        }
        if (asked.amount().signum() < 0) {
            throw Refusal.at(field, "case-asked-negative");
        }
        if (asked.compareTo(paid) > 0) {
            throw Refusal.at(field, "case-asked-above-paid", paid.toString());
        }
    }
}
