package io.daifa.tracking;

import io.daifa.kernel.Refusal;
import io.daifa.shipment.TrackingNumber;

/** Tracking numbers as carriers write them, in the one way in which parcels have them. */
final class Numbers {

    private Numbers() {}

    /** Normalised as a parcel's number is; what no parcel can have is kept as it was told, without what cannot be stored. */
    static String normalised(String written) {
        try {
            return TrackingNumber.of("trackingNumber", written).value();
        } catch (Refusal refusal) {
            var clean = written.replace("\0", "").strip();
            return clean.substring(0, Math.min(clean.length(), TrackingNumber.MAX_LENGTH));
        }
    }

    /** The end of a number, by which people recognise it. */
    static String tail(String number) {
        return number.length() <= 6 ? number : "…" + number.substring(number.length() - 6);
    }
}
