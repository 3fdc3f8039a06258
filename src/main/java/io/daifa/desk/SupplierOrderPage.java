package io.daifa.desk;

import io.daifa.change.OrderChanges;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.shipment.Parcels;
import io.daifa.supplier.PurchaseOrder;
import io.daifa.supplier.PurchaseOrders;
import io.daifa.supplier.RejectionReason;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Tracks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Reads and shows the purchase order that a supplier's cookie opens. */
@Component
class SupplierOrderPage {

    private final PurchaseOrders purchaseOrders;
    private final Parcels parcels;
    private final Tracks tracks;
    private final OrderChanges changes;
    private final Wordings wordings;
    private final LocaleResolver languages;
    private final String contact;

    SupplierOrderPage(
            PurchaseOrders purchaseOrders,
            Parcels parcels,
            Tracks tracks,
            OrderChanges changes,
            Wordings wordings,
            LocaleResolver languages,
            @Value("${daifa.contact:}") String contact) {
        this.purchaseOrders = purchaseOrders;
        this.parcels = parcels;
        this.tracks = tracks;
        this.changes = changes;
        this.wordings = wordings;
        this.languages = languages;
        this.contact = contact;
    }

    /** What a link opens, and the words to show it in. */
    record Opened(String token, PurchaseOrder purchaseOrder, Wording wording) {

        /** The supplier as the one who acts. */
        Actor by() {
            return Actor.supplier(purchaseOrder.supplier().name());
        }

        /** The same after something was done. */
        Opened now(PurchaseOrder changed) {
            return new Opened(token, changed, wording);
        }
    }

    /** What the request's cookie opens; refuses as the link does. */
    Opened open(HttpServletRequest request) throws Refusal {
        var cookie = WebUtils.getCookie(request, SupplierPage.COOKIE);
        if (cookie == null) {
            throw Refusal.because("link-unknown");
        }
        var purchaseOrder = purchaseOrders.open(cookie.getValue());
        ChosenLanguage.readerSpeaks(purchaseOrder.supplier().language(), request);
        return new Opened(cookie.getValue(), purchaseOrder, wordings.in(languages.resolveLocale(request)));
    }

    /** The purchase order with the forms for what can be answered now, and a word about what was just done. */
    String show(Opened opened, @Nullable String done, Model model) {
        return show(opened, done, Faults.NONE, ParcelRows.FIRST, model);
    }

    /** The purchase order with a form that was refused, or is to have more rows. */
    String show(Opened opened, Faults faults, int rows, Model model) {
        return show(opened, null, faults, rows, model);
    }

    private String show(Opened opened, @Nullable String done, Faults faults, int rows, Model model) {
        model.addAttribute("order", view(opened));
        model.addAttribute("done", done);
        model.addAttribute("faults", faults);
        model.addAttribute("questions", questions(opened));
        model.addAttribute("rows", Math.min(rows, ParcelRows.MOST));
        model.addAttribute("moreRows", rows < ParcelRows.MOST);
        model.addAttribute("reasons", opened.wording().choices("rejectionReason", RejectionReason.values()));
        model.addAttribute("dates", ShipDates.of(opened.purchaseOrder().supplierOrder(), opened.wording()));
        model.addAttribute("contact", contact);
        return "supplier/order";
    }

    /** What was answered before, to one who answers otherwise now. */
    String contradicted(Opened opened, List<String> reasons, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("order", view(opened));
        model.addAttribute("reasons", reasons);
        model.addAttribute("contact", contact);
        return "supplier/contradiction";
    }

    /** A link that opens nothing, or nothing more. */
    String closed(Refusal refusal, HttpServletResponse response, Model model) {
        var gone =
                refusal.problems().stream().noneMatch(problem -> problem.code().equals("link-unknown"));
        response.setStatus((gone ? HttpStatus.GONE : HttpStatus.NOT_FOUND).value());
        model.addAttribute("gone", gone);
        model.addAttribute(
                "rerouted",
                refusal.problems().stream().anyMatch(problem -> problem.code().equals("purchase-order-rerouted")));
        model.addAttribute(
                "cancelled",
                refusal.problems().stream().anyMatch(problem -> problem.code().equals("purchase-order-cancelled")));
        model.addAttribute("contact", contact);
        return "supplier/closed";
    }

    /** A change that the supplier is asked about. */
    record Question(String change, String kind, String due) {}

    private List<Question> questions(Opened opened) {
        return changes.openQuestions(opened.purchaseOrder().supplierOrder().id()).stream()
                .map(question -> new Question(
                        question.changeId().toString(),
                        opened.wording()
                                .word(
                                        "changeKind",
                                        changes.find(question.changeId())
                                                .orElseThrow()
                                                .kind()),
                        opened.wording().at(question.dueAt())))
                .toList();
    }

    private SupplierView view(Opened opened) {
        var purchaseOrder = opened.purchaseOrder();
        var supplierOrder = purchaseOrder.supplierOrder();
        return SupplierView.of(
                purchaseOrder,
                parcels.of(supplierOrder.id()),
                parcels.contents(supplierOrder.orderId()),
                parcels.left(supplierOrder.id()),
                tracks.requests(supplierOrder.orderId()),
                tracks.ofOrder(supplierOrder.orderId()).stream()
                        .filter(tracks::isCorrectable)
                        .map(ParcelTrack::parcelId)
                        .collect(Collectors.toSet()),
                opened.wording());
    }
}
