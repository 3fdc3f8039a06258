package io.daifa.process;

import static io.daifa.process.Tables.option;
import static io.daifa.process.Tables.row;

import io.daifa.kernel.Refusal;
import io.daifa.supplier.Candidate;
import io.daifa.supplier.OnTimeShare;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The suppliers that a person may choose from, as forms show them. */
@Component
public class Candidates {

    private final SupplierOrders supplierOrders;
    private final Suppliers suppliers;
    private final Tables tables;

    Candidates(SupplierOrders supplierOrders, Suppliers suppliers, Tables tables) {
        this.supplierOrders = supplierOrders;
        this.suppliers = suppliers;
        this.tables = tables;
    }

    /**
     * The form's variables {@code candidates} (who offers something of it; null where nobody does), {@code supplierOptions} (these, and then
     * everybody else, but not who has it) and {@code supplier} (the next best, chosen already).
     */
    public Map<String, Object> shown(SupplierOrder supplierOrder) {
        var candidates = of(supplierOrder);
        var others = candidates.stream()
                .filter(candidate -> candidate.supplier().active()
                        && !candidate.supplier().id().equals(supplierOrder.supplierId()))
                .toList();
        var values = new HashMap<String, Object>();
        values.put("candidates", shown(candidates));
        values.put("supplierOptions", tables.rows(options(supplierOrder, others)));
        values.put(
                "supplier",
                nextBest(others)
                        .map(candidate -> candidate.supplier().id().toString())
                        .orElse(null));
        return values;
    }

    /** Who offers something of it, also who has it or was asked before. */
    public List<Candidate> of(SupplierOrder supplierOrder) {
        return supplierOrders.candidates(supplierOrder.id());
    }

    /** The form's variable {@code candidates}; null where there are none. */
    public @Nullable Object shown(List<Candidate> candidates) {
        return tables.rowsOrNone(candidates.stream().map(this::shown).toList());
    }

    /** Of those that were not asked yet and offer all of it the one that fits; where none fits, the first. */
    private static Optional<Candidate> nextBest(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.askedBefore() == null && candidate.cost() != null)
                .min(Comparator.comparing(candidate -> !candidate.eligible()));
    }

    private List<Map<String, Object>> options(SupplierOrder supplierOrder, List<Candidate> candidates) {
        var options = new ArrayList<Map<String, Object>>();
        var named = new HashSet<UUID>();
        for (var candidate : candidates) {
            named.add(candidate.supplier().id());
            options.add(option(
                    candidate.supplier().id().toString(),
                    joined(
                            candidate.supplier().name(),
                            candidate.cost() == null ? null : tables.money(candidate.cost()),
                            against(candidate))));
        }
        suppliers.all().stream()
                .filter(Supplier::active)
                .filter(supplier -> !supplier.id().equals(supplierOrder.supplierId()) && !named.contains(supplier.id()))
                .forEach(supplier -> options.add(option(supplier.id().toString(), supplier.name())));
        return options;
    }

    /** The supplier that was chosen in that field. */
    public static UUID chosen(Answers answers, String field) throws Refusal {
        var text = answers.needed(field);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.at(field, "not-a-choice", text.length() > 40 ? text.substring(0, 40) : text);
        }
    }

    private String shown(@Nullable OnTimeShare share) {
        return share == null ? "–" : tables.text("form.onTimeShare", share.percent(), share.onTime(), share.due());
    }

    private String against(Candidate candidate) {
        return Stream.of(
                        candidate.askedBefore() == null
                                ? null
                                : tables.text("supplierAttempt." + candidate.askedBefore()),
                        candidate.reason() == null ? null : tables.reason("routing", candidate.reason()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
    }

    private Map<String, Object> shown(Candidate candidate) {
        return row(
                "supplier",
                candidate.supplier().name(),
                "cost",
                tables.money(candidate.cost()),
                "margin",
                tables.money(candidate.margin()),
                "stock",
                candidate.stock() == null ? "–" : candidate.stock().toString(),
                "shipsBy",
                tables.time(candidate.shipsBy()),
                "onTime",
                shown(candidate.onTime()),
                "against",
                against(candidate));
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" · "));
    }
}
