package io.daifa.shipment;

import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.util.List;

/** A reported shipment whose carriers and numbers do not fit. The doubts are kept with the parcels. */
public class ShipmentImplausible extends Refusal {

    private static final long serialVersionUID = 1L;

    ShipmentImplausible(List<Problem> problems) {
        super(problems);
    }
}
