package io.daifa.tracking;

import java.time.Instant;

/** A carrier has delivered a number that no parcel of ours has. */
public record StrayDelivered(String trackingNumber, Instant at) {}
