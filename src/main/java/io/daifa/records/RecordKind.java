package io.daifa.records;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Of which of the five steps a record is. */
public enum RecordKind {
    /** 1: what was ordered, where it goes. */
    ORDERS,
    /** 2: which supplier was asked to send what, until when. */
    SUPPLIERS,
    /** 3: what was given to which carrier, under which number. */
    SHIPMENTS,
    /** 4: where the parcels are. */
    TRACKING,
    /** 5: what customers complained of, and what came of it. */
    AFTERSALES;

    /** As it stands in an address. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that an address names. */
    public static Optional<RecordKind> at(String path) {
        return Stream.of(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }
}
