package io.daifa.change;

import java.util.UUID;

/** The id of a change: also the business key of its instance. */
public record ChangeId(UUID value) {

    /** That id. */
    public static ChangeId of(UUID value) {
        return new ChangeId(value);
    }

    /** The id that a business key names. */
    public static ChangeId of(String businessKey) {
        return new ChangeId(UUID.fromString(businessKey));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
