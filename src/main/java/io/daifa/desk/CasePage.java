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
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    String show(
            @PathVariable String segment,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var opened = open(segment);
        if (opened.isEmpty()) {
            return unknown(response);
        }
        model.addAttribute("done", done != null && DONE.contains(done) ? done : null);
        return page(opened.get(), Faults.NONE, request, model);
    }

    @PostMapping(params = "answer=accept")
    @Nullable
    String accept(
            @PathVariable String segment,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(
                segment,
                "accept",
                Set.of(),
                typed,
                request,
                response,
                model,
                opened -> offers.accept(opened.asked().id(), round(typed), null, opened.by()));
    }

    @PostMapping(params = "answer=decline")
    @Nullable
    String decline(
            @PathVariable String segment,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(
                segment,
                "decline",
                Set.of("words"),
                typed,
                request,
                response,
                model,
                opened -> offers.decline(
                        opened.asked().id(), round(typed), Typed.words(typed.get("words")), opened.by()));
    }

    @PostMapping(params = "answer=counter")
    @Nullable
    String counter(
            @PathVariable String segment,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(
                segment, "counter", Set.of("wanted", "amount", "words"), typed, request, response, model, opened -> {
                    var wanted = Typed.words(typed.get("wanted"));
                    offers.counter(
                            opened.asked().id(),
                            round(typed),
                            wanted == null ? null : Typed.choice("wanted", wanted, Resolution.class),
                            Typed.money(
                                    "amount",
                                    typed.get("amount"),
                                    opened.order().total().currency()),
                            Typed.words(typed.get("words")),
                            opened.by());
                });
    }

    @PostMapping(params = "answer=sent")
    @Nullable
    String sent(
            @PathVariable String segment,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(
                segment,
                "sent",
                Set.of("carrier", "trackingNumber"),
                typed,
                request,
                response,
                model,
                opened -> returns.sent(
                        opened.asked().id(), typed.get("carrier"), typed.get("trackingNumber"), opened.by()));
    }

    @PostMapping(params = "answer=withdraw")
    @Nullable
    String withdraw(
            @PathVariable String segment,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(
                segment,
                "withdraw",
                Set.of("words"),
                typed,
                request,
                response,
                model,
                opened -> cases.withdraw(opened.asked().id(), Typed.words(typed.get("words")), opened.by()));
    }

    private @Nullable String answered(
            String segment,
            String form,
            Set<String> fields,
            Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Answer answer) {
        var opened = open(segment);
        if (opened.isEmpty()) {
            return unknown(response);
        }
        try {
            Conflicts.retried(() -> {
                answer.give(opened.get());
                return form;
            });
        } catch (Refusal refusal) {
            response.setStatus((refusal.isConflict() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY).value());
            var wording = wording(opened.get(), request);
            var now = open(segment).orElseThrow();
            return page(now, Faults.of(form, refusal, fields, typed, wording), request, model);
        }
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + "/c/" + segment + "?done=" + form);
        return null;
    }

    private String page(Opened opened, Faults faults, HttpServletRequest request, Model model) {
        var wording = wording(opened, request);
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

    private Wording wording(Opened opened, HttpServletRequest request) {
        ChosenLanguage.readerSpeaks(opened.order().language(), request);
        return wordings.in(languages.resolveLocale(request));
    }

    private Optional<Opened> open(String segment) {
        return links.open(segment)
                .flatMap(cases::find)
                .flatMap(asked -> orders.find(asked.orderId()).map(order -> new Opened(asked, order)));
    }

    private static int round(Map<String, String> typed) throws Refusal {
        return Typed.pieces("round", Objects.toString(typed.get("round"), ""));
    }

    private static String unknown(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "customer/unknown";
    }
}
