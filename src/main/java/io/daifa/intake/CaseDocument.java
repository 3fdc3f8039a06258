package io.daifa.intake;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** The request that {@link CaseReader} reads, as the interface's description shows it; a test holds the two together. */
@Schema(
        name = "AfterSalesRequest",
        description = "A request for after-sales. Fields that are not named here are refused.")
record CaseDocument(
        @Schema(
                description = "The shop's own id of the request: the same id again is the same request.",
                example = "AS-7781",
                maxLength = OrderReader.LONGEST_NUMBER,
                requiredMode = RequiredMode.REQUIRED)
        String externalId,

        @Schema(
                allowableValues = {
                    "DAMAGED",
                    "WRONG_SIZE",
                    "LATE",
                    "LOST",
                    "RETURNED",
                    "WRONG_ITEM",
                    "NOT_AS_DESCRIBED",
                    "NO_REASON",
                    "OTHER"
                },
                requiredMode = RequiredMode.REQUIRED)
        String problem,

        @Schema(description = "In the customer's words.", maxLength = CaseReader.LONGEST_DESCRIPTION)
        String description,

        @Schema(description = "Whether the customer has sent a photo; false by default.")
        Boolean photo,

        @Schema(description = "The money that the customer asks for. " + OrderDocument.AMOUNT, example = "20.00")
        String askedAmount,

        @Schema(
                description =
                        "What the customer wants, where the customer says. A decision for something else is an offer.",
                allowableValues = {"RETURN_REFUND", "REFUND_ONLY", "EXCHANGE", "RESHIP", "COMPENSATION"})
        String wanted,

        @ArraySchema(
                maxItems = OrderReader.MOST_LINES,
                arraySchema = @Schema(description = "The lines and units that it concerns; all of them by default."))
        List<LineDocument> lines) {

    /** A whole request. */
    static final String EXAMPLE = """
            {"externalId": "AS-7781", "problem": "DAMAGED", "description": "杯子碎了一只", "photo": true, "askedAmount": "20.00",
             "lines": [{"line": 1, "quantity": 1}]}
            """;

    /** So many units of a line. */
    @Schema(name = "AfterSalesLine")
    record LineDocument(
            @Schema(description = "The line's number, from 1.", example = "1", requiredMode = RequiredMode.REQUIRED)
            Integer line,

            @Schema(example = "1", requiredMode = RequiredMode.REQUIRED)
            Integer quantity) {}
}
