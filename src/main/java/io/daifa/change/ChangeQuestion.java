package io.daifa.change;

import io.daifa.supplier.SupplierOrderId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier is asked about a change of what it has in hand.
 *
 * @param agrees null as long as it has not answered
 */
public record ChangeQuestion(
        UUID id,
        ChangeId changeId,
        SupplierOrderId supplierOrderId,
        Instant askedAt,
        Instant dueAt,
        @Nullable Boolean agrees,
        @Nullable Instant answeredAt,
        @Nullable String note) {}
