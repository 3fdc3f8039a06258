package io.daifa.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes the ids of our rows: UUIDs of version 7, which grow with time, so that indexes grow at one end. They are no secrets. */
public final class Ids {

    private Ids() {}

    /** A new id, greater than those that this process made before. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
