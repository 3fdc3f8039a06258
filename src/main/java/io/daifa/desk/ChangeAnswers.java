package io.daifa.desk;

import io.daifa.change.ChangeId;
import io.daifa.change.OrderChanges;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a supplier answers, at its page, when it is asked whether a purchase order can still be changed. */
@Controller
class ChangeAnswers {

    private static final String FORM = "change";

    private final SupplierOrderPage page;
    private final SupplierAnswers answers;
    private final OrderChanges changes;

    ChangeAnswers(SupplierOrderPage page, SupplierAnswers answers, OrderChanges changes) {
        this.page = page;
        this.answers = answers;
        this.changes = changes;
    }

    @PostMapping(path = SupplierPage.PATH, params = "answer=change-agree")
    String agree(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(true, typed, request, response, model);
    }

    @PostMapping(path = SupplierPage.PATH, params = "answer=change-refuse")
    String refuse(
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return answered(false, typed, request, response, model);
    }

    private String answered(
            boolean agrees,
            Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        SupplierOrderPage.Opened opened;
        try {
            opened = page.open(request);
        } catch (Refusal refusal) {
            return page.closed(refusal, response, model);
        }
        // As with the other forms: the cookie is of the link that was opened last.
        if (!opened.purchaseOrder().supplierOrder().number().equals(typed.get("number"))) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return "supplier/other";
        }
        try {
            var change = change(typed.get("change"));
            var by = opened.by();
            var now = Conflicts.retried(() -> answers.give(
                    opened.token(),
                    locked -> changes.answer(change, locked.id(), agrees, Typed.words(typed.get("note")), by)));
            return page.show(opened.now(now), FORM, model);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page.show(
                    opened, Faults.of(FORM, refusal, Set.of("note"), typed, opened.wording()), ParcelRows.FIRST, model);
        }
    }

    private static ChangeId change(@org.jspecify.annotations.Nullable String typed) throws Refusal {
        try {
            return ChangeId.of(UUID.fromString(String.valueOf(typed)));
        } catch (IllegalArgumentException e) {
            throw Refusal.because("link-unknown");
        }
    }
}
