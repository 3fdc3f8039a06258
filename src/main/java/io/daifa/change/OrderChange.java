package io.daifa.change;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.order.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change (变更) that is asked of a running order, as it stands.
 *
 * @param externalId the asker's own id of the request
 * @param lines the units that are asked off the order; none where all of it is meant
 * @param receiver to whom the order is to go
 * @param way where the last assessment sent it
 * @param point why
 * @param refusal why it was refused
 * @param answer what the asker is told, in a person's words
 * @param refund what is given back
 */
public record OrderChange(
        ChangeId id,
        OrderId orderId,
        String number,
        Kind kind,
        State state,
        @Nullable String externalId,
        Actor askedBy,
        Instant askedAt,
        @Nullable String note,
        List<Line> lines,
        @Nullable NewReceiver receiver,
        @Nullable Way way,
        @Nullable ChangePoint point,
        @Nullable Actor decidedBy,
        @Nullable ChangeRefusal refusal,
        @Nullable String answer,
        @Nullable Money refund,
        @Nullable Instant settledAt) {

    /** What is asked. */
    public enum Kind {
        CANCEL,
        ADDRESS,
        PHONE,
        QUANTITY,
        LINE;

        /** Whether units are asked off the order; else another receiver is. */
        public boolean isLess() {
            return this != ADDRESS && this != PHONE;
        }
    }

    /** Where it stands. */
    public enum State {
        REQUESTED,
        ASSESSING,
        ASKED_SUPPLIER,
        GRANTED,
        REFUSED,
        INTERCEPTING,
        TO_CASE,
        WITHDRAWN
    }

    /** Where an assessment sends it: granted at once, the supplier is asked, a person decides, or it is over. */
    public enum Way {
        GRANT,
        ASK,
        DECIDE,
        SETTLED
    }

    /** So many units of the order's line of that number. */
    public record Line(int line, int quantity) {}

    /** To whom the order is to go: personal data; null leaves as it is. */
    public record NewReceiver(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String address) {

        @Override
        public String toString() {
            return "NewReceiver[]";
        }
    }

    /** Whether it is not settled yet. */
    public boolean isOpen() {
        return settledAt == null;
    }
}
