package io.daifa.desk;

import io.daifa.kernel.Waiting;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Stage;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where staff find orders: by one box, or the latest. */
@Controller
class SearchPage {

    private static final int LIMIT = 50;
    private static final int LONGEST = 100;

    private final Orders orders;
    private final SupplierOrders supplierOrders;
    private final Parcels parcels;
    private final Shops shops;
    private final Waiting waiting;
    private final Wordings wordings;

    SearchPage(
            Orders orders,
            SupplierOrders supplierOrders,
            Parcels parcels,
            Shops shops,
            Waiting waiting,
            Wordings wordings) {
        this.orders = orders;
        this.supplierOrders = supplierOrders;
        this.parcels = parcels;
        this.shops = shops;
        this.waiting = waiting;
        this.wordings = wordings;
    }

    /** One order as a row of the table. */
    record Row(
            UUID id,
            @Nullable String left,
            String pressure,
            String stage,
            List<String> problems,
            String shop,
            String number,
            @Nullable String nick,
            List<String> items,
            String paid,
            List<String> waitsFor,
            @Nullable String held) {}

    @GetMapping("/desk")
    String search(@RequestParam(defaultValue = "") String q, Locale language, Model model) {
        // PostgreSQL stores no NUL character, and refuses one in a question, too.
        var words = q.replace("\0", "").strip();
        var asked = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        var found = asked.isEmpty() ? orders.latest(LIMIT) : orders.search(asked, parcels.ordersByNumber(asked), LIMIT);
        model.addAttribute("q", asked);
        model.addAttribute("rows", rows(found, wordings.in(language)));
        model.addAttribute("limit", LIMIT);
        return "desk/search";
    }

    private List<Row> rows(List<Order> found, Wording wording) {
        var parts = supplierOrders.ofOrders(found.stream().map(Order::id).toList());
        var waits = waiting.of(parts.stream().map(part -> part.id().value()).toList()).stream()
                .collect(Collectors.groupingBy(Waiting.Wait::businessKey));
        var partsOf = parts.stream().collect(Collectors.groupingBy(SupplierOrder::orderId));
        var shopsById = found.isEmpty()
                ? Map.<UUID, Shop>of()
                : shops.all().stream().collect(Collectors.toMap(Shop::id, Function.identity()));
        return found.stream()
                .map(order -> row(order, shopsById.get(order.shopId()), waitsFor(order.id(), partsOf, waits), wording))
                .toList();
    }

    private static List<String> waitsFor(
            OrderId id, Map<OrderId, List<SupplierOrder>> partsOf, Map<UUID, List<Waiting.Wait>> waits) {
        return partsOf.getOrDefault(id, List.of()).stream()
                .flatMap(part -> waits.getOrDefault(part.id().value(), List.of()).stream())
                .map(Waiting.Wait::name)
                .distinct()
                .toList();
    }

    private static Row row(Order order, @Nullable Shop shop, List<String> waitsFor, Wording wording) {
        var beforeShipping = order.stage().compareTo(Stage.SHIPPED) < 0;
        return new Row(
                order.id().value(),
                beforeShipping ? wording.left(order.shipBy()) : null,
                beforeShipping ? wording.pressure(order.shipBy()) : "calm",
                wording.word("stage", order.stage()),
                order.stage() == Stage.RECEIVED ? OrderView.problemNames(order, wording) : List.of(),
                shop == null ? "" : shop.name(),
                order.shopOrderNumber(),
                order.buyerNick(),
                order.lines().stream()
                        .map(line -> line.name() + " × " + line.quantity())
                        .toList(),
                wording.money(order.paid()),
                waitsFor,
                order.hold() == null || !beforeShipping ? null : OrderView.held(order.hold(), wording));
    }
}
