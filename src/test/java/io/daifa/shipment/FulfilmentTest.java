package io.daifa.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.order.NewOrder;
import io.daifa.order.Orders;
import io.daifa.order.Payment;
import io.daifa.order.Receiver;
import io.daifa.order.Stage;
import io.daifa.order.Taken;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.Offer;
import io.daifa.supplier.PurchaseOrders;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.SupplierLinks;
import io.daifa.supplier.SupplierOrders;
import io.daifa.supplier.Suppliers;
import io.daifa.support.TestModules;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps 2 and 3 with the modules as they are wired, and real mail. */
class FulfilmentTest {

    private GreenMail mailServer;
    private TestModules modules;

    @BeforeEach
    void start() {
        mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        modules = new TestModules(
                (table, facts) -> List.of(Map.of("eligible", true, "reason", "fits")),
                mailServer.getSmtp().getPort(),
                "io.daifa.supplier",
                "io.daifa.shipment",
                "io.daifa.tracking",
                "io.daifa.aftersales");
    }

    @AfterEach
    void stop() {
        modules.close();
        mailServer.stop();
    }

    @Test
    void anOrderIsRoutedSentAcceptedShippedAndTheCustomerTold() throws Exception {
        var supplierOrders = modules.get(SupplierOrders.class);
        var parcels = modules.get(Parcels.class);
        offer();
        var order = ((Taken.Accepted)
                        modules.get(Orders.class).take(shop(), List.of(order())).get(0))
                .orderId();
        var id = supplierOrders.ofOrder(order).get(0).id();

        modules.get(Orders.class).reached(order, id.value(), Stage.CONFIRMED);

        assertThat(supplierOrders.route(id)).isTrue();
        supplierOrders.send(id);

        var link = modules.get(SupplierLinks.class)
                .addressOf(supplierOrders.find(id).orElseThrow());
        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        assertThat(text(0)).contains(link).contains("滨江区").doesNotContain("晓风巷").doesNotContain("13800138000");
        var token = link.substring(link.lastIndexOf('/') + 1);
        var purchaseOrders = modules.get(PurchaseOrders.class);
        assertThat(purchaseOrders.open(token).receiver()).isNull();

        supplierOrders.accept(id, modules.clock().instant().plus(Duration.ofHours(20)), Actor.supplier("明达"), null);
        assertThat(purchaseOrders.open(token).receiver().address()).startsWith("浙江省杭州市滨江区晓风巷");
        parcels.report(id, List.of(new ReportedParcel("顺丰快递", "SF1385628716739")), Actor.supplier("明达"), null);
        parcels.register(id);
        parcels.tellShipped(id);

        assertThat(modules.get(Orders.class).find(order).orElseThrow().stage()).isEqualTo(Stage.SHIPPED);
        assertThat(mailServer.getReceivedMessages()).hasSize(2);
        assertThat(text(1)).contains("SF1385628716739").contains("https://daifa.example/t/");
    }

    private String text(int mail) throws Exception {
        var message = mailServer.getReceivedMessages()[mail];
        var parts = (MimeMultipart) message.getContent();
        return plain(parts);
    }

    private static String plain(MimeMultipart parts) throws Exception {
        var text = new StringBuilder();
        for (var i = 0; i < parts.getCount(); i++) {
            var content = parts.getBodyPart(i).getContent();
            text.append(content instanceof MimeMultipart inner ? plain(inner) : content);
        }
        return text.toString();
    }

    private Shop shop() throws Exception {
        return modules.get(Shops.class)
                .register(new Shop(null, "shop-1", "小店", null, "CNY", Locale.CHINESE, Duration.ofDays(4), null));
    }

    private void offer() throws Exception {
        var suppliers = modules.get(Suppliers.class);
        var supplier = suppliers
                .put(List.of(new Supplier(
                        null,
                        "MD",
                        "明达",
                        null,
                        null,
                        "md@example.com",
                        Channel.MAIL,
                        Locale.CHINESE,
                        Duration.ofHours(24),
                        Duration.ofHours(24),
                        List.of(),
                        null,
                        true)))
                .get(0);
        suppliers.putOffers(List.of(new Offer(supplier.id(), "A", Money.of("5", "CNY"), null, true)));
    }

    private NewOrder order() {
        var now = modules.clock().instant();
        return new NewOrder(
                "1001",
                now,
                Payment.PAID,
                now,
                null,
                "CNY",
                Money.of("20", "CNY"),
                Money.zero("CNY"),
                Money.zero("CNY"),
                new Receiver("李雷", "13800138000", "CN", "浙江省", "杭州市", "滨江区", "晓风巷 1 号"),
                "customer@example.com",
                null,
                null,
                null,
                null,
                List.of(new NewOrder.NewLine("A", "商品A", null, 2, Money.of("10", "CNY"))));
    }
}
