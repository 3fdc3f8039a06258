package io.daifa.support;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.daifa.kernel.Ids;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Payment;
import io.daifa.order.Receiver;
import io.daifa.order.Review;
import io.daifa.order.Stage;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A shop's paid order of two lines (2 × 30.00 and 1 × 50.00 CNY, freight 5.00, discount 11.00: 104.00 paid) with its supplier order, as
 * rows, for tests of the steps after it; and the doors of the steps before, which answer from here and lock the real row.
 */
public final class OrderRows {

    /** When the order was placed. */
    public static final Instant PLACED = Instant.parse("2026-11-20T02:00:00Z");

    private final JdbcClient jdbc;
    private final UUID shopId = Ids.next();
    private final OrderId orderId = OrderId.of(Ids.next());
    private final SupplierOrderId supplierOrderId = SupplierOrderId.of(Ids.next());
    private final List<Parcel> parcels = new ArrayList<>();

    /** Inserts them. */
    public OrderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        var number = orderNumber();
        jdbc.sql("""
                        insert into daifa.shop
                            (id, code, name, currency, language, ship_promise_hours, created_at)
                        values (?, ?, 'Shop', 'CNY', 'zh', 96, ?)
                        """).params(shopId, number, Timestamp.from(PLACED)).update();
        jdbc.sql("""
                        insert into daifa.customer_order
                            (id, shop_id, shop_order_number, stage, content_hash, placed_at, received_at, payment, paid_at,
                             currency, total, shipping_fee, discount, ship_by, language, receiver_phone_kind,
                             receiver_country, likeness)
                        values (?, ?, ?, 'SHIPPED', '', ?, ?, 'PAID', ?, 'CNY', 104, 5, 11, ?, 'zh', 'PLAIN', 'CN', '')
                        """)
                .params(
                        orderId.value(),
                        shopId,
                        number,
                        Timestamp.from(PLACED),
                        Timestamp.from(PLACED),
                        Timestamp.from(PLACED),
                        Timestamp.from(order().shipBy()))
                .update();
        jdbc.sql("insert into daifa.supplier_order (id, order_id, number, state) values (?, ?, ?, 'SHIPPED')")
                .params(
                        supplierOrderId.value(),
                        orderId.value(),
                        supplierOrder().number())
                .update();
        for (var line : order().lines()) {
            jdbc.sql(
                            "insert into daifa.order_line (order_id, line, sku, name, quantity, unit_price) values (?, ?, ?, ?, ?, ?)")
                    .params(
                            orderId.value(),
                            line.number(),
                            line.sku(),
                            line.name(),
                            line.quantity(),
                            line.unitPrice().amount())
                    .update();
            jdbc.sql("insert into daifa.supplier_order_line (supplier_order_id, line, quantity) values (?, ?, ?)")
                    .params(supplierOrderId.value(), line.number(), line.quantity())
                    .update();
        }
    }

    /** The order's id. */
    public OrderId orderId() {
        return orderId;
    }

    /** The supplier order's id. */
    public SupplierOrderId supplierOrderId() {
        return supplierOrderId;
    }

    /** Its shop's id. */
    public UUID shopId() {
        return shopId;
    }

    /** The order. */
    public Order order() {
        return order(Stage.SHIPPED);
    }

    /** The order at that stage. */
    public Order order(Stage stage) {
        return new Order(
                orderId,
                shopId,
                orderNumber(),
                stage,
                PLACED,
                PLACED,
                Payment.PAID,
                PLACED,
                PLACED.plusSeconds(4 * 24 * 3600),
                Money.of("104.00", "CNY"),
                Money.of("5.00", "CNY"),
                Money.of("11.00", "CNY"),
                Languages.CHINESE,
                null,
                null,
                null,
                "buyer@example.com",
                new Receiver(null, null, "CN", null, null, null, null),
                null,
                null,
                List.of(
                        new Order.Line(1, "A", "商品A", null, 2, Money.of("30.00", "CNY")),
                        new Order.Line(2, "B", "商品B", null, 1, Money.of("50.00", "CNY"))),
                new Review(null, List.of()),
                null,
                null,
                null,
                null,
                null);
    }

    /** The supplier order. */
    public SupplierOrder supplierOrder() {
        return new SupplierOrder(
                supplierOrderId,
                orderId,
                orderNumber() + "-A",
                SupplierOrder.State.SHIPPED,
                null,
                1,
                List.of(new SupplierOrder.Line(1, 2), new SupplierOrder.Line(2, 1)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** A registered parcel of it, under that number. */
    public Parcel parcel(String number) {
        var parcel = new Parcel(
                ParcelId.of(Ids.next()),
                orderId,
                supplierOrderId,
                Parcel.State.REGISTERED,
                null,
                "YTO",
                number,
                null,
                null,
                PLACED,
                PLACED,
                supplierOrderId.value(),
                null);
        jdbc.sql("""
                        insert into daifa.shipment (id, order_id, supplier_order_id, reported_at, reported_by)
                        values (?, ?, ?, ?, 'test') on conflict do nothing
                        """)
                .params(supplierOrderId.value(), orderId.value(), supplierOrderId.value(), Timestamp.from(PLACED))
                .update();
        jdbc.sql("""
                        insert into daifa.parcel
                            (id, order_id, supplier_order_id, shipment_id, state, tracking_number, reported_at, reported_by, registered_at)
                        values (?, ?, ?, ?, 'REGISTERED', ?, ?, 'test', ?)
                        """)
                .params(
                        parcel.id().value(),
                        orderId.value(),
                        supplierOrderId.value(),
                        supplierOrderId.value(),
                        number,
                        Timestamp.from(PLACED),
                        Timestamp.from(PLACED))
                .update();
        parcels.add(parcel);
        return parcel;
    }

    /** The parcels inserted so far. */
    public List<Parcel> parcels() {
        return List.copyOf(parcels);
    }

    /** Step 1 as it answers for these orders. */
    public static Orders orders(JdbcClient jdbc, OrderRows... rows) {
        var orders = mock(Orders.class);
        doAnswer(call -> lock(jdbc, call.getArgument(0))).when(orders).lock(any());
        when(orders.find(any())).thenReturn(Optional.empty());
        for (var row : rows) {
            var order = Optional.of(row.order());
            when(orders.find(row.orderId)).thenReturn(order);
        }
        return orders;
    }

    /** Step 2 as it answers for these orders. */
    public static SupplierOrders supplierOrders(JdbcClient jdbc, OrderRows... rows) {
        var supplierOrders = mock(SupplierOrders.class);
        for (var row : rows) {
            var supplierOrder = row.supplierOrder();
            when(supplierOrders.find(row.supplierOrderId)).thenReturn(Optional.of(supplierOrder));
            when(supplierOrders.ofOrder(row.orderId)).thenReturn(List.of(supplierOrder));
            when(supplierOrders.locked(row.supplierOrderId)).thenAnswer(call -> {
                lock(jdbc, row.orderId);
                return supplierOrder;
            });
        }
        return supplierOrders;
    }

    private static Object lock(JdbcClient jdbc, OrderId id) {
        return jdbc.sql("select id from daifa.customer_order where id = ? for no key update")
                .param(id.value())
                .query(UUID.class)
                .single();
    }

    private String orderNumber() {
        return "N" + orderId.value().toString().substring(24);
    }
}
