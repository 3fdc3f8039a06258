package io.daifa.desk;

import io.daifa.kernel.Refusal;
import io.daifa.supplier.SupplierLinks;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a supplier's answer in the transaction that opens its link, so that nobody answers for another supplier that is asked meanwhile. */
@Component
class SupplierAnswers {

    private final SupplierLinks links;
    private final SupplierOrders supplierOrders;

    SupplierAnswers(SupplierLinks links, SupplierOrders supplierOrders) {
        this.links = links;
        this.supplierOrders = supplierOrders;
    }

    /** What a supplier answers to a purchase order. */
    interface Answer {

        /** Gives it, or refuses before anything is written. */
        void give(SupplierOrder supplierOrder) throws Refusal;
    }

    /** The purchase order as it stands after the answer; refuses as the link and the answer do. */
    @Transactional
    public SupplierOrder give(String token, Answer answer) throws Refusal {
        var asked = links.openLocked(token);
        answer.give(asked);
        return supplierOrders.find(asked.id()).orElseThrow();
    }
}
