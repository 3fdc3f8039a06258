package io.daifa.order;

import org.springframework.stereotype.Component;

/** What the customer is told by mail about step 1. */
@Component
public class CustomerMails {

    /** Tells the customer that the order was rejected and that what was paid is given back; without an address nothing is sent. */
    public void tellRejection(OrderId id) {
        throw new UnsupportedOperationException();
    }
}
