package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseLinks;
import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.Cases;
import io.daifa.kernel.Refusal;
import io.daifa.order.Addresses;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.Stage;
import io.daifa.order.TrackingLinks;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrders;
import io.daifa.tracking.Tracks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.LocaleResolver;

/** Where a customer follows the order: opened by a link that only the customer has, and masked all the same. */
@Controller
class TrackingPage {

    /** That goods came back to the sender is ours to see. */
    private static final Set<CaseProblem> ASKED_BY_CUSTOMERS = EnumSet.complementOf(EnumSet.of(CaseProblem.RETURNED));

    private final TrackingLinks links;
    private final CaseLinks caseLinks;
    private final Orders orders;
    private final Addresses addresses;
    private final Shops shops;
    private final SupplierOrders supplierOrders;
    private final Parcels parcels;
    private final Tracks tracks;
    private final Cases cases;
    private final Wordings wordings;
    private final LocaleResolver languages;

    TrackingPage(
            TrackingLinks links,
            CaseLinks caseLinks,
            Orders orders,
            Addresses addresses,
            Shops shops,
            SupplierOrders supplierOrders,
            Parcels parcels,
            Tracks tracks,
            Cases cases,
            Wordings wordings,
            LocaleResolver languages) {
        this.links = links;
        this.caseLinks = caseLinks;
        this.orders = orders;
        this.addresses = addresses;
        this.shops = shops;
        this.supplierOrders = supplierOrders;
        this.parcels = parcels;
        this.tracks = tracks;
        this.cases = cases;
        this.wordings = wordings;
        this.languages = languages;
    }

    /** What the customer sees. */
    record View(
            @Nullable String shop,
            String number,
            @Nullable String ended,
            List<Steps.Step> steps,
            String receiver,
            List<String> items,
            List<OrderView.PageParcel> parcels,
            List<CaseStatus> cases) {}

    /** How an after-sales case stands. */
    record CaseStatus(String number, String problem, String state, String opened, String link) {}

    @GetMapping("/t/{segment}")
    String show(@PathVariable String segment, HttpServletRequest request, HttpServletResponse response, Model model) {
        var order = links.open(segment).flatMap(orders::find);
        if (order.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "customer/unknown";
        }
        return page(order.get(), Faults.NONE, segment, request, model);
    }

    /** The page once more, with what is wrong with the request for after-sales that was sent from it. */
    String refused(
            Order order,
            Refusal refusal,
            Set<String> fields,
            Map<String, String> typed,
            HttpServletRequest request,
            Model model) {
        ChosenLanguage.readerSpeaks(order.language(), request);
        var wording = wordings.in(languages.resolveLocale(request));
        return page(
                order, Faults.of("case", refusal, fields, typed, wording), links.segmentOf(order.id()), request, model);
    }

    private String page(Order order, Faults faults, String segment, HttpServletRequest request, Model model) {
        ChosenLanguage.readerSpeaks(order.language(), request);
        var wording = wordings.in(languages.resolveLocale(request));
        model.addAttribute("order", view(order, wording));
        model.addAttribute("faults", faults);
        model.addAttribute("caseForm", caseForm(order, wording));
        model.addAttribute("caseAction", "/t/" + segment + "/cases");
        model.addAttribute("asked", request.getParameter("asked") != null);
        return "customer/tracking";
    }

    /** The form by which the customer says what is wrong: its id, the problems to choose from, the lines. */
    record CaseForm(String request, List<Wording.Choice> problems, List<OrderLine> lines) {}

    /** A line of the order. */
    record OrderLine(int number, String name, int quantity) {}

    private static @Nullable CaseForm caseForm(Order order, Wording wording) {
        if (order.stage() == Stage.REJECTED || order.stage() == Stage.CANCELLED) {
            return null;
        }
        return new CaseForm(
                UUID.randomUUID().toString(),
                wording.choices("caseProblem", ASKED_BY_CUSTOMERS.toArray(CaseProblem[]::new)),
                order.lines().stream()
                        .map(line -> new OrderLine(line.number(), line.name(), line.quantity()))
                        .toList());
    }

    private View view(Order order, Wording wording) {
        var ownTracks = tracks.ofOrder(order.id());
        var live = parcels.ofOrder(order.id()).stream()
                .filter(parcel -> parcel.state() == Parcel.State.REGISTERED)
                .toList();
        var receiver = addresses.masked(order);
        return new View(
                shops.find(order.shopId()).map(Shop::name).orElse(null),
                order.shopOrderNumber(),
                order.stage() == Stage.REJECTED || order.stage() == Stage.CANCELLED
                        ? wording.text("trackingPage.ended." + order.stage())
                        : null,
                Steps.of(order, supplierOrders.ofOrder(order.id()), live, ownTracks, wording),
                String.join(" · ", receiver.name(), receiver.phone(), receiver.address()),
                order.lines().stream()
                        .map(line -> line.name() + " × " + line.quantity())
                        .toList(),
                live.stream()
                        .map(parcel -> OrderView.parcel(
                                parcel,
                                OrderView.track(parcel, ownTracks),
                                tracks.stations(parcel.trackingNumber()),
                                wording))
                        .toList(),
                cases.ofOrder(order.id()).stream()
                        .map(one -> status(one, wording))
                        .toList());
    }

    private CaseStatus status(AfterSalesCase one, Wording wording) {
        return new CaseStatus(
                one.number(),
                wording.word("caseProblem", one.problem()),
                wording.word("caseState", one.state()),
                wording.at(one.openedAt()),
                caseLinks.addressOf(one.id()));
    }
}
