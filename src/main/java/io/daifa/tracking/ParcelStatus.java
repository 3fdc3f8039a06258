package io.daifa.tracking;

/**
 * Where a parcel is, in our words, whatever the carrier calls it. A parcel's progress is derived from these and never an input.
 */
public enum ParcelStatus {
    /** The carrier has no data yet. */
    PENDING(Kind.SILENT, 0),
    /** What the carrier told has no meaning that we know: it is kept, and moves nothing. */
    UNKNOWN(Kind.SILENT, 0),
    INFO_RECEIVED(Kind.MOVING, 10),
    PICKED_UP(Kind.MOVING, 25),
    IN_TRANSIT(Kind.MOVING, 50),
    CUSTOMS(Kind.MOVING, 60),
    ARRIVED_DEST_CITY(Kind.MOVING, 70),
    OUT_FOR_DELIVERY(Kind.MOVING, 85),
    READY_FOR_PICKUP(Kind.MOVING, 90),
    STALE(Kind.TROUBLE, 0),
    /** It lies at the pick-up point for too long. */
    UNCOLLECTED(Kind.TROUBLE, 0),
    EXCEPTION(Kind.TROUBLE, 0),
    DELIVERY_FAILED(Kind.TROUBLE, 0),
    /** The receiver did not take it; it may yet be delivered, or comes back. */
    REFUSED(Kind.TROUBLE, 0),
    RETURNING(Kind.TROUBLE, 0),
    CANCELLED(Kind.END, 0),
    DELIVERED(Kind.END, 100),
    RETURNED(Kind.END, 0),
    /** Declared by staff. */
    LOST(Kind.END, 0),
    /** The number was taken back: it is not, or no longer, this parcel's. */
    VOIDED(Kind.END, 0);

    private enum Kind {
        SILENT,
        MOVING,
        TROUBLE,
        END
    }

    private final Kind kind;
    private final int progress;

    ParcelStatus(Kind kind, int progress) {
        this.kind = kind;
        this.progress = progress;
    }

    /** How far the parcel is at least, in per cent; 0 for a status that keeps what was reached. */
    public int progress() {
        return progress;
    }

    /** Whether it holds the progress that was reached and asks for attention: trouble, and every end but delivery. */
    public boolean keeps() {
        return kind == Kind.TROUBLE || (kind == Kind.END && this != DELIVERED);
    }

    /** Whether the parcel is settled: nobody waits for it any more. */
    public boolean isTerminal() {
        return kind == Kind.END;
    }

    /** Whether the carrier moves the parcel on as it should. */
    public boolean isMoving() {
        return kind == Kind.MOVING;
    }

    /** Whether carriers and providers may say it; lost and voided are our staff's words. */
    boolean isToldFromOutside() {
        return this != LOST && this != VOIDED;
    }

    /** Whether it is the carrier's own word, rather than its silence or our staff's decision. */
    boolean isCarriersWord() {
        return isToldFromOutside() && this != PENDING && this != STALE;
    }
}
