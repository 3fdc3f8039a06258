package io.daifa.aftersales;

import io.daifa.kernel.Conflicts;
import io.daifa.tracking.StrayDelivered;
import io.daifa.tracking.Tracks;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hears what carriers deliver that is none of our parcels: it may be a return's. Each has a transaction of its own, after the carrier's: that one holds the
 * locks of its parcels' orders, and must take no further ones out of their sequence. What is lost in between is found by a sweep.
 */
@Component
class StrayReturns {

    private static final Logger LOG = LoggerFactory.getLogger(StrayReturns.class);
    private static final int AT_ONCE = 500;

    private final Returns returns;
    private final ReturnRows rows;
    private final Tracks tracks;
    private final TransactionTemplate own;
    // Where to look next; it decides nothing, and each node goes its own round.
    private String last = "";

    StrayReturns(Returns returns, ReturnRows rows, Tracks tracks, PlatformTransactionManager transactions) {
        this.returns = returns;
        this.rows = rows;
        this.tracks = tracks;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(StrayDelivered event) {
        delivered(event.trackingNumber(), event.at());
    }

    /** Looks at the next numbers of goods on their way back, some hundred at a time. */
    @Scheduled(fixedDelayString = "${daifa.aftersales.strays-every:PT5M}", initialDelayString = "PT1M")
    synchronized void sweep() {
        var numbers = rows.onTheirWay(last, AT_ONCE);
        tracks.delivered(numbers).forEach(this::delivered);
        last = numbers.size() < AT_ONCE ? "" : numbers.get(numbers.size() - 1);
    }

    private void delivered(String number, Instant at) {
        try {
            Conflicts.retried(() -> {
                own.executeWithoutResult(status -> returns.delivered(number, at));
                return number;
            });
        } catch (RuntimeException e) {
            LOG.warn("Cannot tell the return under a number that it was delivered; the sweep will", e);
        }
    }
}
