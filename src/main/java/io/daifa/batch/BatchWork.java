package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.State;
import io.daifa.batch.BatchRows.Task;
import io.daifa.kernel.Conflicts;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works the orders of all batches, one a transaction. What is to be done stands in rows, so that it goes on after a crash, on any node, and
 * several nodes share it.
 */
@Component
class BatchWork {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);
    private static final int AT_ONCE = 500;
    private static final int ATTEMPTS = 5;

    private final BatchRows rows;
    private final OneOrder oneOrder;
    private final Concerned concerned;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BatchWork(
            BatchRows rows,
            OneOrder oneOrder,
            Concerned concerned,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.oneOrder = oneOrder;
        this.concerned = concerned;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Works what there is, some hundred orders at a time. */
    @Scheduled(fixedDelayString = "${daifa.batch.every:PT2S}")
    void sweep() {
        var since = clock.instant();
        for (var worked = 0; worked < AT_ONCE && workNext(since); worked++) {}
        conclude();
    }

    private boolean workNext(Instant since) {
        var current = new AtomicReference<@Nullable Task>();
        try {
            return Conflicts.retried(() -> Boolean.TRUE.equals(transaction.execute(status -> {
                var task = rows.next(since).orElse(null);
                current.set(task);
                if (task != null) {
                    oneOrder.work(task);
                }
                return task != null;
            })));
        } catch (RuntimeException e) {
            var task = current.get();
            if (task == null) {
                throw e;
            }
            LOG.warn("Batch {} cannot work order {}", task.batchId(), task.orderId(), e);
            transaction.executeWithoutResult(status -> rows.failed(task, ATTEMPTS));
            return true;
        }
    }

    private void conclude() {
        transaction.executeWithoutResult(status -> {
            for (var batch : rows.workedOff(State.RUNNING)) {
                // Orders that got their supplier while the batch was being written down.
                var missed = batch.action() == Action.HOLD
                        ? rows.plan(
                                batch.id(),
                                concerned.find(batch.cause()).stream()
                                        .map(Concerned.Hit::orderId)
                                        .distinct()
                                        .toList())
                        : 0;
                if (missed == 0) {
                    rows.become(batch.id(), batch.action() == Action.HOLD ? State.STANDING : State.FINISHED);
                }
            }
            rows.workedOff(State.RELEASING).forEach(batch -> rows.become(batch.id(), State.RELEASED));
        });
    }
}
