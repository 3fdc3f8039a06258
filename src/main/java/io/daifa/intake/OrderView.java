package io.daifa.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.daifa.order.Names;
import io.daifa.order.Order;
import io.daifa.order.PhoneNumber;
import io.daifa.order.ReplacementOrders;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as its shop sees it: the receiver masked, for the shop knows who it is. */
@Schema(name = "OrderView")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OrderView(
        UUID orderId,
        String shopOrderNumber,

        @Schema(description = "SALE, or REPLACEMENT: it costs nothing and sends goods of another order again.")
        String kind,

        @Schema(description = "Of a replacement, the order that it replaces.") @Nullable
        UUID replaces,

        @Schema(description = "The orders that replace goods of this one.")
        List<UUID> replacedBy,

        String stage,
        Instant placedAt,
        Instant receivedAt,
        String payment,
        @Nullable Instant paidAt,
        Instant shipBy,
        String currency,
        String total,
        String shippingFee,
        String discount,
        ReceiverShown receiver,
        List<LineView> lines,

        @Schema(description = "What the last check found, by its code; an order in review waits for staff.")
        ReviewView review,

        @Schema(description = "Staff let the order wait: HOLD or AWAIT_CUSTOMER.") @Nullable
        String hold,

        @Nullable String rejectionReason,
        @Nullable Instant confirmedAt,
        @Nullable Instant closedAt,

        @Schema(description = "The page where the customer follows the order: a secret link, for the customer alone.")
        String trackingPage) {

    /** The receiver, masked, and where the order goes by the codes of GB/T 2260. */
    @Schema(name = "ReceiverMasked")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiverShown(
            @Schema(example = "李**") String name,
            @Schema(example = "138****8000") String phone,
            String country,
            @Nullable String provinceCode,
            @Nullable String districtCode) {}

    /** A line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            int line, String sku, String name, @Nullable String variant, int quantity, String unitPrice) {}

    /** What the last check found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReviewView(
            @Schema(description = "ACCEPTED, REVIEW or REJECTED; missing before the first check.") @Nullable
            String outcome,

            List<FindingView> findings) {}

    /** One finding. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FindingView(String code, @Nullable String field, String outcome, boolean confirmed) {}

    static OrderView of(Order order, List<ReplacementOrders.Link> links, String trackingPage) {
        var replaces = links.stream()
                .filter(link -> link.replacement().equals(order.id()))
                .map(link -> link.replaced().value())
                .findFirst()
                .orElse(null);
        return new OrderView(
                order.id().value(),
                order.shopOrderNumber(),
                replaces == null ? "SALE" : "REPLACEMENT",
                replaces,
                links.stream()
                        .filter(link -> link.replaced().equals(order.id()))
                        .map(link -> link.replacement().value())
                        .toList(),
                order.stage().name(),
                order.placedAt(),
                order.receivedAt(),
                order.payment().name(),
                order.paidAt(),
                order.shipBy(),
                order.total().currency(),
                order.total().amount().toPlainString(),
                order.shippingFee().amount().toPlainString(),
                order.discount().amount().toPlainString(),
                new ReceiverShown(
                        Names.masked(order.receiver().name()),
                        PhoneNumber.of(
                                        order.receiver().phone(),
                                        order.receiver().country())
                                .masked(),
                        order.receiver().country(),
                        order.provinceCode(),
                        order.districtCode()),
                order.lines().stream()
                        .map(line -> new LineView(
                                line.number(),
                                line.sku(),
                                line.name(),
                                line.variant(),
                                line.quantity(),
                                line.unitPrice().amount().toPlainString()))
                        .toList(),
                new ReviewView(
                        order.review().outcome() == null
                                ? null
                                : order.review().outcome().name(),
                        order.review().findings().stream()
                                .map(finding -> new FindingView(
                                        finding.code(),
                                        finding.field(),
                                        finding.outcome().name(),
                                        finding.confirmed()))
                                .toList()),
                order.hold() == null ? null : order.hold().kind().name(),
                order.rejectionReason(),
                order.confirmedAt(),
                order.closedAt(),
                trackingPage);
    }
}
