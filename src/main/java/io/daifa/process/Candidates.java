package io.daifa.process;

import static io.daifa.process.Tables.option;
import static io.daifa.process.Tables.pair;
import static io.daifa.process.Tables.row;

import io.daifa.kernel.Refusal;
import io.daifa.supplier.Candidate;
import io.daifa.supplier.OnTimeShare;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The suppliers that a person may choose from, and the one who was asked, as forms show them. */
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

    /** The form's variables {@code candidates} and {@code supplierOptions}: all who offer something of it, and then everybody else. */
    public Map<String, Object> shown(SupplierOrder supplierOrder) {
        var candidates = supplierOrders.candidates(supplierOrder.id());
        return Map.of(
                "candidates",
                tables.rows(candidates.stream().map(this::shown).toList()),
                "supplierOptions",
                tables.rows(suppliers.all().stream()
                        .filter(supplier -> supplier.active() && !supplier.id().equals(supplierOrder.supplierId()))
                        .map(supplier -> option(supplier.id().toString(), supplier.name()))
                        .toList()));
    }

    /** The supplier who was asked, as the form's variable {@code contact}. */
    public Object contact(SupplierOrder supplierOrder) {
        var supplier = suppliers.find(supplierOrder.supplierId()).orElseThrow();
        return tables.pairs(
                pair("supplier", supplier.name()),
                pair("contact", supplier.contact()),
                pair("phone", supplier.phone()),
                pair("email", supplier.email()),
                pair("submitted", tables.time(supplierOrder.submittedAt())),
                pair("answerDue", tables.time(supplierOrder.answerDue())),
                pair("promised", tables.time(supplierOrder.promisedShipAt())),
                pair("shipDue", tables.time(supplierOrder.shipDue())),
                pair("supplierNote", supplierOrder.rejectionNote()));
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

    private Map<String, Object> shown(Candidate candidate) {
        var against = Stream.of(
                        candidate.askedBefore() == null
                                ? null
                                : tables.text("supplierAttempt." + candidate.askedBefore()),
                        candidate.reason() == null ? null : tables.text("routing." + candidate.reason()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
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
                against);
    }
}
