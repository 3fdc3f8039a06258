package io.daifa.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The journal in the table {@code order_event}; the shop of an entry is its order's. */
@Repository
class StoredJournal implements Journal {

    static final String COLUMNS = "id, at, order_id, supplier_order_id, actor_kind, actor, what, data, note";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final TypeReference<LinkedHashMap<String, String>> DATA = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredJournal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(
            UUID orderId,
            @Nullable UUID supplierOrderId,
            String actorKind,
            String actor,
            String what,
            Map<String, String> data,
            @Nullable String note) {}

    // An entry outside the transaction of its fact could tell what never happened.
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var rows = entries.stream()
                .map(entry -> new Row(
                        entry.orderId(),
                        entry.supplierOrderId(),
                        entry.actor().kind().name(),
                        entry.actor().name(),
                        entry.what(),
                        entry.data(),
                        entry.note()))
                .toList();
        jdbc.sql("""
                        insert into daifa.order_event
                            (order_id, supplier_order_id, shop_id, at, actor_kind, actor, what, data, note)
                        select e.order_id, e.supplier_order_id, o.shop_id, :at, e.actor_kind, e.actor, e.what, e.data, e.note
                        from rows from (json_to_recordset(cast(:rows as json)) as (
                            order_id uuid, supplier_order_id uuid, actor_kind text, actor text, what text, data jsonb, note text))
                            with ordinality as e (order_id, supplier_order_id, actor_kind, actor, what, data, note, place)
                        left join daifa.customer_order o on o.id = e.order_id
                        order by e.place
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("rows", json(rows))
                .update();
    }

    @Override
    public List<Written> of(UUID orderId) {
        return jdbc.sql("select " + COLUMNS + " from daifa.order_event where order_id = :order order by id")
                .param("order", orderId)
                .query((row, number) -> written(row))
                .list();
    }

    @Override
    public List<Written> last(UUID orderId, int most) {
        return jdbc.sql("select " + COLUMNS
                        + " from daifa.order_event where order_id = :order order by id desc limit :most")
                .param("order", orderId)
                .param("most", most)
                .query((row, number) -> written(row))
                .list();
    }

    static Written written(ResultSet row) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new Written(row.getLong("id"), at, entry(row));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        try {
            return new Entry(
                    row.getObject("order_id", UUID.class),
                    row.getObject("supplier_order_id", UUID.class),
                    new Actor(Actor.Kind.valueOf(row.getString("actor_kind")), row.getString("actor")),
                    row.getString("what"),
                    JSON.readValue(row.getString("data"), DATA),
                    row.getString("note"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the data of entry " + row.getLong("id") + " is no JSON", e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
