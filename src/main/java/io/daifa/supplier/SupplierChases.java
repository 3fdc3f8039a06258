package io.daifa.supplier;

import io.daifa.kernel.Actor;
import io.daifa.mail.MailText;
import io.daifa.mail.MailWriter;
import io.daifa.mail.Mails;
import io.daifa.order.Orders;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.SupplierOrder.State;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Chases suppliers for what they have not answered or not shipped: in a round each supplier gets one mail about all its purchase orders that the
 * round chose, with the link to all of them. The mails go out from the outbox.
 */
@Repository
public class SupplierChases implements MailWriter {

    static final String TEMPLATE = "purchase-orders-chased";

    private final JdbcClient jdbc;
    private final SupplierOrderRows rows;
    private final Suppliers suppliers;
    private final SupplierLinks links;
    private final Orders orders;
    private final Mails mails;
    private final SupplierStory story;
    private final Clock clock;
    private final Duration again;

    SupplierChases(
            JdbcClient jdbc,
            SupplierOrderRows rows,
            Suppliers suppliers,
            SupplierLinks links,
            Orders orders,
            Mails mails,
            SupplierStory story,
            Clock clock,
            @Value("${daifa.supplier.chase-again:PT6H}") Duration again) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.suppliers = suppliers;
        this.links = links;
        this.orders = orders;
        this.mails = mails;
        this.story = story;
        this.clock = clock;
        this.again = again;
    }

    /** Why a supplier is not chased: it is reached by phone only, nothing is in its hands, or it was chased just now. */
    public enum Hindrance {
        BY_PHONE,
        NOT_IN_HAND,
        LATELY
    }

    /** How often a supplier was chased for a purchase order, and when last. */
    public record Chased(int times, Instant last) {}

    /** How long a supplier is not chased again for the same purchase order, unless a person insists. */
    public Duration again() {
        return again;
    }

    /** Why its supplier cannot be chased for it now; empty where it can. */
    public Optional<Hindrance> hindrance(SupplierOrder supplierOrder, boolean forced) {
        if (supplierOrder.supplierId() == null
                || (supplierOrder.state() != State.SUBMITTED && supplierOrder.state() != State.ACCEPTED)) {
            return Optional.of(Hindrance.NOT_IN_HAND);
        }
        if (suppliers.find(supplierOrder.supplierId()).orElseThrow().channel() != Channel.MAIL) {
            return Optional.of(Hindrance.BY_PHONE);
        }
        var last = of(List.of(supplierOrder.id())).get(supplierOrder.id());
        return !forced && last != null && last.last().plus(again).isAfter(clock.instant())
                ? Optional.of(Hindrance.LATELY)
                : Optional.empty();
    }

    /** Puts it into the round's mail to its supplier, once; why not, where it cannot be chased. */
    @Transactional
    public Optional<Hindrance> chase(UUID round, SupplierOrderId id, boolean forced, Actor by, @Nullable String note) {
        var supplierOrder = rows.locked(id);
        var hindrance = hindrance(supplierOrder, forced);
        if (hindrance.isPresent()) {
            return hindrance;
        }
        var isNew = jdbc.sql("""
                        insert into daifa.supplier_chase (supplier_order_id, round, supplier_id, at, by)
                        values (:id, :round, :supplier, :now, :by) on conflict do nothing
                        """)
                        .param("id", id.value())
                        .param("round", round)
                        .param("supplier", supplierOrder.supplierId())
                        .param("now", utc(clock.instant()))
                        .param("by", by.name())
                        .update()
                > 0;
        if (isNew) {
            var supplier = suppliers.find(supplierOrder.supplierId()).orElseThrow();
            var times = of(List.of(id)).get(id).times();
            story.tell(
                    supplierOrder,
                    by,
                    "supplier-chased",
                    Map.of("supplier", supplier.name(), "times", Integer.toString(times)),
                    note);
        }
        return Optional.empty();
    }

    /** Intends the mails of the round for all that is in it and in no mail yet. */
    @Transactional
    public void tell(UUID round) {
        var untold = jdbc.sql("""
                        select c.supplier_id, min(cast(s.order_id as text)) as order_id,
                            (select coalesce(max(t.mail), 0) from daifa.supplier_chase t
                             where t.round = c.round and t.supplier_id = c.supplier_id) + 1 as mail
                        from daifa.supplier_chase c join daifa.supplier_order s on s.id = c.supplier_order_id
                        where c.round = :round and c.mail is null
                        group by c.round, c.supplier_id order by c.supplier_id
                        """)
                .param("round", round)
                .query((row, number) -> Map.entry(
                        row.getObject("supplier_id", UUID.class),
                        Map.entry(UUID.fromString(row.getString("order_id")), row.getInt("mail"))))
                .list();
        for (var one : untold) {
            var supplier = suppliers.find(one.getKey()).orElseThrow();
            var about = about(round, supplier.id());
            jdbc.sql("""
                            update daifa.supplier_chase set mail = :mail, mail_about = :about
                            where round = :round and supplier_id = :supplier and mail is null
                            """)
                    .param("mail", one.getValue().getValue())
                    .param("about", about)
                    .param("round", round)
                    .param("supplier", supplier.id())
                    .update();
            mails.intend(new Mails.Intended(
                    TEMPLATE,
                    about,
                    one.getValue().getValue(),
                    one.getValue().getKey(),
                    supplier.email(),
                    supplier.language()));
        }
    }

    /** How often these were chased; those that never were are left out. */
    public Map<SupplierOrderId, Chased> of(Collection<SupplierOrderId> ids) {
        var chased = new HashMap<SupplierOrderId, Chased>();
        jdbc.sql("""
                        select supplier_order_id, count(*) as times, max(at) as last from daifa.supplier_chase
                        where supplier_order_id = any(cast(:ids as uuid[])) group by supplier_order_id
                        """)
                .param("ids", ids.stream().map(SupplierOrderId::toString).toArray(String[]::new))
                .query(row -> {
                    chased.put(
                            SupplierOrderId.of(row.getObject("supplier_order_id", UUID.class)),
                            new Chased(
                                    row.getInt("times"),
                                    row.getObject("last", OffsetDateTime.class).toInstant()));
                });
        return chased;
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public MailText write(UUID about, int revision) {
        var chased = jdbc.sql("""
                        select s.id from daifa.supplier_chase c join daifa.supplier_order s on s.id = c.supplier_order_id
                        where c.mail_about = :about and c.mail = :mail order by s.ship_due nulls last, s.number
                        """).param("about", about).param("mail", revision).query(UUID.class).list().stream()
                .map(id -> rows.find(SupplierOrderId.of(id)).orElseThrow())
                .toList();
        var supplier = suppliers
                .find(jdbc.sql("select supplier_id from daifa.supplier_chase where mail_about = :about limit 1")
                        .param("about", about)
                        .query(UUID.class)
                        .single())
                .orElseThrow();
        var lines = chased.stream().map(this::line).toList();
        return new MailText(
                List.of(lines.size()),
                Map.of(
                        "supplierName", supplier.name(),
                        "orders", lines,
                        "link", links.addressOfAll(supplier.id())));
    }

    private Map<String, @Nullable Object> line(SupplierOrder supplierOrder) {
        var order = orders.find(supplierOrder.orderId()).orElseThrow();
        var line = new HashMap<String, @Nullable Object>();
        line.put("number", supplierOrder.number());
        line.put("lines", GoodsOfMail.of(order, supplierOrder));
        line.put("answerDue", supplierOrder.state() == State.SUBMITTED ? supplierOrder.answerDue() : null);
        line.put("promised", supplierOrder.promisedShipAt());
        line.put("shipDue", supplierOrder.shipDue());
        return line;
    }

    /** What a round's mails to a supplier are about; the first, and what is chased later in the same round, are its revisions. */
    private static UUID about(UUID round, UUID supplier) {
        return UUID.nameUUIDFromBytes((round + " " + supplier).getBytes(StandardCharsets.UTF_8));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
