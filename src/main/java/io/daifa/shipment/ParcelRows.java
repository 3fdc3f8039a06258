package io.daifa.shipment;

import io.daifa.kernel.Ids;
import io.daifa.order.OrderId;
import io.daifa.shipment.Parcel.State;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of parcels. */
@Repository
class ParcelRows {

    private static final int SHORTEST_TAIL = 6;
    private static final int MOST_FOUND = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    ParcelRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Parcel> find(ParcelId id) {
        return jdbc.sql("select * from daifa.parcel where id = :id")
                .param("id", id.value())
                .query(ParcelRows::parcel)
                .optional();
    }

    List<Parcel> ofOrder(OrderId orderId) {
        return jdbc.sql("select * from daifa.parcel where order_id = :order order by reported_at, id")
                .param("order", orderId.value())
                .query(ParcelRows::parcel)
                .list();
    }

    List<Parcel> live(SupplierOrderId id) {
        return jdbc.sql(
                        "select * from daifa.parcel where supplier_order_id = :id and state <> 'VOIDED' order by reported_at, id")
                .param("id", id.value())
                .query(ParcelRows::parcel)
                .list();
    }

    List<Parcel> reported(SupplierOrderId id) {
        return live(id).stream()
                .filter(parcel -> parcel.state() == State.REPORTED)
                .toList();
    }

    /** Which orders have live parcels under these numbers. */
    Map<String, OrderId> ordersUsing(Collection<String> numbers) {
        return jdbc
                .sql(
                        "select tracking_number, order_id from daifa.parcel where state <> 'VOIDED' and tracking_number = any(:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString(1), OrderId.of(row.getObject(2, UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    Collection<OrderId> ordersByNumber(String words) {
        var number = words.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        if (number.length() < SHORTEST_TAIL) {
            return List.of();
        }
        return jdbc.sql("""
                        select distinct order_id from daifa.parcel where reverse(tracking_number) like reverse(:number) || '%' limit :most
                        """).param("number", number).param("most", MOST_FOUND).query(UUID.class).list().stream()
                .map(OrderId::of)
                .toList();
    }

    /** Stores a shipment of the supplier order, without parcels yet. */
    UUID insertShipment(SupplierOrder supplierOrder, String by) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into daifa.shipment (id, order_id, supplier_order_id, reported_at, reported_by)
                        values (:id, :order, :supplierOrder, :now, :by)
                        """)
                .param("id", id)
                .param("order", supplierOrder.orderId().value())
                .param("supplierOrder", supplierOrder.id().value())
                .param("now", now())
                .param("by", by)
                .update();
        return id;
    }

    /** Takes a shipment away that got no parcels. */
    void deleteShipment(UUID id) {
        jdbc.sql("delete from daifa.shipment where id = :id").param("id", id).update();
    }

    /**
     * Stores the parcels as reported, unless another live parcel has one of their numbers, be it stored in this very moment: then none is, and
     * the transaction stays usable. Sorted, so that two reports never wait for each other.
     */
    boolean insert(SupplierOrder supplierOrder, UUID shipment, ParcelReport report, String by) {
        var entries = report.entries();
        var ids = jdbc.sql("""
                        insert into daifa.parcel
                            (id, order_id, supplier_order_id, shipment_id, state, declared_carrier, tracking_number, reported_at, reported_by)
                        select id, :order, :supplierOrder, :shipment, 'REPORTED', carrier, number, :now, :by
                        from unnest(:ids::uuid[], :carriers::text[], :numbers::text[]) as reported (id, carrier, number)
                        order by number
                        on conflict (tracking_number) where state <> 'VOIDED' do nothing
                        returning id
                        """)
                .param("order", supplierOrder.orderId().value())
                .param("supplierOrder", supplierOrder.id().value())
                .param("shipment", shipment)
                .param("now", now())
                .param("by", by)
                .param("ids", entries.stream().map(e -> Ids.next().toString()).toArray(String[]::new))
                .param(
                        "carriers",
                        entries.stream().map(ParcelReport.Entry::carrier).toArray(String[]::new))
                .param("numbers", entries.stream().map(e -> e.number().value()).toArray(String[]::new))
                .query(UUID.class)
                .list();
        if (ids.size() < entries.size()) {
            jdbc.sql("delete from daifa.parcel where id = any(:ids::uuid[])")
                    .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
            return false;
        }
        return true;
    }

    /** The carrier's name is put right; what was doubted or forced before counts no more. */
    void correct(Parcel parcel, @Nullable String carrier) {
        jdbc.sql("update daifa.parcel set declared_carrier = :carrier, doubt = null, forced_by = null where id = :id")
                .param("carrier", carrier)
                .param("id", parcel.id().value())
                .update();
    }

    /** Voids the parcel, which frees its number. */
    void voidIt(Parcel parcel) {
        jdbc.sql("update daifa.parcel set state = 'VOIDED' where id = :id")
                .param("id", parcel.id().value())
                .update();
    }

    /** The parcel has gone to that carrier all along. */
    void recarry(Parcel parcel, @Nullable String declared, @Nullable String carrier) {
        jdbc.sql("update daifa.parcel set declared_carrier = :declared, carrier = :carrier where id = :id")
                .param("declared", declared)
                .param("carrier", carrier)
                .param("id", parcel.id().value())
                .update();
    }

    /** Voids the parcel, whose place the other takes. */
    void replace(Parcel parcel, Parcel by) {
        jdbc.sql("update daifa.parcel set state = 'VOIDED', replaced_by = :by where id = :id")
                .param("by", by.id().value())
                .param("id", parcel.id().value())
                .update();
    }

    /** Lets all reported numbers pass on that person's word. */
    void force(SupplierOrderId id, String by) {
        jdbc.sql("update daifa.parcel set forced_by = :by where supplier_order_id = :id and state = 'REPORTED'")
                .param("by", by)
                .param("id", id.value())
                .update();
    }

    void doubt(Parcel parcel, @Nullable String doubt) {
        jdbc.sql("update daifa.parcel set doubt = :doubt where id = :id")
                .param("doubt", doubt)
                .param("id", parcel.id().value())
                .update();
    }

    /** The doubt is kept where a person let the number pass all the same. */
    void register(Parcel parcel, @Nullable String carrier) {
        jdbc.sql("""
                        update daifa.parcel set state = 'REGISTERED', carrier = :carrier, registered_at = :now,
                            doubt = case when forced_by is null then null else doubt end
                        where id = :id
                        """)
                .param("carrier", carrier)
                .param("now", now())
                .param("id", parcel.id().value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Parcel parcel(ResultSet row, int number) throws SQLException {
        return new Parcel(
                ParcelId.of(row.getObject("id", UUID.class)),
                OrderId.of(row.getObject("order_id", UUID.class)),
                SupplierOrderId.of(row.getObject("supplier_order_id", UUID.class)),
                State.valueOf(row.getString("state")),
                row.getString("declared_carrier"),
                row.getString("carrier"),
                row.getString("tracking_number"),
                row.getString("doubt"),
                row.getString("forced_by"),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("registered_at", OffsetDateTime.class)),
                row.getObject("shipment_id", UUID.class),
                row.getObject("replaced_by", UUID.class) == null
                        ? null
                        : ParcelId.of(row.getObject("replaced_by", UUID.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
