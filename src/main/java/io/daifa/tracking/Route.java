package io.daifa.tracking;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a parcel goes, as the platforms count a standstill: within a province, between provinces, or to a remote one. */
enum Route {
    SAME_PROVINCE,
    CROSS_PROVINCE,
    REMOTE;

    /** Inner Mongolia, Tibet, Gansu, Qinghai, Ningxia and Xinjiang, by the codes of the divisions. */
    private static final Set<String> FAR = Set.of("15", "54", "62", "63", "64", "65");

    /** The route between two provinces; where one is not known, between provinces. */
    static Route between(@Nullable String from, @Nullable String to) {
        if (to != null && FAR.contains(to) && !to.equals(from)) {
            return REMOTE;
        }
        return from != null && from.equals(to) ? SAME_PROVINCE : CROSS_PROVINCE;
    }
}
