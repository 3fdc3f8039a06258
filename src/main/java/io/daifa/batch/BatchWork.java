package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Part;
import io.daifa.batch.Batch.State;
import io.daifa.batch.BatchRows.Work;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works the orders of all batches, one a transaction. What is to be done stands in rows, so that it goes on after a crash, on any node, and
 * several nodes share it.
 */
@Component
class BatchWork implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWork.class);
    private static final int AT_ONCE = 500;
    private static final int ATTEMPTS = 5;

    private final BatchRows rows;
    private final OneOrder oneOrder;
    private final Concerned concerned;
    private final Deeds deeds;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int workers;
    private final ExecutorService threads;

    BatchWork(
            BatchRows rows,
            OneOrder oneOrder,
            Concerned concerned,
            Deeds deeds,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${daifa.batch.workers:8}") int workers) {
        this.rows = rows;
        this.oneOrder = oneOrder;
        this.concerned = concerned;
        this.deeds = deeds;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.workers = workers;
        this.threads = Executors.newFixedThreadPool(Math.max(1, workers - 1));
    }

    /** Works what there is, some hundred orders at a time. */
    @Scheduled(fixedDelayString = "${daifa.batch.every:PT1S}")
    void sweep() {
        var since = clock.instant();
        if (workNext(since)) {
            var helpers = IntStream.range(1, workers)
                    .mapToObj(helper -> CompletableFuture.runAsync(() -> workOff(since), threads))
                    .toList();
            workOff(since);
            helpers.forEach(CompletableFuture::join);
        }
        conclude();
    }

    /** Several of a node at once: a person waits for the end, and an order is hundred small questions to the database. */
    private void workOff(Instant since) {
        for (var worked = 0; worked < AT_ONCE && workNext(since); worked++) {}
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }

    private boolean workNext(Instant since) {
        var current = new AtomicReference<@Nullable Work>();
        try {
            return Conflicts.retried(() -> Boolean.TRUE.equals(transaction.execute(status -> {
                var work = rows.next(since).orElse(null);
                current.set(work);
                if (work != null) {
                    oneOrder.work(work);
                }
                return work != null;
            })));
        } catch (Refused refused) {
            // What a task refuses has rolled the transaction back.
            var work = Objects.requireNonNull(current.get());
            var part = work.item().part() == Part.TO_RELEASE ? Part.DONE : Part.LEFT;
            transaction.executeWithoutResult(
                    status -> rows.refused(work, part, refused.problems().get(0)));
            return true;
        } catch (RuntimeException e) {
            var work = current.get();
            if (work == null) {
                throw e;
            }
            LOG.warn(
                    "Batch {} cannot work order {}", work.batchId(), work.item().orderId(), e);
            transaction.executeWithoutResult(status -> rows.failed(work, ATTEMPTS));
            return true;
        }
    }

    private void conclude() {
        transaction.executeWithoutResult(status -> {
            rows.workedOff(State.RUNNING).forEach(this::conclude);
            rows.workedOff(State.RELEASING).forEach(batch -> rows.become(batch.id(), State.RELEASED));
        });
    }

    private void conclude(Batch batch) {
        var cause = batch.cause();
        if (cause == null) {
            deeds.of(batch.action()).finish(batch);
        } else if (batch.action() == Action.HOLD) {
            // Orders that got their supplier while the batch was being written down.
            var missed = rows.plan(
                    batch.id(),
                    concerned.find(cause).stream()
                            .map(Concerned.Hit::orderId)
                            .distinct()
                            .toList());
            if (missed > 0) {
                return;
            }
        }
        rows.become(batch.id(), batch.action() == Action.HOLD ? State.STANDING : State.FINISHED);
    }
}
