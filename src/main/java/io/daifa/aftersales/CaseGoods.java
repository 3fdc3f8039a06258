package io.daifa.aftersales;

import io.daifa.order.OrderId;
import io.daifa.order.OrderRejected;
import io.daifa.order.ReplacementReached;
import io.daifa.order.Stage;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears how replacements end. */
@Component
class CaseGoods {

    private static final Set<Stage> ENDS =
            EnumSet.of(Stage.DELIVERED, Stage.COMPLETED, Stage.REJECTED, Stage.CANCELLED);

    private final Replacements replacements;
    private final ApplicationEventPublisher publisher;

    CaseGoods(Replacements replacements, ApplicationEventPublisher publisher) {
        this.replacements = replacements;
        this.publisher = publisher;
    }

    @EventListener
    void on(ReplacementReached event) {
        if (ENDS.contains(event.stage())) {
            ended(event.orderId());
        }
    }

    @EventListener
    void on(OrderRejected event) {
        ended(event.orderId());
    }

    private void ended(OrderId replacement) {
        replacements.waitingFor(replacement).ifPresent(id -> publisher.publishEvent(new ReplacementEnded(id)));
    }
}
