package io.daifa.order;

import static io.daifa.order.Stage.CANCELLED;
import static io.daifa.order.Stage.COMPLETED;
import static io.daifa.order.Stage.CONFIRMED;
import static io.daifa.order.Stage.DELIVERED;
import static io.daifa.order.Stage.IN_PROGRESS;
import static io.daifa.order.Stage.PARTIALLY_DELIVERED;
import static io.daifa.order.Stage.PARTIALLY_SHIPPED;
import static io.daifa.order.Stage.RECEIVED;
import static io.daifa.order.Stage.REJECTED;
import static io.daifa.order.Stage.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RollUpTest {

    @Test
    void anOrderIsWhereItsLeastAdvancedPartIs() {
        assertThat(of(CONFIRMED, CONFIRMED)).isEqualTo(CONFIRMED);
        assertThat(of(SHIPPED, SHIPPED)).isEqualTo(SHIPPED);
        assertThat(of(DELIVERED, DELIVERED)).isEqualTo(DELIVERED);
    }

    @Test
    void whatIsShippedOrDeliveredInPartIsNamed() {
        assertThat(of(SHIPPED, IN_PROGRESS)).isEqualTo(PARTIALLY_SHIPPED);
        assertThat(of(PARTIALLY_SHIPPED)).isEqualTo(PARTIALLY_SHIPPED);
        assertThat(of(DELIVERED, SHIPPED)).isEqualTo(PARTIALLY_DELIVERED);
        assertThat(of(DELIVERED, CONFIRMED)).isEqualTo(PARTIALLY_DELIVERED);
    }

    @Test
    void anOrderIsInProgressAsSoonAsOnePartIs() {
        assertThat(of(CONFIRMED, IN_PROGRESS)).isEqualTo(IN_PROGRESS);
    }

    @Test
    void aCancelledPartCountsNoMoreUnlessAllAre() {
        assertThat(of(SHIPPED, CANCELLED)).isEqualTo(SHIPPED);
        assertThat(of(COMPLETED, CANCELLED)).isEqualTo(COMPLETED);
        assertThat(of(CANCELLED, CANCELLED)).isEqualTo(CANCELLED);
    }

    @Test
    void anOrderClosesWithItsLastPart() {
        assertThat(of(COMPLETED, DELIVERED)).isEqualTo(DELIVERED);
        assertThat(of(COMPLETED, SHIPPED)).isEqualTo(PARTIALLY_DELIVERED);
        assertThat(of(COMPLETED, COMPLETED)).isEqualTo(COMPLETED);
        assertThat(of()).as("nothing to go by").isEqualTo(RECEIVED);
    }

    @Test
    void nothingFollowsAnEnd() {
        for (var end : new Stage[] {COMPLETED, REJECTED, CANCELLED}) {
            assertThat(StageTransitions.isLast(end)).isTrue();
            assertThat(Stage.values()).noneMatch(stage -> StageTransitions.allow(end, stage));
        }
        assertThat(StageTransitions.allow(RECEIVED, SHIPPED)).isFalse();
        assertThat(StageTransitions.allow(CONFIRMED, REJECTED)).isFalse();
    }

    private static Stage of(Stage... parts) {
        return RollUp.of(
                RECEIVED,
                Stream.of(parts)
                        .map(stage -> new RollUp.Part(stage, StageTransitions.isLast(stage)))
                        .toList());
    }
}
