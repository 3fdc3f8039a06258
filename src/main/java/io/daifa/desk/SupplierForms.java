package io.daifa.desk;

import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.shipment.NewShipment;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.ReportedParcel;
import io.daifa.supplier.PurchaseOrder;
import io.daifa.supplier.RejectionReason;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import io.daifa.tracking.Tracks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What a supplier answers: that it accepts, that it rejects, what it has shipped. The same answer again is recorded already, another
 * one contradicts. As the same again changes nothing, a page that is loaded again does no harm, and needs no redirect.
 */
@Controller
class SupplierForms {

    private static final String UNITS = "units.";

    private final SupplierAnswers answers;
    private final SupplierOrders supplierOrders;
    private final Parcels parcels;
    private final Tracks tracks;
    private final SupplierOrderPage page;

    SupplierForms(
            SupplierAnswers answers,
            SupplierOrders supplierOrders,
            Parcels parcels,
            Tracks tracks,
            SupplierOrderPage page) {
        this.answers = answers;
        this.supplierOrders = supplierOrders;
        this.parcels = parcels;
        this.tracks = tracks;
        this.page = page;
    }

    /** A form that was sent: its name, the fields at which something can be wrong, what was typed, and how many rows it has. */
    private record Form(String name, Set<String> fields, Map<String, String> typed, int rows) {

        Form(String name, Set<String> fields, Map<String, String> typed) {
            this(name, fields, typed, ParcelRows.FIRST);
        }
    }

    /** What is answered, for what the link opened. */
    private interface Answer {

        void give(SupplierOrderPage.Opened opened, SupplierOrder locked) throws Refusal;
    }

    @PostMapping(path = SupplierPage.PATH, params = "answer=accept")
    String accept(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var fields = new HashSet<>(Set.of("promisedShipAt", "note", "lines"));
        typed.keySet().stream().filter(name -> name.startsWith(UNITS)).forEach(fields::add);
        var form = new Form("accept", fields, typed);
        return answered(
                form,
                request,
                response,
                model,
                (opened, locked) -> supplierOrders.acceptPart(
                        locked.id(),
                        canSend(locked, typed),
                        Typed.endOfDay(
                                "promisedShipAt",
                                typed.get("promisedShipAt"),
                                opened.wording().zone()),
                        opened.by(),
                        Typed.words(typed.get("note"))));
    }

    /** All of a line about which nothing was typed. */
    private static List<SupplierOrder.Line> canSend(SupplierOrder locked, Map<String, String> typed) throws Refusal {
        var lines = new ArrayList<SupplierOrder.Line>();
        for (var line : locked.lines()) {
            var field = UNITS + line.line();
            var units = typed.containsKey(field) ? Typed.pieces(field, typed.get(field)) : line.quantity();
            if (units > line.quantity() && locked.state() == SupplierOrder.State.SUBMITTED) {
                throw Refusal.at(field, "units-out-of-bounds", line.quantity());
            }
            lines.add(new SupplierOrder.Line(line.line(), units));
        }
        return lines;
    }

    @PostMapping(path = SupplierPage.PATH, params = "answer=reject")
    String reject(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var form = new Form("reject", Set.of("reason", "note"), typed);
        return answered(
                form,
                request,
                response,
                model,
                (opened, locked) -> supplierOrders.reject(
                        locked.id(),
                        Typed.choice("reason", typed.get("reason"), RejectionReason.class),
                        Typed.words(typed.get("note")),
                        opened.by()));
    }

    @PostMapping(path = SupplierPage.PATH, params = "answer=report")
    String report(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var rows = ParcelRows.of(typed);
        var fields = new HashSet<>(ParcelRows.fields());
        fields.add("note");
        fields.add(UnitFields.ALL);
        var form = new Form("report", fields, rows.typed(), rows.count());
        return answered(
                form,
                request,
                response,
                model,
                (opened, locked) -> parcels.reportPart(
                        locked.id(),
                        new NewShipment(rows.parcels(), UnitFields.read(typed, parcels.left(locked.id()))),
                        opened.by(),
                        Typed.words(typed.get("note"))));
    }

    @PostMapping(path = SupplierPage.PATH, params = "answer=renumber")
    String renumber(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var form = new Form("renumber", Set.of(), typed);
        return answered(form, request, response, model, (opened, locked) -> {
            var parcel = parcels.of(locked.id()).stream()
                    .filter(one -> one.id().toString().equals(typed.get("parcel")))
                    .findFirst()
                    .orElseThrow(() -> Refusal.because("number-correction-unregistered"));
            var right = new ReportedParcel(
                    Typed.words(typed.get("carrier")),
                    Objects.requireNonNullElse(Typed.words(typed.get("trackingNumber")), ""));
            tracks.renumber(parcel.id(), right, false, opened.by(), null);
        });
    }

    /** More rows for parcels: nothing is stored, and what was typed stays. */
    @PostMapping(path = SupplierPage.PATH, params = "more")
    String more(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var rows = ParcelRows.of(typed);
            var kept = new Faults("report", Map.of(), List.of(), rows.typed());
            return page.show(page.open(request), kept, rows.count() + ParcelRows.FIRST, model);
        } catch (Refusal refusal) {
            return page.closed(refusal, response, model);
        }
    }

    private String answered(
            Form form, HttpServletRequest request, HttpServletResponse response, Model model, Answer answer) {
        SupplierOrderPage.Opened opened;
        try {
            opened = page.open(request);
        } catch (Refusal refusal) {
            return page.closed(refusal, response, model);
        }
        // The cookie is of the link that was opened last: a form of another purchase order must not answer for that
        // one.
        if (!opened.purchaseOrder().supplierOrder().number().equals(form.typed().get("number"))) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return "supplier/other";
        }
        var again = isAnswered(form, opened.purchaseOrder().supplierOrder());
        try {
            var now = Conflicts.retried(() -> answers.give(opened.token(), locked -> answer.give(opened, locked)));
            return page.show(opened.now(now), again ? "again" : done(form, opened.purchaseOrder(), now), model);
        } catch (Refusal refusal) {
            return refused(form, refusal, request, response, model);
        }
    }

    private static String done(Form form, PurchaseOrder asked, PurchaseOrder now) {
        return form.name().equals("accept") && units(now) < units(asked) ? "part" : form.name();
    }

    private static int units(PurchaseOrder purchaseOrder) {
        return purchaseOrder.items().stream()
                .mapToInt(PurchaseOrder.Item::quantity)
                .sum();
    }

    private String refused(
            Form form, Refusal refusal, HttpServletRequest request, HttpServletResponse response, Model model) {
        SupplierOrderPage.Opened opened;
        try {
            opened = page.open(request);
        } catch (Refusal closedMeanwhile) {
            return page.closed(closedMeanwhile, response, model);
        }
        var faults = Faults.of(form.name(), refusal, form.fields(), form.typed(), opened.wording());
        if (isAnswered(form, opened.purchaseOrder().supplierOrder())) {
            return page.contradicted(opened, faults.general(), response, model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page.show(opened, faults, form.rows(), model);
    }

    /** Whether the form's question has its answer already, or is not asked any more. */
    private boolean isAnswered(Form form, SupplierOrder supplierOrder) {
        if (form.name().equals("renumber")) {
            return false;
        }
        return switch (supplierOrder.state()) {
            case SUBMITTED -> false;
            case ACCEPTED ->
                !form.name().equals("report")
                        || parcels.left(supplierOrder.id()).isEmpty();
            case DRAFT, REJECTED, SHIPPED, CLOSED, CANCELLED -> true;
        };
    }
}
