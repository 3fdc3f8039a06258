package io.daifa.intake;

import io.daifa.change.ChangeId;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Actor;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.shop.Shop;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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

/** Changes that a shop asks of its running orders: cancel, address, phone, quantity, line. Another shop's order is not there. */
@RestController
@RequestMapping(path = "/api/v1/orders/{id}/changes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Changes")
class ChangesApi {

    private final Orders orders;
    private final OrderChanges changes;

    ChangesApi(Orders orders, OrderChanges changes) {
        this.orders = orders;
        this.changes = changes;
    }

    @Schema(name = "Changes")
    record ChangeList(List<ChangeView> changes) {}

    @Operation(
            summary = "Ask for a change of an order",
            description =
                    "Once by externalId. The order's dispatch is stopped at once and until the outcome, which the events tell. What no"
                            + " supplier has yet is granted at once; else the supplier is asked, or staff decide.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ChangeDocument.class),
                                            examples = @ExampleObject(ChangeDocument.EXAMPLE))))
    @ApiResponse(responseCode = "202", description = "The change, asked for now or before.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(
            responseCode = "409",
            ref = ApiDocumentation.PROBLEM,
            description = "Another change of that kind is being decided.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ChangeView> ask(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        var order = find(shop, id);
        var request = ChangeReader.read(order, JsonBody.read(body));
        var asked = Conflicts.retried(() -> changes.request(request, Actor.shop(shop.code())));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/orders/" + id + "/changes/" + asked.id()))
                .body(ChangeView.of(asked));
    }

    @Operation(summary = "Ask for an order's changes", description = "Oldest first.")
    @ApiResponse(responseCode = "200", description = "Its changes.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping
    ChangeList changes(@Parameter(hidden = true) @AuthenticationPrincipal Shop shop, @PathVariable UUID id) {
        return new ChangeList(changes.ofOrder(find(shop, id).id()).stream()
                .map(ChangeView::of)
                .toList());
    }

    @Operation(summary = "Ask for a change")
    @ApiResponse(responseCode = "200", description = "The change.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/{changeId}")
    ChangeView change(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @PathVariable UUID changeId) {
        return ChangeView.of(find(shop, id, changeId));
    }

    @Operation(
            summary = "Withdraw a change",
            description = "The order goes on as it was. Withdrawing again changes nothing.")
    @ApiResponse(responseCode = "200", description = "The change, withdrawn.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM, description = "It is settled already.")
    @PostMapping("/{changeId}/withdrawal")
    ChangeView withdraw(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @PathVariable UUID changeId)
            throws Refusal {
        var change = find(shop, id, changeId);
        Conflicts.retried(() -> {
            changes.withdraw(change.id(), Actor.shop(shop.code()));
            return change;
        });
        return ChangeView.of(find(shop, id, changeId));
    }

    private OrderChange find(Shop shop, UUID id, UUID changeId) {
        var order = find(shop, id);
        return changes.find(ChangeId.of(changeId))
                .filter(change -> change.orderId().equals(order.id()))
                .orElseThrow(ApiProblem::notFound);
    }

    private Order find(Shop shop, UUID id) {
        return orders.find(OrderId.of(id))
                .filter(order -> order.shopId().equals(shop.id()))
                .orElseThrow(ApiProblem::notFound);
    }
}
