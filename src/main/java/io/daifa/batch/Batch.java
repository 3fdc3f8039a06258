package io.daifa.batch;

import io.daifa.kernel.Problem;
import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deed done to many orders, and how far it is: to those that meet a cause, or to those behind tasks that a person has chosen.
 *
 * @param cause why; null where tasks were chosen
 * @param note why, or what is to be known; empty where nothing was said
 * @param until until when chosen orders are held; null: until they are released
 * @param target the supplier that chosen orders are given to; null: the next best of each
 * @param forced whether suppliers are chased although they were chased lately
 */
public record Batch(
        UUID id,
        Action action,
        @Nullable Cause cause,
        String note,
        @Nullable Instant until,
        @Nullable UUID target,
        boolean forced,
        State state,
        Instant startedAt,
        String startedBy,
        @Nullable Instant workedAt,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy,
        Progress progress) {

    /** What is done. A hold and a rerouting may be done for a cause; all but a rerouting to chosen tasks. */
    public enum Action {
        HOLD,
        REROUTE,
        CONFIRM,
        ASSIGN,
        CHASE,
        AGREE,
        REFUND;

        /** What may be done for a cause. */
        public static final Set<Action> FOR_CAUSES = Set.of(HOLD, REROUTE);

        /** Whether it can be taken back, as long as nothing was sent. */
        public boolean isTakenBack() {
            return this == HOLD || this == CONFIRM || this == ASSIGN;
        }
    }

    /** Where it stands: a hold stands until it is released; anything else is finished when all orders are worked. What is released is taken back. */
    public enum State {
        RUNNING,
        STANDING,
        FINISHED,
        RELEASING,
        RELEASED
    }

    /** What became of an order. */
    public enum Part {
        PLANNED,
        DONE,
        LEFT,
        FAILED,
        TO_RELEASE,
        RELEASED
    }

    /** Why an order is left behind, failed, or cannot be taken back; the words stand under {@code batchReason.<constant>}. */
    public enum Reason {
        SHIPPED,
        NOT_CONCERNED,
        SUPPLIER_HAS_ACCEPTED,
        NO_OTHER_SUPPLIER,
        STAFF_CHOOSE,
        STAFF_CALL,
        REFUSED,
        RELEASED_BEFORE,
        ERROR,
        TASK_GONE,
        CLAIMED,
        OTHER_TASK,
        MUST_CORRECT,
        SAME_SUPPLIER,
        BY_PHONE,
        NOT_IN_HAND,
        CHASED_LATELY,
        NO_PROPOSAL,
        PROPOSES_NOTHING,
        NO_REFERENCE,
        NOT_BY_HAND,
        SECOND_PERSON,
        SAME_PERSON,
        TOO_LATE
    }

    /** How many orders are where. */
    public record Progress(int planned, int done, int left, int failed, int toRelease, int released, int later) {

        /** All of them. */
        public int all() {
            return planned + done + left + failed + toRelease + released;
        }

        /** How many are worked, of those that are to be worked now. */
        public int worked() {
            return toRelease > 0 ? released : all() - planned;
        }
    }

    /**
     * One of its orders.
     *
     * @param taskId the task that was chosen; empty where the order meets a cause
     * @param element the task's id in the diagram
     * @param reference the payment that is written down
     * @param supplierBefore who had it before it was given to another
     * @param supplierAfter to whom it was given
     * @param refusal what refused it
     */
    public record Item(
            OrderId orderId,
            String taskId,
            @Nullable String element,
            @Nullable SupplierOrderId supplierOrderId,
            Part part,
            @Nullable Reason reason,
            boolean later,
            @Nullable Instant triedAt,
            @Nullable String reference,
            @Nullable UUID supplierBefore,
            @Nullable UUID supplierAfter,
            @Nullable Problem refusal) {

        /** Whether it is about a task that a person has chosen. */
        public boolean isTask() {
            return !taskId.isEmpty();
        }
    }

    /** Whether a person has chosen its orders, by their tasks. */
    public boolean isOfTasks() {
        return cause == null;
    }
}
