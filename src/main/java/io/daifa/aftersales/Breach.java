package io.daifa.aftersales;

/**
 * One way in which an order is late, as the platforms count it.
 *
 * @param hours for how long: after the deadline, after the number was given, or without a trace
 */
record Breach(Kind kind, double hours) {

    /** What was late. */
    enum Kind {
        /** The carrier's first scan. */
        LATE,
        /** Nothing has been shipped at all. */
        OUT_OF_STOCK,
        /** A number was given, and the carrier has not scanned it. */
        NO_PICK_UP,
        /** The trace after the pick-up. */
        TRACE_LATE,
        /** A later trace. */
        STALLED
    }
}
