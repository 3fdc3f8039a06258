package io.daifa.intake;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** The events that {@link CarrierEventsReader} reads, as the interface's description shows them; a test holds the two together. */
@Schema(name = "CarrierEvents", description = "What happened to parcels. Fields that are not named here are refused.")
record CarrierDocument(
        @ArraySchema(
                minItems = 1,
                maxItems = CarrierEventsReader.MOST,
                arraySchema = @Schema(requiredMode = RequiredMode.REQUIRED))
        List<EventDocument> events) {

    /** A whole body. */
    static final String EXAMPLE = """
            {"events": [{"trackingNumber": "SF1385628716739", "at": "2026-11-23T18:20:00+08:00", "code": "PICKED_UP",
                         "place": "杭州市", "words": "快件已揽收"}]}
            """;

    /** An event. */
    @Schema(name = "CarrierEvent")
    record EventDocument(
            @Schema(
                    example = "SF1385628716739",
                    maxLength = CarrierEventsReader.LONGEST_NUMBER,
                    requiredMode = RequiredMode.REQUIRED)
            String trackingNumber,

            @Schema(
                    description = "When it happened: RFC 3339, from 2000 on, a day ahead at most.",
                    example = "2026-11-23T18:20:00+08:00",
                    format = "date-time",
                    requiredMode = RequiredMode.REQUIRED)
            String at,

            @Schema(
                    description =
                            "The provider's own code. Of daifa: PENDING, INFO_RECEIVED, PICKED_UP, IN_TRANSIT, CUSTOMS,"
                                    + " ARRIVED_DEST_CITY, OUT_FOR_DELIVERY, READY_FOR_PICKUP, DELIVERED, DELIVERY_FAILED, EXCEPTION,"
                                    + " RETURNING, RETURNED, STALE, CANCELLED.",
                    example = "PICKED_UP",
                    maxLength = CarrierEventsReader.LONGEST_CODE,
                    requiredMode = RequiredMode.REQUIRED)
            String code,

            @Schema(example = "杭州市", maxLength = CarrierEventsReader.LONGEST_PLACE)
            String place,

            @Schema(example = "快件已揽收", maxLength = CarrierEventsReader.LONGEST_WORDS)
            String words) {}
}
