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
import io.daifa.order.Urges;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What customers ask at the page of their order. The link proves who asks; nothing is proved by a cookie, so that no other page can send
 * these forms in a customer's name. To whom the goods go is changed only with the last four digits of the phone besides.
 */
@Controller
@RequestMapping("/t/{segment}")
class CustomerForms {

    private static final Set<String> FIELDS =
            Set.of("note", "words", "receiver.name", "receiver.phone", "receiver.address", "last4");

    private final TrackingLinks links;
    private final Orders orders;
    private final OrderChanges changes;
    private final LastFour lastFour;
    private final Urges urges;
    private final TrackingPage page;

    CustomerForms(
            TrackingLinks links,
            Orders orders,
            OrderChanges changes,
            LastFour lastFour,
            Urges urges,
            TrackingPage page) {
        this.links = links;
        this.orders = orders;
        this.changes = changes;
        this.lastFour = lastFour;
        this.urges = urges;
        this.page = page;
    }

    /** What is asked of the order that the link opens. */
    private interface Deed {

        void of(Order order) throws Refusal;
    }

    @PostMapping(params = "do=cancel")
    @Nullable
    String cancel(LinkRequest request) {
        return done("cancel", request, order -> ask(order, OrderChange.Kind.CANCEL, request));
    }

    @PostMapping(params = "do=address")
    @Nullable
    String address(LinkRequest request) {
        return done("address", request, order -> {
            checkLastFour(order, request.typed().get("last4"));
            ask(order, OrderChange.Kind.ADDRESS, request);
        });
    }

    @PostMapping(params = "do=phone")
    @Nullable
    String phone(LinkRequest request) {
        return done("phone", request, order -> {
            checkLastFour(order, request.typed().get("last4"));
            ask(order, OrderChange.Kind.PHONE, request);
        });
    }

    @PostMapping(params = "do=withdraw")
    @Nullable
    String withdraw(LinkRequest request) {
        return done("withdraw", request, order -> {
            var open = changes.ofOrder(order.id()).stream()
                    .filter(change ->
                            change.id().toString().equals(request.typed().get("change")))
                    .map(OrderChange::id)
                    .findFirst();
            if (open.isPresent()) {
                changes.withdraw(open.get(), customer(order));
            }
        });
    }

    @PostMapping(params = "do=urge")
    @Nullable
    String urge(LinkRequest request) {
        return done("urge", request, order -> urges.urge(order.id(), request.words("words"), customer(order)));
    }

    private @Nullable String done(String form, LinkRequest request, Deed deed) {
        var order = links.open(request.segment()).flatMap(orders::find);
        if (order.isEmpty()) {
            return request.unknown();
        }
        try {
            Conflicts.retried(() -> {
                deed.of(order.get());
                return form;
            });
        } catch (Refusal refusal) {
            return page.refused(order.get(), form, refusal, FIELDS, request);
        }
        return request.see("/t/" + request.segment());
    }

    private void ask(Order order, OrderChange.Kind kind, LinkRequest request) throws Refusal {
        changes.request(
                new NewChange(
                        order.id(),
                        Typed.once("page", request.typed().get("request")),
                        kind,
                        request.words("note"),
                        List.of(),
                        kind.isLess()
                                ? null
                                : new OrderChange.NewReceiver(
                                        request.words("receiver.name"),
                                        request.words("receiver.phone"),
                                        request.words("receiver.address"))),
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

    private static Actor customer(Order order) {
        return new Actor(Actor.Kind.CUSTOMER, order.shopOrderNumber());
    }
}
