package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.kernel.Journal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to an order. Notes and names stay in the house: they are people's own words. */
@Schema(name = "Event")
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventView(
        UUID orderId,

        @Schema(description = "The part of the order that it concerns, where it concerns one.") @Nullable
        UUID supplierOrderId,

        Instant at,

        @Schema(description = "What happened, by its code.", example = "order-received")
        String what,

        @Schema(description = "Who did it: STAFF, SHOP, SUPPLIER, CUSTOMER, CARRIER or SYSTEM.")
        String by,

        Map<String, String> data) {

    static EventView of(Journal.Written written) {
        var entry = written.entry();
        return new EventView(
                entry.orderId(),
                entry.supplierOrderId(),
                written.at(),
                entry.what(),
                entry.actor().kind().name(),
                entry.data());
    }
}
