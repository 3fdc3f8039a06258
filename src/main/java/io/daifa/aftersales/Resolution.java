package io.daifa.aftersales;

/** How a case is resolved. */
public enum Resolution {
    RETURN_REFUND,
    REFUND_ONLY,
    EXCHANGE,
    RESHIP,
    COMPENSATION,
    DECLINED
}
