package io.daifa.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.NewOrder;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Payment;
import io.daifa.order.Receiver;
import io.daifa.order.Refund;
import io.daifa.order.Refunds;
import io.daifa.order.Stage;
import io.daifa.order.Taken;
import io.daifa.shipment.NewShipment;
import io.daifa.shipment.Parcels;
import io.daifa.shipment.ReportedParcel;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.Cancellation;
import io.daifa.supplier.Offer;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import io.daifa.support.TestModules;
import io.daifa.tracking.CarrierEvent;
import io.daifa.tracking.Tracks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of a part shipment is called off: the supplier and the customer are told, and each time its value is given back. */
class CallOffsTest {

    private static final Actor WANG = Actor.staff("wang");
    private static final String SF = "SF1385628716739";
    private static final String OTHER_SF = "SF1385628716740";

    private TestModules modules;
    private SupplierOrders supplierOrders;
    private Parcels parcels;
    private Tracks tracks;
    private CallOffs callOffs;
    private OrderId order;
    private SupplierOrderId id;

    @BeforeEach
    void start() throws Refusal {
        modules = new TestModules(
                (table, facts) -> List.of(Map.of("eligible", true, "reason", "fits")),
                1,
                "io.daifa.supplier",
                "io.daifa.shipment",
                "io.daifa.tracking",
                "io.daifa.aftersales",
                "io.daifa.change");
        supplierOrders = modules.get(SupplierOrders.class);
        parcels = modules.get(Parcels.class);
        tracks = modules.get(Tracks.class);
        callOffs = modules.get(CallOffs.class);
        accepted();
    }

    @AfterEach
    void stop() {
        modules.close();
    }

    @Test
    void eachCallOffOfTheSameSupplierOrderIsGivenBack() throws Exception {
        shipped(SF, OTHER_SF);

        callOffs.callOff(id, Cancellation.OUT_OF_STOCK, WANG, null);
        assertThat(given()).containsExactly("LINES_CANCELLED 10.00 DUE");
        tracks.voidNumber(parcels.of(id).get(1).id(), WANG, null);
        callOffs.callOff(id, Cancellation.OUT_OF_STOCK, WANG, null);

        assertThat(given()).containsExactly("LINES_CANCELLED 10.00 DUE", "LINES_CANCELLED 10.00 DUE");
    }

    @Test
    void whoeverLeftTheRestUnshippedIsToldThatItIsTakenOff() throws Exception {
        shipped(SF);

        callOffs.callOff(id, Cancellation.NOT_SHIPPED, WANG, null);

        assertThat(supplierOrders.find(id).orElseThrow().state()).isEqualTo(SupplierOrder.State.SHIPPED);
        assertThat(mails()).contains("purchase-order-changed.2");
    }

    @Test
    void whereAllElseHasArrivedTheRestThatIsCalledOffMakesItDelivered() throws Exception {
        shipped(SF);
        arrived(SF);
        assertThat(stage()).isEqualTo(Stage.PARTIALLY_DELIVERED);

        callOffs.callOff(id, Cancellation.NOT_SHIPPED, WANG, null);

        assertThat(stage()).isEqualTo(Stage.DELIVERED);
        assertThat(mails()).contains("order-delivered.1");
    }

    @Test
    void whereAllElseHasArrivedTheRestThatAnotherSupplierSendsMakesItDelivered() throws Exception {
        shipped(SF);
        arrived(SF);

        supplierOrders.splitOff(id, parcels.left(id), null, WANG, null);

        assertThat(mails()).contains("purchase-order-changed.2", "order-delivered.1");
    }

    private void shipped(String... numbers) throws Exception {
        for (var number : numbers) {
            parcels.reportPart(
                    id,
                    new NewShipment(List.of(new ReportedParcel("顺丰快递", number)), List.of(new SupplierOrder.Line(1, 1))),
                    WANG,
                    null);
        }
        parcels.force(id, WANG, "the numbers are right");
        parcels.register(id);
        tracks.follow(id);
    }

    private void arrived(String number) {
        tracks.record(
                "demo", List.of(new CarrierEvent(number, modules.clock().instant(), "DELIVERED", null, "delivered")));
    }

    private Stage stage() {
        return modules.get(Orders.class).find(order).orElseThrow().stage();
    }

    private List<String> given() {
        return modules.get(Refunds.class).ofOrder(order).stream()
                .map(CallOffsTest::words)
                .toList();
    }

    private static String words(Refund refund) {
        return refund.reason() + " " + refund.amount().amount() + " " + refund.state();
    }

    private List<String> mails() {
        return modules.jdbc()
                .sql(
                        "select template || '.' || revision from daifa.mail where order_id = :order and cancelled_at is null")
                .param("order", order.value())
                .query(String.class)
                .list();
    }

    private void accepted() throws Refusal {
        var now = modules.clock().instant();
        var suppliers = modules.get(Suppliers.class);
        var supplier = suppliers
                .put(List.of(new Supplier(
                        null,
                        "MD",
                        "明达",
                        null,
                        null,
                        "md@example.com",
                        Supplier.Channel.PHONE,
                        Languages.CHINESE,
                        Duration.ofHours(24),
                        Duration.ofHours(24),
                        List.of(),
                        null,
                        true)))
                .get(0);
        suppliers.putOffers(List.of(new Offer(supplier.id(), "A", Money.of("5", "CNY"), null, true)));
        var shop = modules.get(Shops.class)
                .register(new Shop(null, "shop-1", "小店", null, "CNY", Languages.CHINESE, Duration.ofDays(4), null));
        var document = new NewOrder(
                "1001",
                now,
                Payment.PAID,
                now,
                null,
                "CNY",
                Money.of("30", "CNY"),
                Money.zero("CNY"),
                Money.zero("CNY"),
                new Receiver("李雷", "13800138000", "CN", "浙江省", "杭州市", "滨江区", "晓风巷 1 号"),
                "customer@example.com",
                null,
                null,
                null,
                null,
                List.of(new NewOrder.NewLine("A", "商品A", null, 3, Money.of("10", "CNY"))));
        var orders = modules.get(Orders.class);
        order = ((Taken.Accepted) orders.take(shop, List.of(document)).get(0)).orderId();
        id = supplierOrders.ofOrder(order).get(0).id();
        orders.reached(order, id.value(), Stage.CONFIRMED);
        assertThat(supplierOrders.route(id)).isTrue();
        supplierOrders.called(id, WANG, null);
        supplierOrders.accept(id, now.plus(Duration.ofHours(20)), WANG, null);
    }
}
