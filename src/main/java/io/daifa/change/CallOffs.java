package io.daifa.change;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.shipment.Parcels;
import io.daifa.supplier.Cancellation;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Staff call a supplier order off that is not shipped, or what is left of one that is shipped in part. */
@Component
public class CallOffs {

    private final SupplierOrders supplierOrders;
    private final Parcels parcels;
    private final Grants grants;

    CallOffs(SupplierOrders supplierOrders, Parcels parcels, Grants grants) {
        this.supplierOrders = supplierOrders;
        this.parcels = parcels;
        this.grants = grants;
    }

    /** Cancels what is not shipped of it, and promises its value; refuses where all is shipped. Publishes {@link RestCalledOff} where a part was. */
    @Transactional
    public void callOff(SupplierOrderId id, Cancellation why, Actor by, @Nullable String note) throws Refusal {
        var supplierOrder = supplierOrders.locked(id);
        if (parcels.of(id).isEmpty()) {
            supplierOrders.cancel(id, why, by, note);
        } else {
            grants.rest(supplierOrder, parcels.left(id), by);
        }
    }
}
