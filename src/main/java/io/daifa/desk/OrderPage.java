package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.Claim;
import io.daifa.aftersales.NewCase;
import io.daifa.aftersales.Offer;
import io.daifa.aftersales.Resolution;
import io.daifa.change.OrderChange;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.Hold;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Product;
import io.daifa.order.Products;
import io.daifa.order.ReplacementOrders;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An order's page for staff: all that is known of it, and what can be done with it now. */
@Controller
@RequestMapping("/desk/orders/{id}")
class OrderPage {

    private static final String VIEW = "desk/order";
    private static final Pattern LINE = Pattern.compile("lines\\[([0-9]{1,4})\\]\\..*");

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
            Wordings wordings) {
        this.facts = facts;
        this.caseRows = caseRows;
        this.replacementOrders = replacementOrders;
        this.orders = orders;
        this.cases = cases;
        this.refunds = refunds;
        this.extras = extras;
        this.products = products;
        this.wordings = wordings;
    }

    @GetMapping
    String show(@PathVariable UUID id, Authentication user, Locale language, Model model) {
        return page(OrderId.of(id), user, language, false, Faults.NONE, model);
    }

    @PostMapping(params = "do=show-receiver")
    String showReceiver(@PathVariable UUID id, Authentication user, Locale language, Model model) {
        require(Allowed.to(user).receiver());
        var order = existing(id);
        facts.receiverShown(order.id(), by(user));
        return page(order.id(), user, language, true, Faults.NONE, model);
    }

    @PostMapping(params = "do=note")
    String note(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var order = existing(id);
        try {
            orders.note(order.id(), typed.getOrDefault("note", ""), by(user));
        } catch (Refusal refusal) {
            return refused("note", Set.of("note"), refusal, typed, order, user, language, model, response);
        }
        return done("desk.done.note", order, flash);
    }

    @PostMapping(params = "do=hold")
    String hold(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        require(Allowed.to(user).hold());
        var order = existing(id);
        try {
            var hold = new Hold(
                    Typed.choice("kind", typed.get("kind"), Hold.Kind.class),
                    Typed.moment(
                            "until", typed.get("until"), wordings.in(language).zone()),
                    Typed.words(typed.get("note")));
            orders.hold(order.id(), hold, by(user));
        } catch (Refusal refusal) {
            return refused(
                    "hold", Set.of("kind", "until", "note"), refusal, typed, order, user, language, model, response);
        }
        return done("desk.done.hold", order, flash);
    }

    @PostMapping(params = "do=release")
    String release(@PathVariable UUID id, Authentication user, RedirectAttributes flash) {
        require(Allowed.to(user).hold());
        var order = existing(id);
        orders.release(order.id(), by(user));
        return done("desk.done.release", order, flash);
    }

    @PostMapping(params = "do=case")
    String openCase(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        require(Allowed.to(user).openCase());
        var order = existing(id);
        try {
            var request = newCase(order, typed);
            Conflicts.retried(() -> cases.open(request, by(user)));
        } catch (Refusal refusal) {
            var fields = Stream.concat(
                            Stream.of("problem", "description", "asked", "wanted", "lines"),
                            order.lines().stream().map(OrderPage::lineField))
                    .collect(Collectors.toSet());
            return refused(
                    "case", fields, atLines(refusal, order, typed), typed, order, user, language, model, response);
        }
        return done("desk.done.case", order, flash);
    }

    private static NewCase newCase(Order order, Map<String, String> typed) throws Refusal {
        var lines = new ArrayList<AfterSalesCase.Line>();
        for (var line : order.lines()) {
            var pieces = Typed.pieces(lineField(line), typed.get(lineField(line)));
            if (pieces > 0) {
                lines.add(new AfterSalesCase.Line(line.number(), pieces));
            }
        }
        return new NewCase(
                order.id(),
                request(typed.get("request")),
                Typed.choice("problem", typed.get("problem"), CaseProblem.class),
                Typed.words(typed.get("description")),
                typed.containsKey("photo"),
                Typed.money("asked", typed.get("asked"), order.total().currency()),
                wanted(typed.get("wanted")),
                List.copyOf(lines));
    }

    private static @Nullable Resolution wanted(@Nullable String typed) throws Refusal {
        return Typed.words(typed) == null ? null : Typed.choice("wanted", typed, Resolution.class);
    }

    /** The form's own id, so that a form sent twice opens one case. */
    private static String request(@Nullable String typed) {
        return "desk-" + (typed != null && typed.matches("[0-9a-f-]{36}") ? typed : UUID.randomUUID());
    }

    /** The lines of the request are those with pieces; what is wrong with one of them is said at the field of the order's line. */
    private static Refusal atLines(Refusal refusal, Order order, Map<String, String> typed) {
        var asked = order.lines().stream()
                .map(OrderPage::lineField)
                .filter(field -> !typed.getOrDefault(field, "").matches("\\s*0*\\s*"))
                .toList();
        return new Refusal(refusal.problems().stream()
                .map(problem -> {
                    var index = LINE.matcher(Objects.toString(problem.field(), ""));
                    return index.matches() && Integer.parseInt(index.group(1)) < asked.size()
                            ? new Problem(
                                    problem.code(), asked.get(Integer.parseInt(index.group(1))), problem.arguments())
                            : problem;
                })
                .toList());
    }

    private static String lineField(Order.Line line) {
        return "line." + line.number();
    }

    /** The page with a form that was refused. */
    String refused(
            String form,
            Set<String> fields,
            Refusal refusal,
            Map<String, String> typed,
            Order order,
            Authentication user,
            Locale language,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        var faults = Faults.of(form, refusal, fields, typed, wordings.in(language));
        return page(order.id(), user, language, false, faults, model);
    }

    static String done(String text, Order order, RedirectAttributes flash) {
        flash.addFlashAttribute("done", text);
        return "redirect:/desk/orders/" + order.id();
    }

    private String page(
            OrderId id, Authentication user, Locale language, boolean wholeReceiver, Faults faults, Model model) {
        var wording = wordings.in(language);
        var order = existing(id.value());
        var found = facts.of(id, wholeReceiver).orElseThrow(OrderPage::unknown);
        model.addAttribute("order", OrderView.of(found, wording));
        model.addAttribute("refunds", refunds.of(id, wording));
        model.addAttribute("extras", extras.of(id));
        model.addAttribute("pictures", pictures(order));
        model.addAttribute("allowed", Allowed.to(user));
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

    /** The order with that id; another is not found. */
    Order existing(UUID id) {
        return orders.find(OrderId.of(id)).orElseThrow(OrderPage::unknown);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    static Actor by(Authentication user) {
        return Actor.staff(user.getName());
    }

    static void require(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
