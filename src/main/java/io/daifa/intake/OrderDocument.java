package io.daifa.intake;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;

/** The order that {@link OrderReader} reads, as the interface's description shows it; a test holds the two together. */
@Schema(name = "Order", description = "An order. Fields that are not named here are refused.")
record OrderDocument(
        @Schema(
                description = "The shop's own number: one order a number.",
                maxLength = OrderReader.LONGEST_NUMBER,
                example = "20261123-0001",
                requiredMode = RequiredMode.REQUIRED)
        String shopOrderNumber,

        @Schema(
                description = "RFC 3339, with offset.",
                example = "2026-11-23T10:15:00+08:00",
                format = "date-time",
                requiredMode = RequiredMode.REQUIRED)
        String placedAt,

        @Schema(requiredMode = RequiredMode.REQUIRED) PaymentDocument payment,

        @Schema(
                description =
                        "The platform's deadline for the carrier's first scan; without one, the shop's promise after payment.",
                example = "2026-11-25T10:15:30+08:00",
                format = "date-time")
        String shipBy,

        @Schema(description = "The shop's, ISO 4217.", example = "CNY", requiredMode = RequiredMode.REQUIRED)
        String currency,

        @Schema(description = AMOUNT, example = "207.00", requiredMode = RequiredMode.REQUIRED)
        String total,

        @Schema(description = AMOUNT + " Nothing by default.", example = "8.00")
        String shippingFee,

        @Schema(description = AMOUNT + " Nothing by default.", example = "0.00")
        String discount,

        CustomerDocument customer,

        @Schema(description = "The shop's note to staff.", maxLength = OrderReader.LONGEST_PROSE)
        String sellerMemo,

        @Schema(requiredMode = RequiredMode.REQUIRED) ReceiverDocument receiver,

        @ArraySchema(
                minItems = 1,
                maxItems = OrderReader.MOST_LINES,
                arraySchema = @Schema(requiredMode = RequiredMode.REQUIRED))
        List<LineDocument> lines) {

    static final String AMOUNT = "An amount as text (a number is read as well), not negative, below 10000000000.";

    /** A whole order. */
    static final String EXAMPLE = """
            {
              "shopOrderNumber": "20261123-0001",
              "placedAt": "2026-11-23T10:15:00+08:00",
              "payment": {"state": "PAID", "paidAt": "2026-11-23T10:15:30+08:00"},
              "currency": "CNY",
              "total": "206.00",
              "shippingFee": "8.00",
              "discount": "0.00",
              "customer": {"nick": "xiaoqing", "email": "customer@example.com", "language": "zh", "message": "请包装好一点"},
              "receiver": {
                "name": "李小青", "phone": "13800138000", "country": "CN",
                "province": "浙江省", "city": "杭州市", "district": "滨江区", "address": "晓风巷 12 号 3 幢 501 室"
              },
              "lines": [{"sku": "A", "name": "商品A", "variant": "蓝色", "quantity": 2, "unitPrice": "99.00"}]
            }
            """;

    /** What was paid. */
    @Schema(name = "Payment")
    record PaymentDocument(
            @Schema(
                    allowableValues = {"PAID", "UNPAID", "REFUNDED", "VOIDED"},
                    requiredMode = RequiredMode.REQUIRED)
            String state,

            @Schema(example = "2026-11-23T10:15:30+08:00", format = "date-time")
            String paidAt) {}

    /** Who ordered. */
    @Schema(name = "Customer")
    record CustomerDocument(
            @Schema(maxLength = OrderReader.LONGEST_PERSON) String nick,

            @Schema(
                    description = "Where the customer is written to.",
                    example = "customer@example.com",
                    maxLength = 254)
            String email,

            @Schema(
                    description = "The language to write in; the shop's by default.",
                    allowableValues = {"zh", "en"})
            String language,

            @Schema(maxLength = OrderReader.LONGEST_PROSE) String message) {}

    /** To whom it goes. */
    @Schema(name = "Receiver", description = "The address may stand whole in the field of that name.")
    record ReceiverDocument(
            @Schema(example = "李小青", maxLength = OrderReader.LONGEST_PERSON, requiredMode = RequiredMode.REQUIRED)
            String name,

            @Schema(
                    description =
                            "A number, a virtual number with its extension, or the platform's reference. One that is masked"
                                    + " makes the order wait for staff.",
                    example = "13800138000",
                    maxLength = OrderReader.LONGEST_PHONE,
                    requiredMode = RequiredMode.REQUIRED)
            String phone,

            @Schema(description = "ISO 3166-1 alpha-2; CN by default.", example = "CN")
            String country,

            @Schema(example = "浙江省", maxLength = OrderReader.LONGEST_DIVISION)
            String province,

            @Schema(example = "杭州市", maxLength = OrderReader.LONGEST_DIVISION)
            String city,

            @Schema(example = "滨江区", maxLength = OrderReader.LONGEST_DIVISION)
            String district,

            @Schema(
                    example = "晓风巷 12 号 3 幢 501 室",
                    maxLength = OrderReader.LONGEST_ADDRESS,
                    requiredMode = RequiredMode.REQUIRED)
            String address) {}

    /** A line. */
    @Schema(name = "Line")
    record LineDocument(
            @Schema(example = "A", maxLength = OrderReader.LONGEST_SKU, requiredMode = RequiredMode.REQUIRED)
            String sku,

            @Schema(example = "商品A", maxLength = OrderReader.LONGEST_NAME, requiredMode = RequiredMode.REQUIRED)
            String name,

            @Schema(example = "蓝色", maxLength = OrderReader.LONGEST_NAME)
            String variant,

            @Schema(minimum = "1", maximum = "9999", example = "2", requiredMode = RequiredMode.REQUIRED)
            Integer quantity,

            @Schema(description = AMOUNT, example = "99.00", requiredMode = RequiredMode.REQUIRED)
            String unitPrice) {}
}
