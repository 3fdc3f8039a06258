package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.mail.Mails;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.SupplierAttempts.SupplierAttempt;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives supplier orders to suppliers; each other supplier makes another revision, with a mail and a link of its own. */
@Component
class Assignment {

    private final JdbcClient jdbc;
    private final SupplierAttempts attempts;
    private final SupplierLinks links;
    private final Mails mails;
    private final SupplierStory story;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Assignment(
            JdbcClient jdbc,
            SupplierAttempts attempts,
            SupplierLinks links,
            Mails mails,
            SupplierStory story,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.attempts = attempts;
        this.links = links;
        this.mails = mails;
        this.story = story;
        this.events = events;
        this.clock = clock;
    }

    /** A draft that is given to its own supplier again stays as it is. */
    void assign(SupplierOrder supplierOrder, Supplier supplier, Actor by, @Nullable String note) throws Refusal {
        SupplierOrderTransitions.check(supplierOrder, State.DRAFT);
        SupplierStory.NOTE.check("note", note);
        checkActive(supplier);
        if (supplierOrder.state() == State.DRAFT && supplier.id().equals(supplierOrder.supplierId())) {
            return;
        }
        var revision = supplierOrder.supplierId() == null ? supplierOrder.revision() : supplierOrder.revision() + 1;
        withdraw(supplierOrder);
        write(supplierOrder, supplier, revision);
        if (supplier.channel() == Channel.MAIL) {
            mails.intend(PurchaseOrderMail.intended(supplierOrder, supplier, revision));
        }
        story.tell(supplierOrder, by, "supplier-assigned", Map.of("supplier", supplier.name()), note);
        events.publishEvent(new SupplierAssigned(supplierOrder.id(), supplierOrder.orderId()));
    }

    /** Takes a draft from its supplier, so that it is chosen anew; the next one's purchase order is another revision, with a mail of its own. */
    void unassign(SupplierOrder supplierOrder, Actor by, @Nullable String note) {
        withdraw(supplierOrder);
        jdbc.sql("update daifa.supplier_order set supplier_id = null, revision = revision + 1 where id = :id")
                .param("id", supplierOrder.id().value())
                .update();
        story.tell(supplierOrder, by, "supplier-taken-back", Map.of("number", supplierOrder.number()), note);
    }

    /** Refuses a supplier that is switched off; null is none. */
    static void checkActive(@Nullable Supplier supplier) throws Refusal {
        if (supplier != null && !supplier.active()) {
            throw Refusal.at("supplierId", "supplier-inactive", supplier.name());
        }
    }

    private void withdraw(SupplierOrder supplierOrder) {
        if (supplierOrder.state() == State.SUBMITTED) {
            var expired = !supplierOrder.answerDue().isAfter(clock.instant());
            attempts.ended(supplierOrder, expired ? SupplierAttempt.EXPIRED : SupplierAttempt.WITHDRAWN);
        }
        if (supplierOrder.state() != State.DRAFT) {
            links.revoke(supplierOrder.id());
            mails.cancel(RevisionMail.TEMPLATE, supplierOrder.id().value(), supplierOrder.revision());
        } else if (supplierOrder.supplierId() != null) {
            mails.cancel(PurchaseOrderMail.TEMPLATE, supplierOrder.id().value(), supplierOrder.revision());
        }
    }

    private void write(SupplierOrder supplierOrder, Supplier supplier, int revision) {
        jdbc.sql("""
                        update daifa.supplier_order set state = 'DRAFT', supplier_id = :supplier, revision = :revision, submitted_at = null,
                            answer_due = null, answered_at = null, promised_ship_at = null, ship_due = null, chase_at = null,
                            rejection_reason = null, rejection_note = null
                        where id = :id
                        """)
                .param("supplier", supplier.id())
                .param("revision", revision)
                .param("id", supplierOrder.id().value())
                .update();
    }
}
