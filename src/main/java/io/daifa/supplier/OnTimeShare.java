package io.daifa.supplier;

/** How many shipments of a supplier were due lately, and how many of these it sent in time. */
public record OnTimeShare(int due, int onTime) {

    /** Of a hundred that were due, so many were in time. */
    public int percent() {
        return due == 0 ? 0 : Math.round(100f * onTime / due);
    }
}
