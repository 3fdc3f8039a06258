package io.daifa.desk;

import io.daifa.change.ChangeId;
import io.daifa.change.NewChange;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.supplier.SupplierOrderId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Changes at the order's page: staff ask for the customer, take back, and log what a supplier said about one. */
@Controller
@RequestMapping("/desk/orders/{id}")
class OrderChangeForms {

    private final OrderPage page;
    private final OrderChanges changes;

    OrderChangeForms(OrderPage page, OrderChanges changes) {
        this.page = page;
        this.changes = changes;
    }

    @PostMapping(params = "do=change")
    String ask(OrderRequest request) {
        OrderRequest.require(request.allowed().change());
        var fields =
                new HashSet<>(Set.of("kind", "note", "lines", "receiver.name", "receiver.phone", "receiver.address"));
        request.order().lines().forEach(line -> fields.add(field(line)));
        return page.answered(
                request,
                "change",
                fields,
                "desk.done.change",
                () -> changes.request(newChange(request.order(), request.typed()), request.by()));
    }

    @PostMapping(params = "do=withdraw-change")
    String withdraw(OrderRequest request) {
        OrderRequest.require(request.allowed().change());
        return page.answered(
                request,
                "changes",
                Set.of(),
                "desk.done.withdrawn",
                () -> changes.withdraw(change(request), request.by()));
    }

    @PostMapping(params = {"do=change-answer", "answer"})
    String answer(OrderRequest request) {
        OrderRequest.require(request.allowed().change());
        return page.answered(
                request,
                "changes",
                Set.of(),
                "desk.done.answered",
                () -> changes.answer(
                        change(request),
                        SupplierOrderId.of(uuid(request.typed("supplierOrder"))),
                        "agree".equals(request.typed("answer")),
                        request.words("note"),
                        request.by()));
    }

    private static NewChange newChange(Order order, Map<String, String> typed) throws Refusal {
        var kind = Typed.choice("kind", typed.get("kind"), OrderChange.Kind.class);
        return new NewChange(
                order.id(),
                Typed.once("desk", typed.get("request")),
                kind,
                Typed.words(typed.get("note")),
                kind.isLess() ? lines(order, kind, typed) : List.of(),
                kind.isLess()
                        ? null
                        : new OrderChange.NewReceiver(
                                Typed.words(typed.get("receiver.name")),
                                Typed.words(typed.get("receiver.phone")),
                                Typed.words(typed.get("receiver.address"))));
    }

    /** A field that is empty leaves the line as it is; of a quantity and a line that is left out a nought says something. */
    private static List<OrderChange.Line> lines(Order order, OrderChange.Kind kind, Map<String, String> typed)
            throws Refusal {
        var lines = new ArrayList<OrderChange.Line>();
        for (var line : order.lines()) {
            var words = Typed.words(typed.get(field(line)));
            if (words != null) {
                var pieces = Typed.pieces(field(line), words);
                if (pieces > 0 || kind != OrderChange.Kind.CANCEL) {
                    lines.add(new OrderChange.Line(line.number(), pieces));
                }
            }
        }
        return List.copyOf(lines);
    }

    private ChangeId change(OrderRequest request) throws Refusal {
        var id = ChangeId.of(uuid(request.typed("change")));
        return changes.find(id)
                .filter(change -> change.orderId().equals(request.order().id()))
                .map(OrderChange::id)
                .orElseThrow(() -> Refusal.because("change-unknown"));
    }

    private static UUID uuid(@Nullable String typed) throws Refusal {
        try {
            return UUID.fromString(String.valueOf(typed));
        } catch (IllegalArgumentException e) {
            throw Refusal.because("change-unknown");
        }
    }

    private static String field(Order.Line line) {
        return "change.line." + line.number();
    }
}
