package io.daifa.tracking;

import java.util.Arrays;
import java.util.Optional;

/** Who tells of a parcel, and so whose codes they are. */
public enum Provider {
    /** Kuaidi100 快递100: states and sub-states, as numbers. */
    KUAIDI100,
    /** 17TRACK v2.2: {@code status} or {@code sub_status}. */
    TRACK17,
    /** AfterShip: tags. */
    AFTERSHIP,
    /** Our own interface: the names of {@link ParcelStatus}, or the trade's Chinese words. */
    DAIFA;

    /** The provider of that name in any case; 17TRACK is one too. Empty where there is none. */
    public static Optional<Provider> named(String name) {
        var asked = name.equalsIgnoreCase("17TRACK") ? TRACK17.name() : name;
        return Arrays.stream(values())
                .filter(provider -> provider.name().equalsIgnoreCase(asked))
                .findFirst();
    }
}
