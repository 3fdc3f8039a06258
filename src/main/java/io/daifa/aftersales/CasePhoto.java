package io.daifa.aftersales;

import java.time.Instant;
import java.util.UUID;

/** A photo of a case, without its pixels. */
public record CasePhoto(UUID id, CaseId caseId, int width, int height, Instant addedAt) {}
