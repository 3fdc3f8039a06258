package io.daifa.shipment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrder.Line;
import io.daifa.supplier.SupplierOrderId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which units are in which parcel. A parcel has lines of its own, or it shares its shipment's lines with the other parcels of the shipment
 * that have none of their own; one that is left alone with them has them.
 */
@Repository
class Contents {

    private final JdbcClient jdbc;

    Contents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The units of the supplier order that are in no live parcel. */
    List<Line> left(SupplierOrderId id) {
        return jdbc
                .sql("""
                        with taken as (
                            select l.line, l.quantity
                            from daifa.parcel_line l join daifa.parcel p on p.id = l.parcel_id
                            where p.supplier_order_id = :id and p.state <> 'VOIDED'
                            union all
                            select l.line, l.quantity
                            from daifa.shipment_line l join daifa.shipment s on s.id = l.shipment_id
                            where s.supplier_order_id = :id and exists (
                                select 1 from daifa.parcel p where p.shipment_id = s.id and p.state <> 'VOIDED'
                                    and not exists (select 1 from daifa.parcel_line x where x.parcel_id = p.id)))
                        select o.line, o.quantity - coalesce((select sum(t.quantity) from taken t where t.line = o.line), 0) as quantity
                        from daifa.supplier_order_line o where o.supplier_order_id = :id order by o.line
                        """)
                .param("id", id.value())
                .query((row, number) -> new Line(row.getInt("line"), row.getInt("quantity")))
                .list()
                .stream()
                .filter(line -> line.quantity() > 0)
                .toList();
    }

    /** What is in each of the order's parcels. */
    Map<ParcelId, ParcelContents> of(OrderId orderId) {
        record Row(ParcelId parcel, boolean shared, Line line) {}
        var rows = jdbc.sql("""
                        with sharing as (
                            select p.id, p.shipment_id, count(*) over (partition by p.shipment_id) as parcels
                            from daifa.parcel p
                            where p.order_id = :order and p.state <> 'VOIDED'
                                and not exists (select 1 from daifa.parcel_line x where x.parcel_id = p.id))
                        select l.parcel_id, false as shared, l.line, l.quantity
                        from daifa.parcel_line l join daifa.parcel p on p.id = l.parcel_id where p.order_id = :order
                        union all
                        select s.id, s.parcels > 1, l.line, l.quantity
                        from sharing s join daifa.shipment_line l on l.shipment_id = s.shipment_id
                        order by 1, 3
                        """)
                .param("order", orderId.value())
                .query((row, number) -> new Row(
                        ParcelId.of(row.getObject("parcel_id", UUID.class)),
                        row.getBoolean("shared"),
                        new Line(row.getInt("line"), row.getInt("quantity"))))
                .list();
        var contents = new HashMap<ParcelId, ParcelContents>();
        rows.stream()
                .collect(groupingBy(Row::parcel))
                .forEach((parcel, its) -> contents.put(
                        parcel,
                        new ParcelContents(
                                its.stream().map(Row::line).toList(), its.get(0).shared())));
        return contents;
    }

