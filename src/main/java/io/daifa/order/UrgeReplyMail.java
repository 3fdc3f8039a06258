package io.daifa.order;

import io.daifa.mail.MailText;
import io.daifa.mail.MailWriter;
import io.daifa.mail.Mails;
import io.daifa.shop.Shops;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mail that tells a customer what was promised after an urge. */
@Component
class UrgeReplyMail implements MailWriter {

    private static final String TEMPLATE = "urge-reply";

    private final JdbcClient jdbc;
    private final StoredOrders orders;
    private final Shops shops;
    private final TrackingLinks links;
    private final Mails mails;

    UrgeReplyMail(JdbcClient jdbc, StoredOrders orders, Shops shops, TrackingLinks links, Mails mails) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.shops = shops;
        this.links = links;
        this.mails = mails;
    }

    /** A customer without an address finds the promise at the order's page. */
    void intend(UrgeReply reply, Order order) {
        if (order.customerEmail() != null) {
            mails.intend(new Mails.Intended(
                    TEMPLATE, reply.id(), 0, order.id().value(), order.customerEmail(), order.language()));
        }
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public MailText write(UUID about, int revision) {
        var reply = jdbc.sql("select * from daifa.urge_reply where id = :id")
                .param("id", about)
                .query((row, number) -> reply(row))
                .single();
        var order = orders.find(reply.orderId()).orElseThrow();
        var shop = shops.find(order.shopId()).orElseThrow();
        var model = new HashMap<String, Object>();
        model.put("shopName", shop.name());
        model.put("orderNumber", order.shopOrderNumber());
        model.put("words", reply.words());
        model.put("until", reply.until());
        model.put("link", links.addressOf(order.id()));
        return new MailText(List.of(shop.name(), order.shopOrderNumber()), model);
    }

    static UrgeReply reply(ResultSet row) throws SQLException {
        return new UrgeReply(
                row.getObject("id", UUID.class),
                OrderId.of(row.getObject("order_id", UUID.class)),
                Objects.requireNonNull(StoredOrders.instant(row, "at")),
                row.getString("by_name"),
                row.getString("words"),
                StoredOrders.instant(row, "until"));
    }
}
