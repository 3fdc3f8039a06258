package io.daifa.desk;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.records.Export;
import io.daifa.records.Exports;
import io.daifa.records.RecordKind;
import io.daifa.records.RecordPage;
import io.daifa.records.RecordQuery;
import io.daifa.records.Records;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The records of the five steps: a list each, narrowed and sorted by the page's address, and from there into a file. */
@Controller
@RequestMapping("/desk/records")
class RecordsPage {

    private static final String VIEW = "desk/records";
    private static final String PLACE = "place";

    private final Records records;
    private final Exports exports;
    private final RecordView view;
    private final OrderFacts facts;
    private final Wordings wordings;

    RecordsPage(Records records, Exports exports, RecordView view, OrderFacts facts, Wordings wordings) {
        this.records = records;
        this.exports = exports;
        this.view = view;
        this.facts = facts;
        this.wordings = wordings;
    }

    @GetMapping
    String first() {
        return "redirect:/desk/records/" + RecordKind.ORDERS.path();
    }

    @GetMapping("/{kind}")
    String show(
            @PathVariable String kind,
            @RequestParam Map<String, String> fields,
            Authentication user,
            Locale language,
            Model model,
            HttpServletResponse response) {
        return page(existing(kind), fields, false, null, user, language, model, response);
    }

    /** Who looks at receivers is written down in each order's story, before they are shown. */
    @PostMapping(path = "/{kind}", params = "do=show-receivers")
    String showReceivers(
            @PathVariable String kind,
            @RequestParam Map<String, String> fields,
            Authentication user,
            Locale language,
            Model model,
            HttpServletResponse response) {
        OrderRequest.require(Allowed.to(user).receiver());
        return page(existing(kind), fields, true, null, user, language, model, response);
    }

    @PostMapping(path = "/{kind}", params = "do=export")
    String export(
            @PathVariable String kind,
            @RequestParam Map<String, String> fields,
            Authentication user,
            Locale language,
            Model model,
            HttpServletResponse response) {
        var receivers = fields.containsKey("receivers");
        OrderRequest.require(!receivers || Allowed.to(user).receiver());
        var of = existing(kind);
        var isClear = of == RecordKind.ORDERS ? receivers : seesSuppliers(of, user);
        try {
            var format = Typed.choice("format", fields.get("format"), Export.Format.class);
            exports.ask(RecordQuery.read(of, fields), format, language, isClear, user.getName());
            return "redirect:/desk/records/exports";
        } catch (Refusal refusal) {
            return page(of, fields, false, refusal, user, language, model, response);
        }
    }

    private String page(
            RecordKind kind,
            Map<String, String> fields,
            boolean receivers,
            @Nullable Refusal refusal,
            Authentication user,
            Locale language,
            Model model,
            HttpServletResponse response) {
        var wording = wordings.in(language);
        var query = RecordQuery.all(kind);
        RecordPage found = null;
        var said = refusal;
        try {
            query = RecordQuery.read(kind, fields);
            found = records.page(query, fields.get(PLACE), language, receivers || seesSuppliers(kind, user));
        } catch (Refusal other) {
            said = other;
        }
        if (receivers && found != null) {
            facts.receiversShown(
                    found.rows().stream()
                            .map(row -> OrderId.of(row.orderId()))
                            .distinct()
                            .toList(),
                    Actor.staff(user.getName()));
        }
        if (said != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        model.addAttribute("kind", kind.path());
        model.addAttribute("heading", wording.word("records", kind));
        model.addAttribute("kinds", kinds(wording));
        model.addAttribute("typed", fields);
        model.addAttribute("fields", view.fields(kind, wording));
        model.addAttribute(
                "problems",
                said == null
                        ? List.of()
                        : said.problems().stream().map(wording::problem).toList());
        model.addAttribute("table", found == null ? null : view.table(query, found, wording));
        model.addAttribute("narrowed", !query.values().isEmpty());
        model.addAttribute("query", RecordView.hidden(query));
        model.addAttribute(PLACE, fields.get(PLACE));
        model.addAttribute(
                "hides", kind == RecordKind.ORDERS && Allowed.to(user).receiver());
        model.addAttribute("shown", receivers);
        return VIEW;
    }

    private static List<Wording.Choice> kinds(Wording wording) {
        return Stream.of(RecordKind.values())
                .map(kind -> new Wording.Choice(kind.path(), wording.word("records", kind)))
                .toList();
    }

    /** Who may see receivers sees at once whom to call at a supplier: it is no customer, so nobody writes it down. */
    private static boolean seesSuppliers(RecordKind kind, Authentication user) {
        return kind == RecordKind.SUPPLIERS && Allowed.to(user).receiver();
    }

    private static RecordKind existing(String kind) {
        return RecordKind.at(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
