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
import io.daifa.kernel.Refusal;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

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

    /** Something done about the case. */
    private interface Work {

        void on(AfterSalesCase asked) throws Refusal;
    }

    @PostMapping(params = "do=case-answer")
    String answer(OrderRequest request) {
        OrderRequest.require(request.allowed().cases());
        return done(request, "answer", ANSWER, asked -> {
            var round = Typed.pieces("round", request.typed("round"));
            var words = request.words("words");
            switch (Typed.choice("answer", request.typed("answer"), Offer.Answer.class)) {
                case ACCEPTED -> offers.accept(asked.id(), round, words, request.by());
                case DECLINED -> offers.decline(asked.id(), round, words, request.by());
                case COUNTERED ->
                    offers.counter(
                            asked.id(),
                            round,
                            Typed.choiceOrNone("wanted", request.typed("wanted"), Resolution.class),
                            Typed.money("amount", request.typed("amount"), currency(request)),
                            words,
                            request.by());
                case LAPSED -> throw Refusal.at("answer", "missing");
            }
        });
    }

    @PostMapping(params = "do=case-return")
    String sent(OrderRequest request) {
        OrderRequest.require(request.allowed().cases());
        return done(
                request,
                "return",
                RETURN,
                asked -> returns.sent(
                        asked.id(), request.typed("carrier"), request.typed("trackingNumber"), request.by()));
    }

    @PostMapping(params = "do=case-arrived")
    String arrived(OrderRequest request) {
        OrderRequest.require(request.allowed().cases());
        return done(request, "arrived", Set.of(), asked -> returns.arrived(asked.id(), request.by()));
    }

    @PostMapping(params = "do=case-withdraw")
    String withdraw(OrderRequest request) {
        OrderRequest.require(request.allowed().cases());
        return done(
                request,
                "withdraw",
                Set.of("words"),
                asked -> cases.withdraw(asked.id(), request.words("words"), request.by()));
    }

    @PostMapping(params = "do=claim")
    String claim(OrderRequest request) {
        OrderRequest.require(request.allowed().claims());
        return done(request, "claim", CLAIM, asked -> {
            var claim = claims.ofOrder(asked.orderId()).stream()
                    .filter(one -> one.caseId().equals(asked.id()))
                    .findFirst()
                    .orElseThrow(CaseForms::unknown);
            claims.move(
                    claim.id(),
                    Typed.choice("state", request.typed("state"), Claim.State.class),
                    new Claims.Settled(
                            Typed.choiceOrNone("settlement", request.typed("settlement"), Claim.Settlement.class),
                            Typed.money("settled", request.typed("settled"), currency(request)),
                            request.typed("reference")),
                    request.typed("note"),
                    request.by());
        });
    }

    private String done(OrderRequest request, String form, Set<String> fields, Work work) {
        // One form of each kind stands at each case.
        var name = form + "." + request.typed("case");
        return page.answered(request, name, fields, "desk.done.case-" + form, () -> work.on(theCase(request)));
    }

    private AfterSalesCase theCase(OrderRequest request) {
        try {
            return cases.find(CaseId.of(UUID.fromString(Objects.toString(request.typed("case"), ""))))
                    .filter(one -> one.orderId().equals(request.order().id()))
                    .orElseThrow(CaseForms::unknown);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static String currency(OrderRequest request) {
        return request.order().total().currency();
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