    /** These numbers' parcels of the shipment carry these lines. */
    void put(UUID shipment, SupplierOrderId id, List<ParcelReport.Entry> entries) {
        record Row(String number, Line line) {}
        var rows = entries.stream()
                .flatMap(entry -> entry.lines().stream()
                        .map(line -> new Row(entry.number().value(), line)))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into daifa.parcel_line (parcel_id, supplier_order_id, line, quantity)
                        select p.id, p.supplier_order_id, told.line, told.quantity
                        from unnest(:numbers::text[], :lines::integer[], :quantities::integer[]) as told (number, line, quantity)
                        join daifa.parcel p on p.tracking_number = told.number
                            and p.shipment_id = :shipment and p.supplier_order_id = :id and p.state <> 'VOIDED'
                        """)
                .param("numbers", rows.stream().map(Row::number).toArray(String[]::new))
                .param("lines", rows.stream().map(row -> row.line().line()).toArray(Integer[]::new))
                .param(
                        "quantities",
                        rows.stream().map(row -> row.line().quantity()).toArray(Integer[]::new))
                .param("shipment", shipment)
                .param("id", id.value())
                .update();
    }

    /** The parcels of the shipment without lines of their own carry these together. */
    void share(UUID shipment, Collection<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into daifa.shipment_line (shipment_id, line, quantity)
                        select :shipment, told.line, told.quantity
                        from unnest(:lines::integer[], :quantities::integer[]) as told (line, quantity)
                        """)
                .param("shipment", shipment)
                .param("lines", lines.stream().map(Line::line).toArray(Integer[]::new))
                .param("quantities", lines.stream().map(Line::quantity).toArray(Integer[]::new))
                .update();
        giveToTheOnlyOne(shipment);
    }

    /** The one parcel carries what the other did, in the other's shipment. */
    void takeOver(ParcelId gone, ParcelId taking) {
        jdbc.sql("update daifa.parcel_line set parcel_id = :taking where parcel_id = :gone")
                .param("taking", taking.value())
                .param("gone", gone.value())
                .update();
        jdbc.sql("""
                        update daifa.parcel set shipment_id = (select g.shipment_id from daifa.parcel g where g.id = :gone)
                        where id = :taking
                        """)
                .param("taking", taking.value())
                .param("gone", gone.value())
                .update();
    }

    /**
     * All that is in the shipments of these parcels is in one shipment now, and nobody knows in which of its parcels. To be followed by
     * {@link #giveToTheOnlyOne} when the parcels are as they shall be.
     */
    void pool(Collection<Parcel> parcels, UUID into) {
        var shipments = parcels.stream()
                .map(Parcel::shipmentId)
                .distinct()
                .map(UUID::toString)
                .toArray(String[]::new);
        var lines = jdbc.sql("""
                        select line, sum(quantity)::integer as quantity from (
                            select l.line, l.quantity from daifa.parcel_line l join daifa.parcel p on p.id = l.parcel_id
                            where p.shipment_id = any(:shipments::uuid[]) and p.state <> 'VOIDED'
                            union all
                            select l.line, l.quantity from daifa.shipment_line l
                            where l.shipment_id = any(:shipments::uuid[])) as inside
                        group by line order by line
                        """)
                .param("shipments", shipments)
                .query((row, number) -> new Line(row.getInt("line"), row.getInt("quantity")))
                .list();
        Stream.of("""
                        delete from daifa.parcel_line l using daifa.parcel p
                        where p.id = l.parcel_id and p.shipment_id = any(:shipments::uuid[])
                        """, "delete from daifa.shipment_line where shipment_id = any(:shipments::uuid[])")
                .forEach(statement ->
                        jdbc.sql(statement).param("shipments", shipments).update());
        jdbc.sql("update daifa.parcel set shipment_id = :into where id = any(:parcels::uuid[])")
                .param("into", into)
                .param(
                        "parcels",
                        parcels.stream().map(parcel -> parcel.id().toString()).toArray(String[]::new))
                .update();
        share(into, lines);
    }

    /** Where one live parcel alone is left to share the shipment's lines, they are its own. */
    void giveToTheOnlyOne(UUID shipment) {
        var sharing =
                jdbc.sql("""
                        select p.id from daifa.parcel p where p.shipment_id = :shipment and p.state <> 'VOIDED'
                            and not exists (select 1 from daifa.parcel_line x where x.parcel_id = p.id)
                        """).param("shipment", shipment).query(UUID.class).list();
        if (sharing.size() != 1) {
            return;
        }
        jdbc.sql("""
                        insert into daifa.parcel_line (parcel_id, supplier_order_id, line, quantity)
                        select p.id, p.supplier_order_id, l.line, l.quantity
                        from daifa.parcel p join daifa.shipment_line l on l.shipment_id = p.shipment_id where p.id = :parcel
                        """).param("parcel", sharing.get(0)).update();
        jdbc.sql("delete from daifa.shipment_line where shipment_id = :shipment")
                .param("shipment", shipment)
                .update();
    }

    /** What the parcels of the shipment that have no lines of their own carry together. */
    List<Line> shared(UUID shipment) {
        return jdbc.sql("select line, quantity from daifa.shipment_line where shipment_id = :shipment order by line")
                .param("shipment", shipment)
                .query((row, number) -> new Line(row.getInt("line"), row.getInt("quantity")))
                .list();
    }

    /** The lines that the parcels have of their own. */
    Map<ParcelId, List<Line>> own(SupplierOrderId id) {
        record Row(ParcelId parcel, Line line) {}
        return jdbc
                .sql("""
                        select l.parcel_id, l.line, l.quantity from daifa.parcel_line l
                        where l.supplier_order_id = :id order by l.line
                        """)
                .param("id", id.value())
                .query((row, number) -> new Row(
                        ParcelId.of(row.getObject("parcel_id", UUID.class)),
                        new Line(row.getInt("line"), row.getInt("quantity"))))
                .list()
                .stream()
                .collect(groupingBy(Row::parcel, mapping(Row::line, toList())));
    }
}
