package io.daifa.order;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The parts of orders: a row each, from a supplier order's draft to its end. */
@Repository
class Parts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Parts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void open(OrderId order, UUID part, Stage stage) {
        jdbc.sql("""
                        insert into daifa.order_part (part_id, order_id, stage) values (:part, :order, :stage)
                        on conflict do nothing
                        """)
                .param("part", part)
                .param("order", order.value())
                .param("stage", stage.name())
                .update();
    }

    void advance(UUID part, Stage stage) {
        jdbc.sql("update daifa.order_part set stage = :stage where part_id = :part")
                .param("stage", stage.name())
                .param("part", part)
                .update();
    }

    void end(UUID part, Stage stage) {
        jdbc.sql("update daifa.order_part set stage = :stage, ended_at = :now where part_id = :part")
                .param("stage", stage.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("part", part)
                .update();
    }

    void confirmAll(OrderId order) {
        jdbc.sql("update daifa.order_part set stage = 'CONFIRMED' where order_id = :order and stage = 'RECEIVED'")
                .param("order", order.value())
                .update();
    }

    void rejectAll(OrderId order) {
        jdbc.sql("""
                        update daifa.order_part set stage = 'REJECTED', ended_at = :now
                        where order_id = :order and ended_at is null
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("order", order.value())
                .update();
    }

    /** The order's parts by their ids, the eldest first. */
    Map<UUID, RollUp.Part> of(OrderId order) {
        var parts = new LinkedHashMap<UUID, RollUp.Part>();
        jdbc.sql("select part_id, stage, ended_at from daifa.order_part where order_id = :order order by part_id")
                .param("order", order.value())
                .query(row -> {
                    parts.put(
                            row.getObject("part_id", UUID.class),
                            new RollUp.Part(Stage.valueOf(row.getString("stage")), row.getObject("ended_at") != null));
                });
        return parts;
    }
}
