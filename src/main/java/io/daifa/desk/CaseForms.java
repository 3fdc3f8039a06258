package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.Claim;
import io.daifa.aftersales.Claims;
import io.daifa.aftersales.Offer;
import io.daifa.aftersales.Offers;
import io.daifa.aftersales.Resolution;
import io.daifa.aftersales.Returns;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What staff write down about a case on the order's page: what the customer said by phone, the return's number, its receipt, a withdrawal, the supplier's claim. */
@Controller
@RequestMapping("/desk/orders/{id}")
class CaseForms {

    private static final Set<String> ANSWER = Set.of("answer", "words", "wanted", "amount");
    private static final Set<String> RETURN = Set.of("carrier", "trackingNumber");
    private static final Set<String> CLAIM = Set.of("state", "settlement", "settled", "reference", "note");

    private final OrderPage page;
    private final Cases cases;
    private final Offers offers;
    private final Returns returns;
    private final Claims claims;

    CaseForms(OrderPage page, Cases cases, Offers offers, Returns returns, Claims claims) {
        this.page = page;
        this.cases = cases;
        this.offers = offers;
        this.returns = returns;
        this.claims = claims;
    }

    /** Something done about the order. */
    private interface Work {

        void run(Order order) throws Refusal;
    }

    @PostMapping(params = "do=case-answer")
    String answer(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        require(Allowed.to(user).cases());
        return done(id, "answer", ANSWER, typed, user, language, model, flash, response, order -> {
            var asked = theCase(order, typed);
            var round = Typed.pieces("round", typed.get("round"));
            var words = Typed.words(typed.get("words"));
            switch (Typed.choice("answer", typed.get("answer"), Offer.Answer.class)) {
                case ACCEPTED -> offers.accept(asked.id(), round, words, by(user));
                case DECLINED -> offers.decline(asked.id(), round, words, by(user));
                case COUNTERED ->
                    offers.counter(
                            asked.id(),
                            round,
                            wanted(typed),
                            Typed.money(
                                    "amount", typed.get("amount"), order.total().currency()),
                            words,
                            by(user));
                case LAPSED -> throw Refusal.at("answer", "missing");
            }
        });
    }

    @PostMapping(params = "do=case-return")
    String sent(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        require(Allowed.to(user).cases());
        return done(
                id,
                "return",
                RETURN,
                typed,
                user,
                language,
                model,
                flash,
                response,
                order -> returns.sent(
                        theCase(order, typed).id(), typed.get("carrier"), typed.get("trackingNumber"), by(user)));
    }

    @PostMapping(params = "do=case-arrived")
    String arrived(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        require(Allowed.to(user).cases());
        return done(
                id,
                "arrived",
                Set.of(),
                typed,
                user,
                language,
                model,
                flash,
                response,
                order -> returns.arrived(theCase(order, typed).id(), by(user)));
    }

    @PostMapping(params = "do=case-withdraw")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        require(Allowed.to(user).cases());
        return done(
                id,
                "withdraw",
                Set.of("words"),
                typed,
                user,
                language,
                model,
                flash,
                response,
                order -> cases.withdraw(theCase(order, typed).id(), Typed.words(typed.get("words")), by(user)));
    }

    @PostMapping(params = "do=claim")
    String claim(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        require(Allowed.to(user).claims());
        return done(id, "claim", CLAIM, typed, user, language, model, flash, response, order -> {
            var asked = theCase(order, typed);
            var claim = claims.ofOrder(order.id()).stream()
                    .filter(one -> one.caseId().equals(asked.id()))
                    .findFirst()
                    .orElseThrow(CaseForms::unknown);
            var settlement = Typed.words(typed.get("settlement"));
            claims.move(
                    claim.id(),
                    Typed.choice("state", typed.get("state"), Claim.State.class),
                    new Claims.Settled(
                            settlement == null ? null : Typed.choice("settlement", settlement, Claim.Settlement.class),
                            Typed.money(
                                    "settled",
                                    typed.get("settled"),
                                    order.total().currency()),
                            typed.get("reference")),
                    typed.get("note"),
                    by(user));
        });
    }

    private String done(
            UUID id,
            String form,
            Set<String> fields,
            Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response,
            Work work) {
        var order = page.existing(id);
        try {
            Conflicts.retried(() -> {
                work.run(order);
                return order;
            });
        } catch (Refusal refusal) {
            // One form of each kind stands at each case.
            var name = form + "." + typed.get("case");
            return page.refused(name, fields, refusal, typed, order, user, language, model, response);
        }
        flash.addFlashAttribute("done", "desk.done.case-" + form);
        return "redirect:/desk/orders/" + order.id();
    }

    private AfterSalesCase theCase(Order order, Map<String, String> typed) {
        try {
            return cases.find(CaseId.of(UUID.fromString(typed.getOrDefault("case", ""))))
                    .filter(one -> one.orderId().equals(order.id()))
                    .orElseThrow(CaseForms::unknown);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static @org.jspecify.annotations.Nullable Resolution wanted(Map<String, String> typed) throws Refusal {
        var wanted = Typed.words(typed.get("wanted"));
        return wanted == null ? null : Typed.choice("wanted", wanted, Resolution.class);
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static Actor by(Authentication user) {
        return Actor.staff(user.getName());
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
