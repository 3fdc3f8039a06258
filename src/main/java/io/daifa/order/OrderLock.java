package io.daifa.order;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lock on an order's row that all who change the order's facts or waits take first. */
@Component
class OrderLock {

    private final JdbcClient jdbc;

    OrderLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes it until the transaction ends; the stage as it stands then. */
    Stage take(OrderId id) {
        return jdbc.sql("select stage from daifa.customer_order where id = :id for no key update")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(Stage::valueOf)
                .orElseThrow(() -> new IllegalArgumentException("there is no order " + id));
    }
}
