package io.daifa.desk;

import io.daifa.change.LastFour;
import io.daifa.change.NewChange;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.PhoneNumber;
import io.daifa.order.TrackingLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What customers ask at the page of their order. The link proves who asks; nothing is proved by a cookie, so that no other page can send
 * these forms in a customer's name. To whom the goods go is changed only with the last four digits of the phone besides.
 */
@Controller
@RequestMapping("/t/{segment}")
class CustomerForms {

    private static final Set<String> FIELDS =
            Set.of("note", "receiver.name", "receiver.phone", "receiver.address", "last4");

    private final TrackingLinks links;
    private final Orders orders;
    private final OrderChanges changes;
    private final LastFour lastFour;
    private final TrackingPage page;

    CustomerForms(TrackingLinks links, Orders orders, OrderChanges changes, LastFour lastFour, TrackingPage page) {
        this.links = links;
        this.orders = orders;
        this.changes = changes;
        this.lastFour = lastFour;
        this.page = page;
    }

    /** What is asked of the order that the link opens. */
    private interface Deed {

        void of(Order order) throws Refusal;
    }

    @PostMapping(params = "do=cancel")
    @Nullable
    String cancel(
            @PathVariable String segment,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return done(
                "cancel",
                segment,
                typed,
                request,
                response,
                model,
                order -> ask(order, OrderChange.Kind.CANCEL, typed));
    }

    @PostMapping(params = "do=address")
    @Nullable
    String address(
            @PathVariable String segment,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return done("address", segment, typed, request, response, model, order -> {
            checkLastFour(order, typed.get("last4"));
            ask(order, OrderChange.Kind.ADDRESS, typed);
        });
    }

    @PostMapping(params = "do=phone")
    @Nullable
    String phone(
            @PathVariable String segment,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return done("phone", segment, typed, request, response, model, order -> {
            checkLastFour(order, typed.get("last4"));
            ask(order, OrderChange.Kind.PHONE, typed);
        });
    }

    @PostMapping(params = "do=withdraw")
    @Nullable
    String withdraw(
            @PathVariable String segment,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return done("withdraw", segment, typed, request, response, model, order -> {
            var open = changes.ofOrder(order.id()).stream()
                    .filter(change -> change.id().toString().equals(typed.get("change")))
                    .map(OrderChange::id)
                    .findFirst();
            if (open.isPresent()) {
                changes.withdraw(open.get(), customer(order));
            }
        });
    }

    private @Nullable String done(
            String form,
            String segment,
            Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Deed deed) {
        var order = links.open(segment).flatMap(orders::find);
        if (order.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "customer/unknown";
        }
        try {
            Conflicts.retried(() -> {
                deed.of(order.get());
                return form;
            });
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page.refused(order.get(), form, refusal, FIELDS, typed, request, model);
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + "/t/" + segment);
        return null;
    }

    private void ask(Order order, OrderChange.Kind kind, Map<String, String> typed) throws Refusal {
        changes.request(
                new NewChange(
                        order.id(),
                        request(typed.get("request")),
                        kind,
                        Typed.words(typed.get("note")),
                        List.of(),
                        kind.isLess()
                                ? null
                                : new OrderChange.NewReceiver(
                                        Typed.words(typed.get("receiver.name")),
                                        Typed.words(typed.get("receiver.phone")),
                                        Typed.words(typed.get("receiver.address")))),
                customer(order));
    }

    /** An order without a phone that can be read asks for none. */
    private void checkLastFour(Order order, @Nullable String typed) throws Refusal {
        var known = PhoneNumber.of(order.receiver().phone(), order.receiver().country())
                .last4();
        if (known != null) {
            lastFour.check(order.id(), known, typed);
        }
    }

    /** The form's own id, so that a form sent twice asks once. */
    private static String request(@Nullable String typed) {
        return "page-" + (typed != null && typed.matches("[0-9a-f-]{36}") ? typed : UUID.randomUUID());
    }

    private static Actor customer(Order order) {
        return new Actor(Actor.Kind.CUSTOMER, order.shopOrderNumber());
    }
}
