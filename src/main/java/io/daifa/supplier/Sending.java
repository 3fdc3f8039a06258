package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.mail.Mails;
import io.daifa.order.Orders;
import io.daifa.order.Stage;
import io.daifa.order.Stops;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings purchase orders to their suppliers, by mail or by a person's call; the time to answer begins. */
@Component
class Sending {

    private final JdbcClient jdbc;
    private final Suppliers suppliers;
    private final SupplierLinks links;
    private final PurchaseOrderMail mail;
    private final Mails mails;
    private final Orders orders;
    private final Stops stops;
    private final SupplierOrderDeadlines deadlines;
    private final SupplierStory story;
    private final Clock clock;

    Sending(
            JdbcClient jdbc,
            Suppliers suppliers,
            SupplierLinks links,
            PurchaseOrderMail mail,
            Mails mails,
            Orders orders,
            Stops stops,
            SupplierOrderDeadlines deadlines,
            SupplierStory story,
            Clock clock) {
        this.jdbc = jdbc;
        this.suppliers = suppliers;
        this.links = links;
        this.mail = mail;
        this.mails = mails;
        this.orders = orders;
        this.stops = stops;
        this.deadlines = deadlines;
        this.story = story;
        this.clock = clock;
    }

    /**
     * A crash after the mail and before the commit sends the same mail under the same name again. While the order is stopped, nothing is
     * sent and it stays a draft.
     */
    void send(SupplierOrder supplierOrder) {
        if (supplierOrder.state() != State.DRAFT
                || supplierOrder.supplierId() == null
                || stops.isStopped(supplierOrder.orderId())) {
            return;
        }
        var supplier = supplier(supplierOrder);
        var due = due(supplierOrder, supplier);
        if (supplier.channel() == Channel.MAIL) {
            // Intended with the assignment, unless the supplier was reached by phone then.
            mails.intend(PurchaseOrderMail.intended(supplierOrder, supplier, supplierOrder.revision()));
        }
        submit(supplierOrder, due);
        story.tell(
                supplierOrder,
                Actor.SYSTEM,
                "supplier-order-sent",
                Map.of("supplier", supplier.name(), "answerDue", due.answer().toString()),
                null);
        mails.send(
                PurchaseOrderMail.TEMPLATE,
                supplierOrder.id().value(),
                supplierOrder.revision(),
                mail.text(supplierOrder, due.answer(), due.ship()));
    }

    void called(SupplierOrder supplierOrder, Actor by, @Nullable String note) throws Refusal {
        SupplierOrderTransitions.check(supplierOrder, State.SUBMITTED);
        SupplierStory.NOTE.check("note", note);
        if (supplierOrder.supplierId() == null) {
            throw Refusal.because("supplier-not-chosen");
        }
        if (stops.isStopped(supplierOrder.orderId())) {
            throw Refusal.because("supplier-order-on-hold");
        }
        var supplier = supplier(supplierOrder);
        submit(supplierOrder, due(supplierOrder, supplier));
        story.tell(supplierOrder, by, "supplier-called", Map.of("supplier", supplier.name()), note);
    }

    /** One who is called gets a link too: a person may pass it on. */
    private void submit(SupplierOrder supplierOrder, Due due) {
        links.issue(supplierOrder);
        jdbc.sql("""
                        update daifa.supplier_order set state = 'SUBMITTED', submitted_at = :now, answer_due = :answerDue, ship_due = :shipDue
                        where id = :id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("answerDue", due.answer().atOffset(ZoneOffset.UTC))
                .param("shipDue", due.ship().atOffset(ZoneOffset.UTC))
                .param("id", supplierOrder.id().value())
                .update();
        orders.reached(supplierOrder.orderId(), supplierOrder.id().value(), Stage.IN_PROGRESS);
    }

    private Due due(SupplierOrder supplierOrder, Supplier supplier) {
        var shipBy = orders.find(supplierOrder.orderId()).orElseThrow().shipBy();
        var now = clock.instant();
        return new Due(deadlines.answerDue(supplier, now, shipBy), deadlines.shipDue(supplier, now, shipBy));
    }

    private Supplier supplier(SupplierOrder supplierOrder) {
        return suppliers.find(supplierOrder.supplierId()).orElseThrow();
    }

    private record Due(java.time.Instant answer, java.time.Instant ship) {}
}
