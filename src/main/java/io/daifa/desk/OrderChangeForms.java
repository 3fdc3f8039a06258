package io.daifa.desk;

import io.daifa.change.ChangeId;
import io.daifa.change.NewChange;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.supplier.SupplierOrderId;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
    String ask(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        OrderPage.require(Allowed.to(user).change());
        var order = page.existing(id);
        try {
            var request = newChange(order, typed);
            Conflicts.retried(() -> changes.request(request, OrderPage.by(user)));
        } catch (Refusal refusal) {
            var fields = new HashSet<>(
                    Set.of("kind", "note", "lines", "receiver.name", "receiver.phone", "receiver.address"));
            order.lines().forEach(line -> fields.add(field(line)));
            return page.refused("change", fields, refusal, typed, order, user, language, model, response);
        }
        return OrderPage.done("desk.done.change", order, flash);
    }

    @PostMapping(params = "do=withdraw-change")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        OrderPage.require(Allowed.to(user).change());
        var order = page.existing(id);
        try {
            var change = change(order, typed);
            Conflicts.retried(() -> {
                changes.withdraw(change, OrderPage.by(user));
                return change;
            });
        } catch (Refusal refusal) {
            return page.refused("changes", Set.of(), refusal, typed, order, user, language, model, response);
        }
        return OrderPage.done("desk.done.withdrawn", order, flash);
    }

    @PostMapping(params = {"do=change-answer", "answer"})
    String answer(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        OrderPage.require(Allowed.to(user).change());
        var order = page.existing(id);
        try {
            var change = change(order, typed);
            var supplierOrder = SupplierOrderId.of(uuid(typed.get("supplierOrder")));
            Conflicts.retried(() -> {
                changes.answer(
                        change,
                        supplierOrder,
                        "agree".equals(typed.get("answer")),
                        Typed.words(typed.get("note")),
                        OrderPage.by(user));
                return change;
            });
        } catch (Refusal refusal) {
            return page.refused("changes", Set.of(), refusal, typed, order, user, language, model, response);
        }
        return OrderPage.done("desk.done.answered", order, flash);
    }

    private static NewChange newChange(Order order, Map<String, String> typed) throws Refusal {
        var kind = Typed.choice("kind", typed.get("kind"), OrderChange.Kind.class);
        return new NewChange(
                order.id(),
                request(typed.get("request")),
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

    private ChangeId change(Order order, Map<String, String> typed) throws Refusal {
        var id = ChangeId.of(uuid(typed.get("change")));
        return changes.find(id)
                .filter(change -> change.orderId().equals(order.id()))
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

    /** The form's own id, so that a form sent twice asks once. */
    private static String request(@Nullable String typed) {
        return "desk-" + (typed != null && typed.matches("[0-9a-f-]{36}") ? typed : UUID.randomUUID());
    }

    private static String field(Order.Line line) {
        return "change.line." + line.number();
    }
}
