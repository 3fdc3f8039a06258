package io.daifa.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What does not go on by itself, although nobody and nothing is awaited: the process answers. */
public interface StuckInstances {

    /** All that is stuck, at most so many of a kind. */
    Found all(int most);

    /** What is stuck of these business keys (supplier orders, after-sales cases, changes, refunds). */
    List<Stuck> among(Collection<UUID> businessKeys);

    /**
     * The answer.
     *
     * @param stuck what is stuck
     * @param waits how many waits were compared with the facts
     * @param whole whether those were all; of the others the periodic sweep takes care
     */
    record Found(List<Stuck> stuck, int waits, boolean whole) {}

    /**
     * One thing that is stuck.
     *
     * @param kind in which way
     * @param process the process's id
     * @param businessKey what it is about; null where the key is none of ours
     * @param instance the instance's id; null where there is none
     * @param element where in the diagram; null where there is no instance
     * @param detail the fact, the message or the job's error, in a word or two
     * @param since since when, where that is known
     */
    record Stuck(
            Kind kind,
            String process,
            @Nullable UUID businessKey,
            @Nullable String instance,
            @Nullable String element,
            @Nullable String detail,
            @Nullable Instant since) {}

    /** The ways of being stuck; their words stand under {@code stuckKind.<constant>}. */
    enum Kind {
        /** The fact that it waits for is there: the sweep tells it. */
        NOT_TOLD,
        /** The facts are such that its wait makes no sense. */
        CONTRADICTED,
        /** It stands where nobody will ever wake it. */
        WAITS_FOR_NOTHING,
        /** An open supplier order, case, change or refund without an instance. */
        NO_INSTANCE,
        /** An instance whose supplier order, case, change or refund has ended, or is not there. */
        NOTHING_TO_DO,
        /** A job that failed as often as it may: see Cockpit. */
        INCIDENT,
        /** A job without retries that no incident tells of. */
        NO_RETRIES
    }
}
