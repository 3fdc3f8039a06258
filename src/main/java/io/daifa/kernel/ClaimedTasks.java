package io.daifa.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tasks that people have claimed, and their handover to colleagues: the process answers. */
public interface ClaimedTasks {

    /** The open tasks that this person has claimed, those that are due first at the top. */
    List<Claimed> of(String person);

    /**
     * Gives these tasks of the person back to their desks, each with a note (empty: none); answers how many. What is not, or no longer, this
     * person's stays. Refuses a note that is too long.
     */
    int giveBack(String person, Map<String, String> notes) throws Refusal;

    /** What was given back lately to these desks, the newest first. */
    List<GivenBack> lately(Collection<String> desks, int most);

    /** A claimed task: its name in the task language, the order that it is about, and the note of the last handover. */
    record Claimed(
            String taskId,
            String name,
            UUID orderId,
            @Nullable Instant due,
            @Nullable String lastNote) {}

    /** A task that was given back: by whom and when, at the shift's end or by hand, in what words; whether it is still open, and whose it is now. */
    record GivenBack(
            String taskId,
            String name,
            UUID orderId,
            String person,
            Instant at,
            boolean atShiftEnd,
            @Nullable String note,
            boolean open,
            @Nullable String holder) {}
}
