package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.mail.Mails;
import io.daifa.order.Stops;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.SupplierOrder.State;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reminds suppliers of purchase orders that they have not answered, by mail and once for each deadline. */
@Component
class Reminders {

    private static final String TEMPLATE = "purchase-order-reminder";

    private final Suppliers suppliers;
    private final PurchaseOrderMail mail;
    private final Mails mails;
    private final Stops stops;
    private final SupplierStory story;
    private final Clock clock;

    Reminders(Suppliers suppliers, PurchaseOrderMail mail, Mails mails, Stops stops, SupplierStory story, Clock clock) {
        this.suppliers = suppliers;
        this.mail = mail;
        this.mails = mails;
        this.stops = stops;
        this.story = story;
        this.clock = clock;
    }

    /** Nothing is sent to one that has answered, that is reached by phone only, or whose time is over; nor while the order is stopped. */
    void remind(SupplierOrder supplierOrder) {
        if (supplierOrder.state() != State.SUBMITTED
                || !supplierOrder.answerDue().isAfter(clock.instant())
                || stops.isStopped(supplierOrder.orderId())) {
            return;
        }
        var supplier = suppliers.find(supplierOrder.supplierId()).orElseThrow();
        var about = deadline(supplierOrder);
        if (supplier.channel() != Channel.MAIL || mails.isSent(TEMPLATE, about, supplierOrder.revision())) {
            return;
        }
        mails.intend(new Mails.Intended(
                TEMPLATE,
                about,
                supplierOrder.revision(),
                supplierOrder.orderId().value(),
                supplier.email(),
                supplier.language()));
        story.tell(supplierOrder, Actor.SYSTEM, "supplier-reminded", Map.of("supplier", supplier.name()), null);
        mails.send(
                TEMPLATE,
                about,
                supplierOrder.revision(),
                mail.text(supplierOrder, supplierOrder.answerDue(), supplierOrder.shipDue()));
    }

    /** The same for the same deadline: another one makes another mail. */
    private static UUID deadline(SupplierOrder supplierOrder) {
        var name = supplierOrder.id() + " " + supplierOrder.answerDue();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
