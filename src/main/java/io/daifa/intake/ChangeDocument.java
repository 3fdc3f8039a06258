package io.daifa.intake;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** The request that {@link ChangeReader} reads, as the interface's description shows it; a test holds the two together. */
@Schema(
        name = "ChangeRequest",
        description = "A request to change a running order. Fields that are not named here are refused.")
record ChangeDocument(
        @Schema(
                description = "The shop's own id of the request: the same id again is the same request.",
                example = "CH-1001",
                maxLength = OrderReader.LONGEST_NUMBER,
                requiredMode = RequiredMode.REQUIRED)
        String externalId,

        @Schema(
                description = "CANCEL: the lines and units named, or all of the order. ADDRESS, PHONE: the receiver's."
                        + " QUANTITY: the lines keep the units named. LINE: the lines named are left out.",
                allowableValues = {"CANCEL", "ADDRESS", "PHONE", "QUANTITY", "LINE"},
                requiredMode = RequiredMode.REQUIRED)
        String kind,

        @Schema(description = "Why, in the customer's words.", maxLength = ChangeReader.LONGEST_NOTE)
        String note,

        @ArraySchema(
                maxItems = OrderReader.MOST_LINES,
                arraySchema = @Schema(description = "The lines, of CANCEL, QUANTITY and LINE."))
        List<LineDocument> lines,

        @Schema(description = "To whom the order is to go, of ADDRESS and PHONE; what is missing stays as it is.")
        ReceiverDocument receiver) {

    /** A whole request. */
    static final String EXAMPLE = """
            {"externalId": "CH-1001", "kind": "ADDRESS", "note": "搬家了",
             "receiver": {"province": "浙江省", "city": "杭州市", "district": "滨江区", "address": "江南大道 100 号"}}
            """;

    /** So many units of a line. */
    @Schema(name = "ChangeLine")
    record LineDocument(
            @Schema(description = "The line's number, from 1.", example = "1", requiredMode = RequiredMode.REQUIRED)
            Integer line,

            @Schema(
                    description = "The units to be cancelled (CANCEL) or to be kept (QUANTITY); of LINE not needed.",
                    example = "1")
            Integer quantity) {}

    /** A receiver; the divisions may stand in the address. */
    @Schema(name = "ChangeReceiver")
    record ReceiverDocument(
            @Schema(maxLength = ChangeReader.LONGEST_NAME) String name,
            @Schema(maxLength = ChangeReader.LONGEST_NAME) String phone,
            @Schema(maxLength = ChangeReader.LONGEST_NAME) String province,
            @Schema(maxLength = ChangeReader.LONGEST_NAME) String city,
            @Schema(maxLength = ChangeReader.LONGEST_NAME) String district,

            @Schema(maxLength = ChangeReader.LONGEST_ADDRESS)
            String address) {}
}
