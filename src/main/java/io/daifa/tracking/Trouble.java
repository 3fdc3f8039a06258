package io.daifa.tracking;

import java.util.Arrays;
import java.util.Optional;

/** What can be wrong with a parcel under way, so that staff must act. */
public enum Trouble {
    FAILED(ParcelStatus.DELIVERY_FAILED),
    EXCEPTION(ParcelStatus.EXCEPTION),
    RETURNING(ParcelStatus.RETURNING),
    STALE(ParcelStatus.STALE);

    private final ParcelStatus status;

    Trouble(ParcelStatus status) {
        this.status = status;
    }

    /** The status that shows it. */
    public ParcelStatus status() {
        return status;
    }

    /** The trouble that this status shows; empty where it shows none. */
    public static Optional<Trouble> of(ParcelStatus status) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.status == status)
                .findFirst();
    }
}
