package io.daifa.process.refund;

import io.daifa.order.Orders;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.process.Instances;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts the instances of refunds that are to be paid and have none. A refund becomes due with its instance, so it finds nothing as a rule; it is there for
 * those of a release that knew no instances, and for what was lost.
 */
@Component
class RefundsAtRest {

    private static final Logger LOG = LoggerFactory.getLogger(RefundsAtRest.class);
    private static final int AT_ONCE = 100;

    private static final String WITHOUT_INSTANCE = """
            select r.id from daifa.refund r
            where r.state = 'DUE'
              and not exists (select 1 from public.act_ru_execution e where e.business_key_ = cast(r.id as text))
            """;

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Refunds refunds;
    private final Instances instances;
    private final TransactionTemplate transaction;

    RefundsAtRest(
            JdbcClient jdbc,
            Orders orders,
            Refunds refunds,
            Instances instances,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.refunds = refunds;
        this.instances = instances;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "${daifa.process.tell-again:PT1M}", initialDelayString = "PT10S")
    void sweep() {
        for (var id : withoutInstance()) {
            try {
                transaction.executeWithoutResult(status -> start(id));
            } catch (RuntimeException e) {
                LOG.warn("Cannot start the instance of refund {}", id, e);
            }
        }
    }

    private List<UUID> withoutInstance() {
        return jdbc.sql(WITHOUT_INSTANCE + "order by r.id limit :most")
                .param("most", AT_ONCE)
                .query(UUID.class)
                .list();
    }

    private void start(UUID id) {
        // Under the order's lock, so that one of several nodes starts it.
        orders.lock(refunds.find(id).map(Refund::orderId).orElseThrow());
        var isStill = jdbc.sql(WITHOUT_INSTANCE + "and r.id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
        if (isStill) {
            instances.startRefund(id);
        }
    }
}
