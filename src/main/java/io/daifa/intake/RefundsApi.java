package io.daifa.intake;

import io.daifa.kernel.Actor;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.order.RefundPayments;
import io.daifa.order.Refunds;
import io.daifa.shop.Shop;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a shop asks and says about the money that its customers get back. Another shop's refund is not there. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Refunds")
class RefundsApi {

    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_REASON = 500;
    private static final String EXAMPLE = """
            {"result": "DONE", "reference": "2026112322001"}
            """;

    private final Orders orders;
    private final Refunds refunds;
    private final RefundPayments payments;

    RefundsApi(Orders orders, Refunds refunds, RefundPayments payments) {
        this.orders = orders;
        this.refunds = refunds;
        this.payments = payments;
    }

    /** How a shop's payment ended. */
    enum Result {
        DONE,
        FAILED
    }

    @Schema(name = "RefundResult")
    record ResultDocument(
            @Schema(requiredMode = RequiredMode.REQUIRED) Result result,

            @Schema(
                    description = "What the shop or its bank calls the payment; needed for DONE.",
                    maxLength = LONGEST_REFERENCE)
            String reference,

            @Schema(description = "Why it could not be paid; needed for FAILED.", maxLength = LONGEST_REASON)
            String reason) {}

    @Schema(name = "Refunds")
    record RefundList(List<RefundView> refunds) {}

    @Operation(summary = "Ask for an order's refunds", description = "Oldest first, withdrawn ones too.")
    @ApiResponse(responseCode = "200", description = "Its refunds.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/orders/{id}/refunds")
    RefundList ofOrder(@Parameter(hidden = true) @AuthenticationPrincipal Shop shop, @PathVariable UUID id) {
        refuseOthers(shop, OrderId.of(id));
        return new RefundList(
                refunds.ofOrder(OrderId.of(id)).stream().map(this::view).toList());
    }

    @Operation(summary = "Ask for a refund")
    @ApiResponse(responseCode = "200", description = "The refund.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/refunds/{id}")
    RefundView one(@Parameter(hidden = true) @AuthenticationPrincipal Shop shop, @PathVariable UUID id) {
        return view(find(shop, id));
    }

    @Operation(
            summary = "Say how the payment of a refund ended",
            description =
                    "For shops that pay their refunds themselves, after the event refund-asked. The same again is answered the"
                            + " same. A payment that failed, or that is not told in time, becomes a task of our staff; what is told later"
                            + " counts all the same, as long as nobody else has paid.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ResultDocument.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @ApiResponse(responseCode = "200", description = "The refund as it stands now.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(
            responseCode = "409",
            ref = ApiDocumentation.PROBLEM,
            description = "The shop was not asked to pay it, or it was paid otherwise.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(path = "/refunds/{id}/result", consumes = MediaType.APPLICATION_JSON_VALUE)
    RefundView result(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        find(shop, id);
        var fields = Fields.of(JsonBody.read(body));
        var result = fields.constant("result", Result.class);
        var reference = fields.optionalText("reference", LONGEST_REFERENCE);
        var reason = fields.optionalText("reason", LONGEST_REASON);
        if (result == Result.DONE && reference == null) {
            fields.problem("reference", "field-missing");
        }
        if (result == Result.FAILED && reason == null) {
            fields.problem("reason", "field-missing");
        }
        fields.close();
        fields.refuse();
        var by = Actor.shop(shop.code());
        Conflicts.retried(() -> {
            if (result == Result.DONE) {
                payments.paidByShop(id, reference, by);
            } else {
                payments.failedAtShop(id, reason, by);
            }
            return id;
        });
        return view(find(shop, id));
    }

    private Refund find(Shop shop, UUID id) {
        var refund = refunds.find(id).orElseThrow(ApiProblem::notFound);
        refuseOthers(shop, refund.orderId());
        return refund;
    }

    private void refuseOthers(Shop shop, OrderId id) {
        if (orders.find(id).filter(order -> order.shopId().equals(shop.id())).isEmpty()) {
            throw ApiProblem.notFound();
        }
    }

    private RefundView view(Refund refund) {
        return RefundView.of(refund, payments.find(refund.id()).orElse(null));
    }
}
