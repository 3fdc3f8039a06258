package io.daifa.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a buyer has ordered before. A buyer is known again, within a shop, by the nick or the address for mail. */
@Repository
public class Buyers {

    private static final String SAME = """
            select id from daifa.customer_order where shop_id = :shop and buyer_nick = :nick
            union select id from daifa.customer_order where shop_id = :shop and customer_email = :mail
            """;

    private final JdbcClient jdbc;
    private final StoredOrders stored;

    Buyers(JdbcClient jdbc, StoredOrders stored) {
        this.jdbc = jdbc;
        this.stored = stored;
    }

    /** The buyer's other orders, the latest first. */
    public List<Order> otherOrders(Order order, int limit) {
        var ids = jdbc.sql("select id from (" + SAME + ") same where id <> :id order by id desc limit :limit")
                .params(parameters(order))
                .param("id", order.id().value())
                .param("limit", limit)
                .query((row, number) -> OrderId.of(row.getObject("id", UUID.class)))
                .list();
        return stored.all(ids).stream()
                .sorted((one, other) -> other.receivedAt().compareTo(one.receivedAt()))
                .toList();
    }

    /** How many orders the buyer has placed, this one among them. */
    public int orders(Order order) {
        return Math.max(
                1,
                jdbc.sql("select count(*) from (" + SAME + ") same")
                        .params(parameters(order))
                        .query(Integer.class)
                        .single());
    }

    private static Map<String, Object> parameters(Order order) {
        var parameters = new HashMap<String, Object>();
        parameters.put("shop", order.shopId());
        parameters.put("nick", order.buyerNick());
        parameters.put("mail", order.customerEmail());
        return parameters;
    }
}
