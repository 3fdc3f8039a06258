package io.daifa.aftersales;

/** How a case is resolved. */
public enum Resolution {
    RETURN_REFUND(true, true),
    REFUND_ONLY(false, true),
    EXCHANGE(true, false),
    RESHIP(true, false),
    COMPENSATION(false, true),
    DECLINED(false, false);

    private final boolean arranged;
    private final boolean money;

    Resolution(boolean arranged, boolean money) {
        this.arranged = arranged;
        this.money = money;
    }

    /** Whether goods move: something is to be arranged before the case is settled. */
    public boolean isArranged() {
        return arranged;
    }

    /** Whether money is given back, always; an exchange may have some too. */
    public boolean isMoney() {
        return money;
    }
}
