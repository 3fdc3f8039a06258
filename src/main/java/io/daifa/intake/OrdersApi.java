package io.daifa.intake;

import io.daifa.aftersales.Cases;
import io.daifa.kernel.Actor;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.CallersLanguage;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.EventFeed;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.ReplacementOrders;
import io.daifa.order.Stage;
import io.daifa.order.Taken;
import io.daifa.order.TrackingLinks;
import io.daifa.shipment.Carriers;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shop;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Tracks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a shop sends and asks: its orders, their events, parcels and after-sales cases. Another shop's order is not there. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders")
class OrdersApi {

    private final ShopOrders shopOrders;
    private final Orders orders;
    private final TrackingLinks trackingLinks;
    private final Journal journal;
    private final EventFeed feed;
    private final Parcels parcels;
    private final Carriers carriers;
    private final Tracks tracks;
    private final Cases cases;
    private final CaseViews caseViews;
    private final ReplacementOrders replacementOrders;

    OrdersApi(
            ShopOrders shopOrders,
            Orders orders,
            TrackingLinks trackingLinks,
            Journal journal,
            EventFeed feed,
            Parcels parcels,
            Carriers carriers,
            Tracks tracks,
            Cases cases,
            CaseViews caseViews,
            ReplacementOrders replacementOrders) {
        this.shopOrders = shopOrders;
        this.orders = orders;
        this.trackingLinks = trackingLinks;
        this.journal = journal;
        this.feed = feed;
        this.parcels = parcels;
        this.carriers = carriers;
        this.tracks = tracks;
        this.cases = cases;
        this.caseViews = caseViews;
        this.replacementOrders = replacementOrders;
    }

    @Schema(name = "OrderPage")
    record OrderPage(
            List<OrderView> orders,

            @Schema(description = "Where to go on; missing at the end.")
            @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
            @Nullable
            String next) {}

    @Schema(name = "EventPage")
    record EventPage(
            List<EventView> events,

            @Schema(description = "Where to go on. Keep it: with it nothing is missed and nothing comes twice.")
            @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
            @Nullable
            String next) {}

    @Schema(name = "Events")
    record EventList(List<EventView> events) {}

    @Schema(name = "Parcels")
    record ParcelList(List<ParcelView> parcels) {}

    @Schema(name = "AfterSalesCases")
    record CaseList(List<CaseView> cases) {}

