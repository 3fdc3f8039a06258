package io.daifa.desk;

import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.Claim;
import io.daifa.aftersales.NewCase;
import io.daifa.aftersales.Offer;
import io.daifa.aftersales.Resolution;
import io.daifa.change.OrderChange;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.Hold;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.Product;
import io.daifa.order.Products;
import io.daifa.order.ReplacementOrders;
import io.daifa.order.Urges;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** An order's page for staff: all that is known of it, and what can be done with it now. */
@Controller
@RequestMapping("/desk/orders/{id}")
class OrderPage {

    private static final String VIEW = "desk/order";

    private static final Resolution[] WANTED = Stream.of(Resolution.values())
            .filter(one -> one != Resolution.DECLINED)
            .toArray(Resolution[]::new);

    private final OrderFacts facts;
    private final CaseRows caseRows;
    private final ReplacementOrders replacementOrders;
    private final Orders orders;
    private final Cases cases;
    private final RefundRows refunds;
    private final CaseExtras extras;
    private final Products products;
    private final Urges urges;
    private final Wordings wordings;

    OrderPage(
            OrderFacts facts,
            CaseRows caseRows,
            ReplacementOrders replacementOrders,
            Orders orders,
            Cases cases,
            RefundRows refunds,
            CaseExtras extras,
            Products products,
            Urges urges,
            Wordings wordings) {
        this.facts = facts;
        this.caseRows = caseRows;
        this.replacementOrders = replacementOrders;
        this.orders = orders;
        this.cases = cases;
        this.refunds = refunds;
        this.extras = extras;
        this.products = products;
        this.urges = urges;
        this.wordings = wordings;
    }

    /** Something done about the order. */
    interface Work {

        void run() throws Refusal;
    }

    @GetMapping
    String show(OrderRequest request) {
        return page(request, false, Faults.NONE);
    }

    @PostMapping(params = "do=show-receiver")
    String showReceiver(OrderRequest request) {
        OrderRequest.require(request.allowed().receiver());
        facts.receiverShown(request.order().id(), request.by());
        return page(request, true, Faults.NONE);
    }

    @PostMapping(params = "do=note")
    String note(OrderRequest request) {
        return answered(
                request,
                "note",
                Set.of("note"),
                "desk.done.note",
                () -> orders.note(request.order().id(), Objects.toString(request.typed("note"), ""), request.by()));
    }

    @PostMapping(params = "do=hold")
    String hold(OrderRequest request) {
        OrderRequest.require(request.allowed().hold());
        return answered(request, "hold", Set.of("kind", "until", "note"), "desk.done.hold", () -> {
            var hold = new Hold(
                    Typed.choice("kind", request.typed("kind"), Hold.Kind.class),
                    Typed.moment(
                            "until",
                            request.typed("until"),
                            wordings.in(request.language()).zone()),
                    request.words("note"));
            orders.hold(request.order().id(), hold, request.by());
        });
    }

    @PostMapping(params = "do=release")
    String release(OrderRequest request) {
        OrderRequest.require(request.allowed().hold());
        orders.release(request.order().id(), request.by());
        return request.done("desk.done.release");
    }

    @PostMapping(params = "do=case")
    String openCase(OrderRequest request) {
        OrderRequest.require(request.allowed().openCase());
        var order = request.order();
        var fields = CaseFields.and(order, "problem", "description", "asked", "wanted", "lines");
        return answered(request, "case", fields, "desk.done.case", () -> {
            try {
                cases.open(newCase(request), request.by());
            } catch (Refusal refusal) {
                throw CaseFields.atLines(refusal, order, request.typed());
            }
        });
    }

    private static NewCase newCase(OrderRequest request) throws Refusal {
        var order = request.order();
        var lines = CaseFields.read(order, request.typed());
        return new NewCase(
                order.id(),
                Typed.once("desk", request.typed("request")),
                Typed.choice("problem", request.typed("problem"), CaseProblem.class),
                request.words("description"),
                request.typed().containsKey("photo"),
                Typed.money("asked", request.typed("asked"), order.total().currency()),
                Typed.choiceOrNone("wanted", request.typed("wanted"), Resolution.class),
                lines);
    }

    /** Does that work, and shows the page with the form of that name where it is refused. */
    String answered(OrderRequest request, String form, Set<String> fields, String done, Work work) {
        try {
            Conflicts.retried(() -> {
                work.run();
                return done;
            });
        } catch (Refusal refusal) {
            request.response().setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var wording = wordings.in(request.language());
            return page(request, false, Faults.of(form, refusal, fields, request.typed(), wording));
        }
        return request.done(done);
    }

    private String page(OrderRequest request, boolean wholeReceiver, Faults faults) {
        var wording = wordings.in(request.language());
        var model = request.model();
        var order = request.order();
        var id = order.id();
        var found = facts.of(id, wholeReceiver).orElseThrow();
        model.addAttribute("order", OrderView.of(found, wording));
        model.addAttribute("refunds", refunds.of(id, wording));
        model.addAttribute("extras", extras.of(id));
        model.addAttribute("pictures", pictures(order));
        model.addAttribute("urge", UrgeView.of(order, urges, wording));
        model.addAttribute("allowed", request.allowed());
        model.addAttribute("cases", caseRows.of(order, wording));
        model.addAttribute(
                "replaces",
                caseRows.links(replacementOrders.replacedBy(id).stream().toList(), wording));
        model.addAttribute("resolutions", wording.choices("resolution", WANTED));
        model.addAttribute(
                "offerAnswers",
                wording.choices("offerAnswer", Offer.Answer.ACCEPTED, Offer.Answer.DECLINED, Offer.Answer.COUNTERED));
        model.addAttribute("settlements", wording.choices("claimSettlement", Claim.Settlement.values()));
        model.addAttribute("faults", faults);
        model.addAttribute("changeKinds", wording.choices("changeKind", OrderChange.Kind.values()));
        model.addAttribute("caseProblems", wording.choices("caseProblem", CaseProblem.values()));
        model.addAttribute("request", UUID.randomUUID().toString());
        return VIEW;
    }

    /** Where the pictures of its articles are, by SKU. */
    private Map<String, String> pictures(Order order) {
        return products.known(order.lines().stream().map(Order.Line::sku).toList()).values().stream()
                .filter(product -> product.imageUrl() != null)
                .collect(Collectors.toMap(Product::sku, Product::imageUrl));
    }
}
