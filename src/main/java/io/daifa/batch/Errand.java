package io.daifa.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants done to many tasks at once.
 *
 * @param taskIds the tasks that were chosen
 * @param references the payments that are written down, by task
 * @param note why, or what is to be known
 * @param until until when orders are held; null: until they are released
 * @param target to which supplier orders are given; null: to the next best of each
 * @param forced whether suppliers are chased although they were chased lately
 */
public record Errand(
        Batch.Action action,
        List<String> taskIds,
        Map<String, String> references,
        @Nullable String note,
        @Nullable Instant until,
        @Nullable UUID target,
        boolean forced) {}
