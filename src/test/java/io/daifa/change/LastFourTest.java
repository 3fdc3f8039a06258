package io.daifa.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.kernel.Refusal;
import io.daifa.support.OrderRows;
import io.daifa.support.SettableClock;
import io.daifa.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LastFourTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final OrderRows order = new OrderRows(database.jdbc());
    private final OrderRows other = new OrderRows(database.jdbc());
    private final LastFour lastFour =
            new LastFour(database.jdbc(), OrderRows.orders(database.jdbc(), order, other), clock);

    @Test
    void theRightDigitsPassHoweverOften() throws Exception {
        for (var i = 0; i < 10; i++) {
            type(order, " 1234 ");
        }

        assertThat(guesses()).isZero();
    }

    @Test
    void afterFiveWrongGuessesTheRightDigitsDoNotHelpUntilTheDayIsOver() throws Exception {
        for (var guess : new String[] {"0000", "0001", "", null, "12345"}) {
            assertThatThrownBy(() -> type(order, guess))
                    .hasMessageContaining("change-last4")
                    .hasMessageNotContaining("often");
            clock.advance(Duration.ofMinutes(1));
        }

        assertThatThrownBy(() -> type(order, "1234")).hasMessageContaining("change-last4-too-often");
        type(other, "1234");
        assertThat(guesses()).isEqualTo(5);

        clock.advance(Duration.ofHours(24));
        type(order, "1234");
    }

    private int guesses() {
        return database.jdbc()
                .sql("select count(*) from daifa.wrong_guess")
                .query(Integer.class)
                .single();
    }

    /** As the container does it: what is refused is kept all the same. */
    private void type(OrderRows of, @Nullable String digits) throws Refusal {
        var refused = database.transactions().execute(status -> {
            try {
                lastFour.check(of.orderId(), "1234", digits);
                return null;
            } catch (Refusal refusal) {
                return refusal;
            }
        });
        if (refused != null) {
            throw refused;
        }
    }
}
