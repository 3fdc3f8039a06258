package io.daifa.aftersales;

import java.util.UUID;

/** The id of an after-sales case: also the business key of its instance. */
public record CaseId(UUID value) {

    /** That id. */
    public static CaseId of(UUID value) {
        return new CaseId(value);
    }

    /** The id that a business key names. */
    public static CaseId of(String businessKey) {
        return new CaseId(UUID.fromString(businessKey));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
