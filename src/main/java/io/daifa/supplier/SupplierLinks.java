package io.daifa.supplier;

import io.daifa.kernel.Refusal;
import org.springframework.stereotype.Repository;

/** The links by which suppliers reach their page: for one purchase order and revision, expiring, revoked when another is issued. */
@Repository
public class SupplierLinks {

    /** The purchase order that the token opens; refuses an unknown, expired or revoked token ({@code link-unknown}, {@code link-expired}, {@code link-revoked}). */
    public SupplierOrder open(String token) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** The absolute address of the supplier's page for the purchase order as it stands (demo and mails show it). */
    public String addressOf(SupplierOrder supplierOrder) {
        throw new UnsupportedOperationException();
    }
}
