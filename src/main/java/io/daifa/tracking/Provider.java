package io.daifa.tracking;

/** Who tells of a parcel, and so whose codes they are. */
public enum Provider {
    /** Kuaidi100 快递100: states and sub-states, as numbers. */
    KUAIDI100,
    /** 17TRACK v2.2: {@code status} or {@code sub_status}. */
    TRACK17,
    /** AfterShip: tags. */
    AFTERSHIP,
    /** Our own interface: the names of {@link ParcelStatus}, or the trade's Chinese words. */
    DAIFA
}
