package io.daifa.change;

import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The phone's last four digits, by which a customer proves more than the link does. There are ten thousand of them, so wrong ones are counted. */
@Repository
public class LastFour {

    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Orders orders;
    private final Clock clock;

    LastFour(JdbcClient jdbc, Orders orders, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Refuses other digits than those, which are kept as a wrong guess, and after five wrong guesses within a day any: the right ones too,
     * as who guesses on would learn them.
     */
    @Transactional
    public void check(OrderId id, String known, @Nullable String typed) throws Refusal {
        // Under the lock, so that many guesses at once are counted like one after the other.
        orders.lock(id);
        var now = clock.instant();
        jdbc.sql("delete from daifa.wrong_guess where order_id = :order and guessed_at <= :before")
                .param("order", id.value())
                .param("before", Timestamp.from(now.minus(WITHIN)))
                .update();
        var wrong = jdbc.sql("select count(*) from daifa.wrong_guess where order_id = :order")
                .param("order", id.value())
                .query(Integer.class)
                .single();
        if (wrong >= MOST) {
            throw Refusal.at("last4", "change-last4-too-often");
        }
        if (!known.equals(typed == null ? "" : typed.strip())) {
            jdbc.sql("insert into daifa.wrong_guess (order_id, guessed_at) values (:order, :now)")
                    .param("order", id.value())
                    .param("now", Timestamp.from(now))
                    .update();
            throw Refusal.at("last4", "change-last4");
        }
    }
}