    @Operation(
            summary = "Send an order",
            description =
                    "Once by shopOrderNumber: the same order sent again is answered the same, so send it again whenever you are not"
                            + " sure. Amounts that do not add up, masked phones, unknown articles and districts are not refused: staff"
                            + " put them right.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = OrderDocument.class),
                                            examples = @ExampleObject(OrderDocument.EXAMPLE))))
    @ApiResponse(responseCode = "202", description = "Taken in, now or before.")
    @ApiResponse(
            responseCode = "409",
            ref = ApiDocumentation.PROBLEM,
            description = "Another order stands under that number.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM, description = "Fields are wrong: each is named.")
    @PostMapping(path = "/orders", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrderTaken> send(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        var taken = shopOrders.take(shop, JsonBody.read(body));
        if (taken instanceof Taken.Contradicted other) {
            throw ApiProblem.of(
                            HttpStatus.CONFLICT,
                            "order-differs",
                            other.shopOrderNumber(),
                            other.existing().toString())
                    .with("Location", location(other.existing()).toString())
                    .and("orderId", other.existing().toString());
        }
        var accepted = (Taken.Accepted) taken;
        var id = accepted.orderId();
        return ResponseEntity.accepted()
                .location(location(id.value()))
                .body(new OrderTaken(id.value(), accepted.shopOrderNumber(), trackingLinks.addressOf(id)));
    }

    @Operation(summary = "Ask for an order")
    @ApiResponse(responseCode = "200", description = "The order.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/orders/{id}")
    OrderView order(@Parameter(hidden = true) @AuthenticationPrincipal Shop shop, @PathVariable UUID id) {
        return view(find(shop, id));
    }

    @Operation(summary = "List the shop's orders", description = "In the sequence in which they came in.")
    @ApiResponse(responseCode = "200", description = "Some orders.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/orders")
    OrderPage orders(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @Parameter(description = "The cursor that the last page gave.") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(description = "1 to 200.") @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Stage stage,
            @Parameter(description = "The order with that number alone.") @RequestParam(required = false) @Nullable
                    String shopOrderNumber)
            throws Refusal {
        var from = Cursors.order(after);
        var most = Cursors.limit(limit);
        if (shopOrderNumber != null) {
            return new OrderPage(
                    views(orders.byNumber(shop.id(), storable(shopOrderNumber)).stream()
                            .filter(order -> stage == null || order.stage() == stage)
                            .toList()),
                    null);
        }
        // One more than asked for, to know whether there are more.
        var found = orders.page(shop.id(), from, stage, most + 1);
        var shown = found.subList(0, Math.min(found.size(), most));
        return new OrderPage(
                views(shown),
                found.size() > most ? Cursors.behind(shown.get(most - 1).id()) : null);
    }

    @Operation(summary = "Ask for an order's events", description = "Oldest first.")
    @ApiResponse(responseCode = "200", description = "Its events.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/orders/{id}/events")
    EventList events(@Parameter(hidden = true) @AuthenticationPrincipal Shop shop, @PathVariable UUID id) {
        return new EventList(journal.of(find(shop, id).id().value()).stream()
                .map(EventView::of)
                .toList());
    }

    @Operation(
            summary = "Follow what happens to the shop's orders",
            description = "Ask again with the cursor of the last answer: nothing is missed, nothing comes twice.")
    @ApiResponse(responseCode = "200", description = "Some events, oldest first.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/events")
    EventPage feed(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @Parameter(description = "The cursor that the last answer gave.") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(description = "1 to 200.") @RequestParam(defaultValue = "50") int limit)
            throws Refusal {
        var most = Cursors.limit(limit);
        EventFeed.Page page;
        try {
            page = feed.ofShop(shop.id(), after, most);
        } catch (Refusal refusal) {
            // The cursor is the parameter "after" here.
            throw new Refusal(refusal.problems().stream()
                    .map(problem -> new Problem(problem.code(), "after", problem.arguments()))
                    .toList());
        }
        return new EventPage(page.events().stream().map(EventView::of).toList(), page.next());
    }

    @Operation(summary = "Ask for an order's parcels", description = "Oldest first, with their stations.")
    @ApiResponse(responseCode = "200", description = "Its parcels.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/orders/{id}/parcels")
    ParcelList parcels(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @Parameter(hidden = true) HttpServletRequest request) {
        var order = find(shop, id);
        var language = CallersLanguage.of(request);
        var ways = tracks.ofOrder(order.id()).stream()
                .collect(Collectors.toMap(ParcelTrack::parcelId, Function.identity()));
        return new ParcelList(parcels.ofOrder(order.id()).stream()
                .map(parcel -> {
                    var way = ways.get(parcel.id());
                    return ParcelView.of(
                            parcel,
                            parcel.carrier() == null
                                    ? null
                                    : carriers.byCode(parcel.carrier()).orElse(null),
                            way,
                            // A void number may be another order's parcel by now.
                            way == null ? List.of() : tracks.stations(parcel.trackingNumber()),
                            language);
                })
                .toList());
    }

    @Operation(
            summary = "Ask for after-sales",
            description = "Once by externalId. A request that concerns two suppliers' goods becomes two cases.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = CaseDocument.class),
                                            examples = @ExampleObject(CaseDocument.EXAMPLE))))
    @ApiResponse(responseCode = "201", description = "The cases, opened now or before.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(path = "/orders/{id}/after-sales-cases", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<CaseList> open(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        var order = find(shop, id);
        var request = CaseReader.read(order, JsonBody.read(body));
        var opened = Conflicts.retried(() -> cases.open(request, Actor.shop(shop.code())));
        return ResponseEntity.created(URI.create(location(id) + "/after-sales-cases"))
                .body(new CaseList(caseViews.of(opened)));
    }

    @Operation(summary = "Ask for an order's after-sales cases", description = "Oldest first.")
    @ApiResponse(responseCode = "200", description = "Its cases.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping("/orders/{id}/after-sales-cases")
    CaseList cases(@Parameter(hidden = true) @AuthenticationPrincipal Shop shop, @PathVariable UUID id) {
        return new CaseList(caseViews.of(cases.ofOrder(find(shop, id).id())));
    }

    private Order find(Shop shop, UUID id) {
        return orders.find(OrderId.of(id))
                .filter(order -> order.shopId().equals(shop.id()))
                .orElseThrow(ApiProblem::notFound);
    }

    private OrderView view(Order order) {
        return views(List.of(order)).get(0);
    }

    private List<OrderView> views(List<Order> shown) {
        var links = replacementOrders.among(shown.stream().map(Order::id).toList());
        return shown.stream()
                .map(order -> OrderView.of(order, links, trackingLinks.addressOf(order.id())))
                .toList();
    }

    private static URI location(UUID id) {
        return URI.create("/api/v1/orders/" + id);
    }

    /** PostgreSQL takes no NUL, not even to find nothing. */
    private static String storable(String text) {
        return text.replace("\0", "").strip();
    }
}
