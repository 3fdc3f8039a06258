package io.daifa.intake;

import io.daifa.kernel.Actor;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Urges;
import io.daifa.shop.Shop;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Urges (催单) that a shop passes on, and what was promised. Another shop's order is not there. */
@RestController
@RequestMapping(path = "/api/v1/orders/{id}/urges", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Urges")
class UrgesApi {

    private static final int LONGEST_WORDS = 500;
    private static final String EXAMPLE = """
            {"words": "买家问什么时候发货"}
            """;

    private final Orders orders;
    private final Urges urges;

    UrgesApi(Orders orders, Urges urges) {
        this.orders = orders;
        this.urges = urges;
    }

    @Schema(name = "UrgeRequest")
    record UrgeDocument(
            @Schema(description = "In the customer's words.", maxLength = LONGEST_WORDS) @Nullable
            String words) {}

    @Schema(name = "Urge")
    record UrgeView(
            UUID urgeId,
            Instant at,

            @Schema(description = "SHOP, CUSTOMER or STAFF.")
            String by,

            @Nullable String words) {}

    @Schema(name = "UrgeReply", description = "What staff promised last.")
    record ReplyView(Instant at, String words, @Nullable Instant until) {}

    @Schema(name = "Urges")
    record UrgeList(
            int count, List<UrgeView> urges, @Nullable ReplyView reply) {}

    @Operation(
            summary = "Urge an order",
            description =
                    "It raises the order's open tasks. What staff promise is told to the customer, and by the events.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = UrgeDocument.class),
                                            examples = @ExampleObject(EXAMPLE))))
    @ApiResponse(responseCode = "201", description = "The order's urges, with this one.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @NeedsIdempotencyKey
    ResponseEntity<UrgeList> urge(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        var order = find(shop, id);
        var request = Fields.of(JsonBody.read(body));
        var words = request.optionalProse("words", LONGEST_WORDS);
        request.close();
        request.refuse();
        Conflicts.retried(() -> urges.urge(order.id(), words, Actor.shop(shop.code())));
        return ResponseEntity.created(URI.create("/api/v1/orders/" + id + "/urges"))
                .body(list(order));
    }

    @Operation(summary = "Ask for an order's urges", description = "Oldest first, and the last promise.")
    @ApiResponse(responseCode = "200", description = "Its urges.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping
    UrgeList urges(@Parameter(hidden = true) @AuthenticationPrincipal Shop shop, @PathVariable UUID id) {
        return list(find(shop, id));
    }

    private UrgeList list(Order order) {
        var all = urges.of(order.id());
        var reply = urges.standing(order.id()).reply();
        return new UrgeList(
                all.size(),
                all.stream()
                        .map(one ->
                                new UrgeView(one.id(), one.at(), one.by().kind().name(), one.words()))
                        .toList(),
                reply == null ? null : new ReplyView(reply.at(), reply.words(), reply.until()));
    }

    private Order find(Shop shop, UUID id) {
        return orders.find(OrderId.of(id))
                .filter(order -> order.shopId().equals(shop.id()))
                .orElseThrow(ApiProblem::notFound);
    }
}
