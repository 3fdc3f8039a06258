package io.daifa.batch;

import io.daifa.kernel.Money;
import io.daifa.kernel.OpenTasks.OpenTask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an errand would do, if it were started now.
 *
 * @param worked the tasks that it would work
 * @param orders how many orders these are of
 * @param suppliers how many suppliers have them, where they have any
 * @param worth what they are worth, by currency: what was paid for the orders, or what is given back
 * @param left those that it would leave out, and why
 */
public record TaskPreview(List<OpenTask> worked, int orders, int suppliers, List<Money> worth, List<Left> left) {

    /** A task that is left out; null where it is gone. */
    public record Left(Batch.Reason reason, @Nullable OpenTask task) {}
}
