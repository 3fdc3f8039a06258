package io.daifa.batch;

import io.daifa.batch.Batch.Action;
import io.daifa.batch.Batch.Reason;
import io.daifa.batch.BatchRows.Wish;
import io.daifa.batch.BatchRows.Work;
import io.daifa.kernel.Money;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import org.jspecify.annotations.Nullable;

/** What a batch does to the order behind a task that a person has chosen. */
interface Deed {

    /** Which. */
    Action action();

    /** Whether it can be done at such a task. */
    boolean isFor(OpenTask task);

    /** Why it is not done, as things stand; null where it is. It changes nothing. */
    @Nullable
    Reason leftOut(Subject subject, Wish wish);

    /** What the order is worth to it. */
    Money worth(Subject subject);

    /** Does it, under the order's lock; what refuses it rolls the transaction back. */
    void work(Subject subject, Wish wish, Work work) throws Refusal;

    /** Takes it back, under the order's lock; false where it is too late. */
    default boolean takeBack(Work work, Batch batch, String by) throws Refusal {
        return false;
    }

    /** What is done once all are worked. */
    default void finish(Batch batch) {}

    /**
     * A task with its order.
     *
     * @param user who does it
     * @param reference the payment that is written down
     */
    record Subject(
            OpenTask task,
            Order order,
            String user,
            @Nullable String reference) {}
}
