package io.daifa.tracking;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a parcel under way, so that staff must act; the worse, the later. */
public enum Trouble {
    UNCOLLECTED(ParcelStatus.UNCOLLECTED),
    STALE(ParcelStatus.STALE),
    /** Nothing was told after the pick-up; found by us. */
    NO_TRACE(null),
    /** The carrier has not scanned it since its number was uploaded; found by us. */
    NO_SCAN(null),
    FAILED(ParcelStatus.DELIVERY_FAILED),
    EXCEPTION(ParcelStatus.EXCEPTION),
    REFUSED(ParcelStatus.REFUSED),
    RETURNING(ParcelStatus.RETURNING);

    private final @Nullable ParcelStatus status;

    Trouble(@Nullable ParcelStatus status) {
        this.status = status;
    }

    /** The status that shows it; empty for one that only the carrier's silence shows. */
    public Optional<ParcelStatus> status() {
        return Optional.ofNullable(status);
    }

    /** The trouble that this status shows; empty where it shows none. */
    public static Optional<Trouble> of(ParcelStatus status) {
        return Arrays.stream(values())
                .filter(trouble -> trouble.status == status)
                .findFirst();
    }
}
