package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import java.time.Instant;
import java.util.UUID;

/** A photo of a case, without its pixels. */
public record CasePhoto(UUID id, CaseId caseId, Kind kind, int width, int height, Instant addedAt, Actor addedBy) {

    /** What it shows: what the customer claims, what came back as staff saw it, or that money was paid. */
    public enum Kind {
        CLAIM,
        INSPECTION,
        RECEIPT
    }
}
