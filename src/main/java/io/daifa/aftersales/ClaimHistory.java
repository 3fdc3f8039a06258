package io.daifa.aftersales;

import io.daifa.order.Order;
import io.daifa.order.Orders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was claimed before: on the same lines, and by the same customer. A customer is known again, within a shop, by the address for mail or the
 * nick; what is kept of them is a hash.
 */
@Repository
public class ClaimHistory {

    private final JdbcClient jdbc;
    private final CaseTable table;
    private final Orders orders;

    ClaimHistory(JdbcClient jdbc, CaseTable table, Orders orders) {
        this.jdbc = jdbc;
        this.table = table;
        this.orders = orders;
    }

    @EventListener
    void on(CaseOpened opened) {
        for (var customer : customers(orders.find(opened.orderId()).orElseThrow())) {
            jdbc.sql("""
                            insert into daifa.case_customer (case_id, customer) values (:case, :customer)
                            on conflict do nothing
                            """)
                    .param("case", opened.caseId().value())
                    .param("customer", customer)
                    .update();
        }
    }

    /** The how manieth case of its customer it is, from 1; those that we opened ourselves do not count before it. */
    public int nthOfCustomer(CaseId id) {
        return jdbc.sql("""
                        select count(distinct earlier.id)
                        from daifa.after_sales_case asked
                        join daifa.case_customer mine on mine.case_id = asked.id
                        join daifa.case_customer theirs on theirs.customer = mine.customer
                        join daifa.after_sales_case earlier on earlier.id = theirs.case_id
                        where asked.id = :id and earlier.opened_by_kind <> 'SYSTEM'
                          and (earlier.opened_at, earlier.id) < (asked.opened_at, asked.id)
                        """).param("id", id.value()).query(Integer.class).single() + 1;
    }

    /**
     * What a customer has claimed in all.
     *
     * @param withoutReturn how many of the cases gave money and wanted nothing back
     */
    public record Claimed(int cases, int withoutReturn) {}

    /** What the case's customer has claimed in all, this case among it; what we opened ourselves does not count. */
    public Claimed claimed(CaseId id) {
        return jdbc.sql("""
                        select count(distinct theirs.case_id) as cases,
                            count(distinct theirs.case_id) filter (where c.resolution in ('REFUND_ONLY', 'COMPENSATION')) as without_return
                        from daifa.case_customer mine
                        join daifa.case_customer theirs on theirs.customer = mine.customer
                        join daifa.after_sales_case c on c.id = theirs.case_id and c.opened_by_kind <> 'SYSTEM'
                        where mine.case_id = :id
                        """).param("id", id.value()).query(Claimed.class).single();
    }

    /** The order's earlier cases about one of the same lines, the eldest first. */
    public List<AfterSalesCase> earlierOnSameLines(AfterSalesCase asked) {
        var lines = asked.lines().stream().map(AfterSalesCase.Line::line).collect(Collectors.toSet());
        return table.ofOrder(asked.orderId()).stream()
                .takeWhile(other -> !other.id().equals(asked.id()))
                .filter(other -> other.lines().stream().anyMatch(line -> lines.contains(line.line())))
                .toList();
    }

    private static List<byte[]> customers(Order order) {
        var known = new ArrayList<byte[]>();
        add(known, order.shopId(), "mail", order.customerEmail());
        add(known, order.shopId(), "nick", order.buyerNick());
        return known;
    }

    private static void add(List<byte[]> known, UUID shop, String kind, @Nullable String name) {
        if (name != null && !name.isBlank()) {
            known.add(hash(shop + " " + kind + " " + name.strip().toLowerCase(Locale.ROOT)));
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
