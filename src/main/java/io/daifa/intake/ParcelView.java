package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.shipment.Carrier;
import io.daifa.shipment.Parcel;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Station;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A parcel and its way. */
@Schema(name = "Parcel")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ParcelView(
        UUID parcelId,

        @Schema(description = "REPORTED by the supplier, REGISTERED with a plausible number, or its number VOIDED.")
        String state,

        @Schema(
                description = "The carrier's code (that of Kuaidi100 where it has one), or as the supplier called it.",
                example = "shunfeng")
        @Nullable
        String carrier,

        @Nullable String carrierName,
        String trackingNumber,

        @Schema(example = "IN_TRANSIT") @Nullable String status,

        @Schema(description = "Per cent.", example = "50") @Nullable
        Integer progress,

        @Schema(description = "How it ended: DELIVERED, RETURNED, LOST or CANCELLED.") @Nullable
        String settledAs,

        @Nullable Instant settledAt,
        @Schema(description = "Newest first.") List<StationView> stations) {

    // Carriers write the courier's and the receiver's number into their words.
    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(1[3-9]\\d)\\d{4}(\\d{4})(?!\\d)");

    /** A station on its way. */
    @Schema(name = "Station")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StationView(
            Instant at,
            @Nullable String status,
            @Nullable String place,
            @Nullable String words) {}

    static ParcelView of(
            Parcel parcel,
            @Nullable Carrier carrier,
            @Nullable ParcelTrack track,
            List<Station> stations,
            java.util.Locale language) {
        return new ParcelView(
                parcel.id().value(),
                parcel.state().name(),
                parcel.carrier() == null ? parcel.declaredCarrier() : parcel.carrier(),
                carrier == null ? null : carrier.name(language),
                parcel.trackingNumber(),
                track == null ? null : track.status(),
                track == null ? null : track.progress(),
                track == null ? null : track.settledAs(),
                track == null ? null : track.settledAt(),
                stations.stream()
                        .map(station -> new StationView(
                                station.at(), station.status(), station.place(), masked(station.words())))
                        .toList());
    }

    static @Nullable String masked(@Nullable String words) {
        return words == null ? null : MOBILE.matcher(words).replaceAll("$1****$2");
    }
}
