package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.mail.Mails;
import io.daifa.order.Orders;
import io.daifa.order.Stage;
import io.daifa.supplier.SupplierAttempts.SupplierAttempt;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cancels supplier orders before they are shipped, and intends what follows: the word to the supplier and to the customer, and the refund. */
@Component
class Cancellations {

    /** Who has the purchase order in hand must hear that it holds no more; who rejected it need not. */
    private static final Set<State> IN_HAND = Set.of(State.SUBMITTED, State.ACCEPTED);

    private final JdbcClient jdbc;
    private final Suppliers suppliers;
    private final SupplierAttempts attempts;
    private final SupplierLinks links;
    private final Mails mails;
    private final CancellationMails cancellationMails;
    private final Orders orders;
    private final CancelledValue value;
    private final SupplierStory story;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Cancellations(
            JdbcClient jdbc,
            Suppliers suppliers,
            SupplierAttempts attempts,
            SupplierLinks links,
            Mails mails,
            CancellationMails cancellationMails,
            Orders orders,
            CancelledValue value,
            SupplierStory story,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.suppliers = suppliers;
        this.attempts = attempts;
        this.links = links;
        this.mails = mails;
        this.cancellationMails = cancellationMails;
        this.orders = orders;
        this.value = value;
        this.story = story;
        this.clock = clock;
        this.events = events;
    }

    /** Cancelling again changes nothing. */
    void cancel(SupplierOrder supplierOrder, Cancellation why, Actor by, @Nullable String note) throws Refusal {
        if (supplierOrder.state() == State.CANCELLED) {
            return;
        }
        SupplierOrderTransitions.check(supplierOrder, State.CANCELLED);
        SupplierStory.NOTE.check("note", note);
        story.tell(
                supplierOrder,
                by,
                "supplier-order-called-off",
                Map.of("number", supplierOrder.number(), "reason", "cancellation." + why.name()),
                note);
        callOff(supplierOrder);
        links.revoke(supplierOrder.id());
        write(supplierOrder, why);
        cancellationMails.intendToCustomer(supplierOrder, why);
        orders.ended(supplierOrder.orderId(), supplierOrder.id().value(), Stage.CANCELLED);
        value.promise(supplierOrder, by);
        events.publishEvent(new SupplierOrderCancelled(supplierOrder.id(), supplierOrder.orderId()));
    }

    private void callOff(SupplierOrder supplierOrder) {
        if (supplierOrder.state() == State.DRAFT && supplierOrder.supplierId() != null) {
            mails.cancel(PurchaseOrderMail.TEMPLATE, supplierOrder.id().value(), supplierOrder.revision());
        }
        if (supplierOrder.state() == State.SUBMITTED) {
            attempts.ended(supplierOrder, SupplierAttempt.WITHDRAWN);
        }
        if (IN_HAND.contains(supplierOrder.state())) {
            mails.cancel(RevisionMail.TEMPLATE, supplierOrder.id().value(), supplierOrder.revision());
            var supplier = suppliers.find(supplierOrder.supplierId()).orElseThrow();
            if (supplier.email() == null) {
                story.tell(
                        supplierOrder,
                        Actor.SYSTEM,
                        "supplier-to-be-called",
                        Map.of("supplier", supplier.name()),
                        null);
            } else {
                cancellationMails.intendToSupplier(supplierOrder, supplier);
            }
        }
    }

    private void write(SupplierOrder supplierOrder, Cancellation why) {
        jdbc.sql("""
                        update daifa.supplier_order
                        set state = 'CANCELLED', cancellation = :why, chase_at = null, closed_at = :now
                        where id = :id
                        """)
                .param("why", why.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", supplierOrder.id().value())
                .update();
    }
}
