package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseLinks;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.Offers;
import io.daifa.aftersales.Replacements;
import io.daifa.aftersales.Resolution;
import io.daifa.aftersales.Returns;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.TrackingLinks;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Where a customer answers about a case: agrees to an offer or not, tells the return's number, withdraws. Opening the page changes nothing, as
 * mail scanners open every link; who has the address may answer, so that no other token is needed.
 */
@Controller
@RequestMapping("/c/{segment}")
class CasePage {

    private static final List<String> DONE = List.of("accept", "decline", "counter", "sent", "withdraw");

    private final CaseLinks links;
    private final TrackingLinks trackingLinks;
    private final Cases cases;
    private final Offers offers;
    private final Returns returns;
    private final Replacements replacements;
    private final Orders orders;
    private final Shops shops;
    private final Wordings wordings;
    private final LocaleResolver languages;

    CasePage(
            CaseLinks links,
            TrackingLinks trackingLinks,
            Cases cases,
            Offers offers,
            Returns returns,
            Replacements replacements,
            Orders orders,
            Shops shops,
            Wordings wordings,
            LocaleResolver languages) {
        this.links = links;
        this.trackingLinks = trackingLinks;
        this.cases = cases;
        this.offers = offers;
        this.returns = returns;
        this.replacements = replacements;
        this.orders = orders;
        this.shops = shops;
        this.wordings = wordings;
        this.languages = languages;
    }

    /** What the link opens. */
    private record Opened(AfterSalesCase asked, Order order) {

        /** The customer as the one who acts; never by name. */
        Actor by() {
            return new Actor(Actor.Kind.CUSTOMER, order.shopOrderNumber());
        }
    }

    /** What the customer answers. */
    private interface Answer {

        void give(Opened opened) throws Refusal;
    }

    @GetMapping
    String show(LinkRequest request) {
        var opened = open(request.segment());
        if (opened.isEmpty()) {
            return request.unknown();
        }
        var done = request.typed().get("done");
        request.model().addAttribute("done", done != null && DONE.contains(done) ? done : null);
        return page(opened.get(), Faults.NONE, request);
    }

    @PostMapping(params = "answer=accept")
    @Nullable
    String accept(LinkRequest request) {
        return answered(
                "accept",
                Set.of(),
                request,
                opened -> offers.accept(opened.asked().id(), round(request), null, opened.by()));
    }

    @PostMapping(params = "answer=decline")
    @Nullable
    String decline(LinkRequest request) {
        return answered(
                "decline",
                Set.of("words"),
                request,
                opened -> offers.decline(opened.asked().id(), round(request), request.words("words"), opened.by()));
    }

    @PostMapping(params = "answer=counter")
    @Nullable
    String counter(LinkRequest request) {
        return answered(
                "counter",
                Set.of("wanted", "amount", "words"),
                request,
                opened -> offers.counter(
                        opened.asked().id(),
                        round(request),
                        Typed.choiceOrNone("wanted", request.typed().get("wanted"), Resolution.class),
                        Typed.money(
                                "amount",
                                request.typed().get("amount"),
                                opened.order().total().currency()),
                        request.words("words"),
                        opened.by()));
    }

    @PostMapping(params = "answer=sent")
    @Nullable
    String sent(LinkRequest request) {
        return answered(
                "sent",
                Set.of("carrier", "trackingNumber"),
                request,
                opened -> returns.sent(
                        opened.asked().id(),
                        request.typed().get("carrier"),
                        request.typed().get("trackingNumber"),
                        opened.by()));
    }

    @PostMapping(params = "answer=withdraw")
    @Nullable
    String withdraw(LinkRequest request) {
        return answered(
                "withdraw",
                Set.of("words"),
                request,
                opened -> cases.withdraw(opened.asked().id(), request.words("words"), opened.by()));
    }

    private @Nullable String answered(String form, Set<String> fields, LinkRequest request, Answer answer) {
        var opened = open(request.segment());
        if (opened.isEmpty()) {
            return request.unknown();
        }
        try {
            Conflicts.retried(() -> {
                answer.give(opened.get());
                return form;
            });
        } catch (Refusal refusal) {
            request.response()
                    .setStatus((refusal.isConflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY).value());
            var wording = wording(opened.get(), request);
            var now = open(request.segment()).orElseThrow();
            return page(now, Faults.of(form, refusal, fields, request.typed(), wording), request);
        }
        return request.see("/c/" + request.segment() + "?done=" + form);
    }

    private String page(Opened opened, Faults faults, LinkRequest request) {
        var wording = wording(opened, request);
        var model = request.model();
        var asked = opened.asked();
        model.addAttribute("faults", faults);
        model.addAttribute(
                "resolutions",
                wording.choices(
                        "resolution",
                        Stream.of(Resolution.values())
                                .filter(one -> one != Resolution.DECLINED)
                                .toArray(Resolution[]::new)));
        model.addAttribute(
                "asked",
                CaseView.of(
                        asked,
                        opened.order(),
                        shops.find(opened.order().shopId()).map(Shop::name).orElse(""),
                        offers.of(asked.id()),
                        returns.of(asked.id()).orElse(null),
                        replacements.of(asked.id()).stream()
                                .map(trackingLinks::addressOf)
                                .toList(),
                        wording));
        return "customer/case";
    }

    private Wording wording(Opened opened, LinkRequest request) {
        ChosenLanguage.readerSpeaks(opened.order().language(), request.request());
        return wordings.in(languages.resolveLocale(request.request()));
    }

    private Optional<Opened> open(String segment) {
        return links.open(segment)
                .flatMap(cases::find)
                .flatMap(asked -> orders.find(asked.orderId()).map(order -> new Opened(asked, order)));
    }

    private static int round(LinkRequest request) throws Refusal {
        return Typed.pieces("round", request.typed().get("round"));
    }
}
