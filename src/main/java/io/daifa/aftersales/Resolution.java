package io.daifa.aftersales;

/** How a case is resolved. */
public enum Resolution {
    RETURN_REFUND(true, false, true),
    REFUND_ONLY(false, false, true),
    EXCHANGE(true, true, false),
    RESHIP(false, true, false),
    COMPENSATION(false, false, true),
    DECLINED(false, false, false);

    private final boolean returned;
    private final boolean replaced;
    private final boolean money;

    Resolution(boolean returned, boolean replaced, boolean money) {
        this.returned = returned;
        this.replaced = replaced;
        this.money = money;
    }

    /** Whether the goods come back first. */
    public boolean isReturned() {
        return returned;
    }

    /** Whether goods are sent again. */
    public boolean isReplaced() {
        return replaced;
    }

    /** Whether money is given back, always; an exchange may have some too. */
    public boolean isMoney() {
        return money;
    }
}
