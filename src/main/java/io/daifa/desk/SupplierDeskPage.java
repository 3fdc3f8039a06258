package io.daifa.desk;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.Orders;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.PastedNumbers;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierLinks;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.Suppliers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * A supplier's page for all its purchase orders that await shipment, where it pastes numbers of many at once. To whom the goods go is not
 * shown here. As with the link of one purchase order, the token goes from the address into a cookie.
 */
@Controller
class SupplierDeskPage {

    static final String PATH = "/so";
    static final String COOKIE = "supplier-desk";

    private final SupplierLinks links;
    private final Suppliers suppliers;
    private final PastedNumbers numbers;
    private final Parcels parcels;
    private final Orders orders;
    private final SupplierOrderPage page;
    private final Wordings wordings;
    private final LocaleResolver languages;

    SupplierDeskPage(
            SupplierLinks links,
            Suppliers suppliers,
            PastedNumbers numbers,
            Parcels parcels,
            Orders orders,
            SupplierOrderPage page,
            Wordings wordings,
            LocaleResolver languages) {
        this.links = links;
        this.suppliers = suppliers;
        this.numbers = numbers;
        this.parcels = parcels;
        this.orders = orders;
        this.page = page;
        this.wordings = wordings;
        this.languages = languages;
    }

    /** A purchase order that awaits shipment. */
    record Open(String number, String goods, String shipBy, String pressure) {}

    @GetMapping(PATH + "/{token}")
    @Nullable
    String enter(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            opened(token);
        } catch (Refusal refusal) {
            return page.closed(refusal, response, model);
        }
        LinkCookie.keep(COOKIE, token, PATH, request, response);
        return null;
    }

    @GetMapping(PATH)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            var supplier = opened(request);
            model.addAttribute("numbers", "");
            return view(supplier, wording(supplier, request), model);
        } catch (Refusal refusal) {
            return page.closed(refusal, response, model);
        }
    }

    @PostMapping(PATH)
    String take(
            @RequestParam String numbers,
            @RequestParam(name = "do") String what,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Supplier supplier;
        try {
            supplier = opened(request);
        } catch (Refusal refusal) {
            return page.closed(refusal, response, model);
        }
        var wording = wording(supplier, request);
        var onlyLook = !what.equals("register");
        try {
            var rows = PastedRows.of(
                    this.numbers.take(numbers, supplier.id(), onlyLook, Actor.supplier(supplier.name())), wording);
            model.addAttribute("rows", rows);
            model.addAttribute("looked", onlyLook);
            model.addAttribute("numbers", onlyLook ? numbers : rows.left());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute(
                    "failed", refusal.problems().stream().map(wording::problem).toList());
            model.addAttribute("numbers", numbers);
        }
        return view(supplier, wording, model);
    }

    private Supplier opened(HttpServletRequest request) throws Refusal {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            throw Refusal.because("link-unknown");
        }
        return opened(cookie.getValue());
    }

    /** A supplier that is switched off has no page any more. */
    private Supplier opened(String token) throws Refusal {
        return suppliers
                .find(links.openAll(token))
                .filter(Supplier::active)
                .orElseThrow(() -> Refusal.because("link-revoked"));
    }

    private Wording wording(Supplier supplier, HttpServletRequest request) {
        ChosenLanguage.readerSpeaks(supplier.language(), request);
        return wordings.in(languages.resolveLocale(request));
    }

    private String view(Supplier supplier, Wording wording, Model model) {
        model.addAttribute("supplier", supplier.name());
        model.addAttribute(
                "open",
                numbers.open(supplier.id()).stream()
                        .map(one -> open(one, wording))
                        .toList());
        return "supplier/open";
    }

    private Open open(SupplierOrder supplierOrder, Wording wording) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        return new Open(
                supplierOrder.number(),
                parcels.left(supplierOrder.id()).stream()
                        .map(line -> order.line(line.line()).name() + " × " + line.quantity())
                        .collect(Collectors.joining(", ")),
                wording.at(supplierOrder.shipDue()),
                supplierOrder.shipDue() == null ? "calm" : wording.pressure(supplierOrder.shipDue()));
    }
}
