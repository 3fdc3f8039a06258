package io.daifa.supplier;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How punctual suppliers are; told by who follows the parcels. */
public interface OnTimeShares {

    /** The share of each of these suppliers; one of whom nothing was due yet is missing. */
    Map<UUID, OnTimeShare> of(Collection<UUID> suppliers);
}
