package io.daifa.desk;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.ReportedParcel;
import io.daifa.supplier.RejectionReason;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierLinks;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The supplier's page for one purchase order. Opening it changes nothing, as mail scanners open every link; the token is taken out of the
 * address into a cookie, so that it does not stay in histories and screenshots.
 */
@Controller
class SupplierPage {

    static final String PATH = "/s";

    private static final String COOKIE = "supplier-link";
    private static final int FIRST_ROWS = 3;
    private static final int MOST_ROWS = 50;

    private final SupplierLinks links;
    private final SupplierOrders supplierOrders;
    private final Suppliers suppliers;
    private final Orders orders;
    private final Parcels parcels;
    private final Wordings wordings;
    private final LocaleResolver languages;
    private final String contact;

    SupplierPage(
            SupplierLinks links,
            SupplierOrders supplierOrders,
            Suppliers suppliers,
            Orders orders,
            Parcels parcels,
            Wordings wordings,
            LocaleResolver languages,
            @Value("${daifa.contact:}") String contact) {
        this.links = links;
        this.supplierOrders = supplierOrders;
        this.suppliers = suppliers;
        this.orders = orders;
        this.parcels = parcels;
        this.wordings = wordings;
        this.languages = languages;
        this.contact = contact;
    }

    /** What the link opens. */
    private record Opened(SupplierOrder supplierOrder, Supplier supplier, Order order, Wording wording) {

        Actor by() {
            return Actor.supplier(supplier.name());
        }
    }

