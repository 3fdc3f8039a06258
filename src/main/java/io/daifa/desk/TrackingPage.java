package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseLinks;
import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.Cases;
import io.daifa.change.OrderChange;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Refusal;
import io.daifa.order.Addresses;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.order.Stage;
import io.daifa.order.TrackingLinks;
import io.daifa.order.Urges;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelContents;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.SupplierOrders;
import io.daifa.tracking.Tracks;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final OrderChanges changes;
    private final Urges urges;
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
            OrderChanges changes,
            Urges urges,
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
        this.changes = changes;
        this.urges = urges;
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
            List<CaseStatus> cases,
            List<ChangeStatus> changes,
            boolean canCancel,
            boolean canRedirect) {}

    /** How a change that was asked for stands; what can be withdrawn has its id. */
    record ChangeStatus(
            @Nullable String id,
            String number,
            String kind,
            String state,
            String asked,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String answer,
            @Nullable String refund) {}

    /** How an after-sales case stands. */
    record CaseStatus(String number, String problem, String state, String opened, String link) {}

    @GetMapping("/t/{segment}")
    String show(LinkRequest request) {
        return links.open(request.segment())
                .flatMap(orders::find)
                .map(order -> page(order, Faults.NONE, request))
                .orElseGet(request::unknown);
    }

    /** The page once more, with what is wrong with what was sent by that form. */
    String refused(Order order, String form, Refusal refusal, Set<String> fields, LinkRequest request) {
        request.response().setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(order, Faults.of(form, refusal, fields, request.typed(), wording(order, request)), request);
    }

    private String page(Order order, Faults faults, LinkRequest request) {
        var wording = wording(order, request);
        var model = request.model();
        model.addAttribute("order", view(order, wording));
        model.addAttribute("urge", UrgeView.of(order, urges, wording));
        model.addAttribute("faults", faults);
        model.addAttribute("request", UUID.randomUUID().toString());
        model.addAttribute("caseForm", caseForm(order, wording));
        // A refused form is answered at another address than the page's.
        var here = "/t/" + links.segmentOf(order.id());
        model.addAttribute("here", here);
        model.addAttribute("caseAction", here + "/cases");
        model.addAttribute(Layout.IN_LANGUAGE, Layout.inLanguage(here));
        model.addAttribute("asked", request.typed().containsKey("asked"));
        return "customer/tracking";
    }

    private Wording wording(Order order, LinkRequest request) {
        ChosenLanguage.readerSpeaks(order.language(), request.request());
        return wordings.in(languages.resolveLocale(request.request()));
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
        var contents = parcels.contents(order.id());
        var receiver = addresses.hidden(order);
        var asked = changes.ofOrder(order.id());
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
                                contents.getOrDefault(parcel.id(), ParcelContents.UNKNOWN),
                                order,
                                wording))
                        .toList(),
                cases.ofOrder(order.id()).stream()
                        .map(one -> status(one, wording))
                        .toList(),
                asked.stream().map(change -> status(change, wording)).toList(),
                order.stage().compareTo(Stage.DELIVERED) < 0 && !isOpen(asked, OrderChange.Kind.CANCEL),
                order.stage().compareTo(Stage.PARTIALLY_SHIPPED) < 0
                        && !isOpen(asked, OrderChange.Kind.ADDRESS)
                        && !isOpen(asked, OrderChange.Kind.PHONE));
    }

    private static boolean isOpen(List<OrderChange> asked, OrderChange.Kind kind) {
        return asked.stream().anyMatch(change -> change.isOpen() && change.kind() == kind);
    }

    private static ChangeStatus status(OrderChange change, Wording wording) {
        return new ChangeStatus(
                change.isOpen() ? change.id().toString() : null,
                change.number(),
                wording.word("changeKind", change.kind()),
                wording.word("changeState", change.state()),
                wording.at(change.askedAt()),
                change.isOpen() ? null : wording.word("changeOutcome", change.state()),
                change.refusal() == null ? null : wording.word("changeRefusal", change.refusal()),
                change.answer(),
                change.refund() == null || !change.refund().isPositive() ? null : wording.money(change.refund()));
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
