package io.daifa.desk;

import io.daifa.kernel.Refusal;
import io.daifa.supplier.SupplierLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Opens a supplier's page for one purchase order. That changes nothing, as mail scanners open every link; the token is taken out of the
 * address into a cookie, so that it does not stay in histories and screenshots.
 */
@Controller
class SupplierPage {

    static final String PATH = "/s";
    static final String COOKIE = "supplier-link";

    private final SupplierLinks links;
    private final SupplierOrderPage page;

    SupplierPage(SupplierLinks links, SupplierOrderPage page) {
        this.links = links;
        this.page = page;
    }

    @GetMapping(PATH + "/{token}")
    @Nullable
    String enter(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            links.open(token);
        } catch (Refusal refusal) {
            return page.closed(refusal, response, model);
        }
        LinkCookie.keep(COOKIE, token, PATH, request, response);
        return null;
    }

    @GetMapping(PATH)
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            return page.show(page.open(request), null, model);
        } catch (Refusal refusal) {
            return page.closed(refusal, response, model);
        }
    }
}