    @GetMapping(PATH + "/{token}")
    String enter(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            links.open(token);
        } catch (Refusal refusal) {
            return closed(refusal, response, model);
        }
        // Lax, because a strict cookie is not sent along a redirect that began in a webmail; forged forms are kept out
        // by their token.
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, token)
                        .path(PATH)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .build()
                        .toString());
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + PATH);
        return null;
    }

    @GetMapping(PATH)
    String show(
            @CookieValue(name = COOKIE, required = false) @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            return page(open(token, request), null, Faults.NONE, FIRST_ROWS, model);
        } catch (Refusal refusal) {
            return closed(refusal, response, model);
        }
    }

    /** One answer of a supplier: what it does, whether it was given before, and the form's fields. */
    private interface Answer {

        void give(Opened opened) throws Refusal;
    }

    @PostMapping(path = PATH, params = "answer=accept")
    String accept(
            @CookieValue(name = COOKIE, required = false) @Nullable String token,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered("accept", Set.of("promisedShipAt", "note"), typed, token, request, response, model, opened -> {
            var promised = Typed.endOfDay(
                    "promisedShipAt",
                    typed.get("promisedShipAt"),
                    opened.wording().zone());
            supplierOrders.accept(opened.supplierOrder().id(), promised, opened.by(), Typed.words(typed.get("note")));
        });
    }

    @PostMapping(path = PATH, params = "answer=reject")
    String reject(
            @CookieValue(name = COOKIE, required = false) @Nullable String token,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(
                "reject",
                Set.of("reason", "note"),
                typed,
                token,
                request,
                response,
                model,
                opened -> supplierOrders.reject(
                        opened.supplierOrder().id(),
                        Typed.choice("reason", typed.get("reason"), RejectionReason.class),
                        Typed.words(typed.get("note")),
                        opened.by()));
    }

    @PostMapping(path = PATH, params = "answer=report")
    String report(
            @CookieValue(name = COOKIE, required = false) @Nullable String token,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(
                "report",
                parcelFields(),
                typed,
                token,
                request,
                response,
                model,
                opened -> parcels.report(
                        opened.supplierOrder().id(), reported(typed), opened.by(), Typed.words(typed.get("note"))));
    }

    /** More rows for parcels: nothing is stored, and what was typed stays. */
    @PostMapping(path = PATH, params = "more")
    String more(
            @CookieValue(name = COOKIE, required = false) @Nullable String token,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var kept = new Faults("report", Map.of(), List.of(), typed);
            return page(open(token, request), null, kept, rowsIn(typed) + FIRST_ROWS, model);
        } catch (Refusal refusal) {
            return closed(refusal, response, model);
        }
    }

    private String answered(
            String form,
            Set<String> fields,
            Map<String, String> typed,
            @Nullable String token,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Answer answer) {
        Opened before;
        try {
            before = open(token, request);
        } catch (Refusal refusal) {
            return closed(refusal, response, model);
        }
        if (!before.supplierOrder().number().equals(typed.get("number"))) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return "supplier/other";
        }
        var again = isAnswered(form, before.supplierOrder());
        try {
            answer.give(before);
        } catch (Refusal refusal) {
            return refused(form, fields, typed, refusal, before, response, model);
        }
        return page(reread(before), again ? "again" : form, Faults.NONE, FIRST_ROWS, model);
    }

    private String refused(
            String form,
            Set<String> fields,
            Map<String, String> typed,
            Refusal refusal,
            Opened before,
            HttpServletResponse response,
            Model model) {
        var now = reread(before);
        var faults = Faults.of(form, refusal, fields, typed, before.wording());
        if (isAnswered(form, now.supplierOrder()) || isClosedTo(form, now.supplierOrder())) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("reasons", faults.general());
            model.addAttribute("contact", contact);
            model.addAttribute("order", view(now));
            return "supplier/contradiction";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(now, null, faults, rowsIn(typed), model);
    }

    /** Whether the question of that form has an answer already. */
    private boolean isAnswered(String form, SupplierOrder supplierOrder) {
        return form.equals("report") ? !parcels.of(supplierOrder.id()).isEmpty() : supplierOrder.answeredAt() != null;
    }

    private static boolean isClosedTo(String form, SupplierOrder supplierOrder) {
        return switch (supplierOrder.state()) {
            case SUBMITTED -> false;
            case ACCEPTED -> !form.equals("report");
            case DRAFT, REJECTED, SHIPPED, CLOSED, CANCELLED -> true;
        };
    }

    private String page(Opened opened, @Nullable String done, Faults faults, int rows, Model model) {
        var supplierOrder = opened.supplierOrder();
        model.addAttribute("order", view(opened));
        model.addAttribute("done", done);
        model.addAttribute("faults", faults);
        model.addAttribute("rows", Math.min(rows, MOST_ROWS));
        model.addAttribute("moreRows", rows < MOST_ROWS);
        model.addAttribute("reasons", RejectionReason.values());
        model.addAttribute("wording", opened.wording());
        model.addAttribute("dates", ShipDates.of(supplierOrder, opened.supplier(), opened.order(), opened.wording()));
        model.addAttribute("contact", contact);
        return "supplier/order";
    }

    private SupplierView view(Opened opened) {
        return SupplierView.of(
                opened.supplierOrder(),
                opened.supplier(),
                opened.order(),
                parcels.of(opened.supplierOrder().id()),
                opened.wording());
    }

    private String closed(Refusal refusal, HttpServletResponse response, Model model) {
        var gone =
                refusal.problems().stream().noneMatch(problem -> problem.code().equals("link-unknown"));
        response.setStatus((gone ? HttpStatus.GONE : HttpStatus.NOT_FOUND).value());
        model.addAttribute("gone", gone);
        model.addAttribute("contact", contact);
        return "supplier/closed";
    }

    private Opened open(@Nullable String token, HttpServletRequest request) throws Refusal {
        if (token == null) {
            throw Refusal.because("link-unknown");
        }
        var supplierOrder = links.open(token);
        var supplier = suppliers.find(supplierOrder.supplierId()).orElseThrow();
        ChosenLanguage.readerSpeaks(supplier.language(), request);
        return new Opened(
                supplierOrder,
                supplier,
                orders.find(supplierOrder.orderId()).orElseThrow(),
                wordings.in(languages.resolveLocale(request)));
    }

    private Opened reread(Opened before) {
        return new Opened(
                supplierOrders.find(before.supplierOrder().id()).orElseThrow(),
                before.supplier(),
                before.order(),
                before.wording());
    }

    /** The rows that were filled in; a field of the report is named by its place among them, as the form's rows may have gaps. */
    private static List<ReportedParcel> reported(Map<String, String> typed) {
        var reported = new ArrayList<ReportedParcel>();
        for (var row = 0; row < rowsIn(typed); row++) {
            var number = Typed.words(typed.get(numberField(row)));
            var carrier = Typed.words(typed.get(carrierField(row)));
            if (number != null || carrier != null) {
                reported.add(new ReportedParcel(carrier, number == null ? "" : number));
            }
        }
        return reported;
    }

    private static int rowsIn(Map<String, String> typed) {
        var rows = FIRST_ROWS;
        while (rows < MOST_ROWS && typed.containsKey(numberField(rows))) {
            rows++;
        }
        return rows;
    }

    private static Set<String> parcelFields() {
        var fields = new HashSet<String>(Set.of("note"));
        for (var row = 0; row < MOST_ROWS; row++) {
            fields.add(numberField(row));
            fields.add(carrierField(row));
        }
        return fields;
    }

    private static String numberField(int row) {
        return "parcels[" + row + "].trackingNumber";
    }

    private static String carrierField(int row) {
        return "parcels[" + row + "].carrier";
    }
}
