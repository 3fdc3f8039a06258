package io.daifa.intake;

import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.tracking.Tracks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where carriers and tracking providers tell what happened to parcels. It is stored before it is answered. */
@RestController
@Tag(name = "Carriers")
class CarrierHook {

    private final CarrierSignatures signatures;
    private final Tracks tracks;
    private final Clock clock;

    CarrierHook(CarrierSignatures signatures, Tracks tracks, Clock clock) {
        this.signatures = signatures;
        this.tracks = tracks;
        this.clock = clock;
    }

    @Operation(
            summary = "Tell what happened to parcels",
            description =
                    "Signed as Standard Webhooks describes it (webhook-id, webhook-timestamp, webhook-signature: v1,…). Events may"
                            + " come late, twice and out of order. When the answer is not 200, send the same again.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CarrierDocument.class),
                                            examples = @ExampleObject(CarrierDocument.EXAMPLE))))
    @ApiResponse(
            responseCode = "200",
            description = "Stored: how many are new, were known before, and are of numbers that no parcel has yet.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(
            path = "/webhooks/carriers/{provider}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Tracks.Recorded tell(
            @Parameter(description = "daifa, kuaidi100, 17track or aftership", example = "daifa") @PathVariable
                    String provider,
            @RequestHeader(name = "webhook-id", required = false) @Nullable String id,
            @RequestHeader(name = "webhook-timestamp", required = false) @Nullable String timestamp,
            @RequestHeader(name = "webhook-signature", required = false) @Nullable String signature,
            @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        var teller = signatures.provider(provider).orElseThrow(ApiProblem::notFound);
        if (!signatures.isSigned(teller, id, timestamp, signature, body == null ? new byte[0] : body)) {
            throw ApiProblem.of(HttpStatus.UNAUTHORIZED, "signature-wrong");
        }
        var events = CarrierEventsReader.read(JsonBody.read(body), clock.instant());
        return Conflicts.retried(() -> tracks.record(teller.name(), events));
    }
}
