package io.daifa.order;

/** A receiver as a page shows it, masked or in clear; what is unknown is empty. */
public record ReceiverView(String name, String phone, String address) {

    @Override
    public String toString() {
        return "ReceiverView[]";
    }
}
