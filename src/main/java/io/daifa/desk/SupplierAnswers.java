package io.daifa.desk;

import io.daifa.kernel.Refusal;
import io.daifa.supplier.PurchaseOrder;
import io.daifa.supplier.PurchaseOrders;
import io.daifa.supplier.SupplierLinks;
import io.daifa.supplier.SupplierOrder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives a supplier's answer in the transaction that opens its link, so that nobody answers for another supplier that is asked meanwhile. */
@Component
class SupplierAnswers {

    private final SupplierLinks links;
    private final PurchaseOrders purchaseOrders;

    SupplierAnswers(SupplierLinks links, PurchaseOrders purchaseOrders) {
        this.links = links;
        this.purchaseOrders = purchaseOrders;
    }

    /** What a supplier answers to a purchase order. */
    interface Answer {

        /** Gives it, or refuses before anything is written. */
        void give(SupplierOrder supplierOrder) throws Refusal;
    }

    /** The purchase order as it stands after the answer; refuses as the link and the answer do. */
    @Transactional
    public PurchaseOrder give(String token, Answer answer) throws Refusal {
        answer.give(links.openLocked(token));
        return purchaseOrders.open(token);
    }
}
