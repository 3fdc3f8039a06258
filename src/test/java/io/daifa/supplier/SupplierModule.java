package io.daifa.supplier;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.daifa.kernel.Decisions;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Links;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.mail.Mails;
import io.daifa.order.Addresses;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.OrdersPlaced;
import io.daifa.order.Payment;
import io.daifa.order.Receiver;
import io.daifa.order.ReceiverView;
import io.daifa.order.Refunds;
import io.daifa.order.Review;
import io.daifa.order.Stage;
import io.daifa.order.Stops;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.support.SettableClock;
import io.daifa.support.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on a real database, without Spring: orders, mails and decisions are stand-ins, the lock is real. */
public final class SupplierModule {

    /** What is done in a transaction and may refuse. */
    public interface Work<T> {
        T run() throws Refusal;
    }

    /** What is done in a transaction, may refuse, and gives nothing. */
    public interface Deed {
        void run() throws Refusal;
    }

    public static final Instant START = Instant.parse("2026-11-23T02:00:00Z");
    static final ReceiverView RECEIVER = new ReceiverView("李雷", "13800138000", "浙江省杭州市滨江区晓风巷 1 号");

    public final JdbcClient jdbc;
    public final TransactionTemplate transactions;
    public final Orders orders = mock(Orders.class);
    public final Refunds refunds = mock(Refunds.class);
    public final Shops shops = mock(Shops.class);
    public final Stops stops = mock(Stops.class);
    public final Map<UUID, OnTimeShare> punctuality = new HashMap<>();
    final List<ClaimedUnits.Claimed> claimed = new ArrayList<>();
    private final Addresses addresses = mock(Addresses.class);
    public final Mails mails = mock(Mails.class);
    public final List<Journal.Entry> journal = Collections.synchronizedList(new ArrayList<>());
    public final List<Object> events = Collections.synchronizedList(new ArrayList<>());
    public final ApplicationEventPublisher publisher = events::add;
    public final SettableClock clock = new SettableClock(START);
    public final Suppliers suppliers;
    public final SupplierLinks links;
    public final SupplierOrders supplierOrders;
    public final Links secrets = new ReadableLinks();

    final PurchaseOrders purchaseOrders;
    final CancellationMails cancellationMails;
    final RevisionMail revisionMail;
    final SupplierOrderDrafts drafts;

    private final Map<OrderId, Order> known = new ConcurrentHashMap<>();
    private final Shop shop =
            new Shop(Ids.next(), "demo", "小店", null, "CNY", Locale.CHINESE, Duration.ofDays(4), "shop@example.com");
    private int number = 1000;

    public SupplierModule() {
        var database = TestDatabase.fresh();
        jdbc = database.jdbc();
        transactions = database.transactions();
        var deadlines = new SupplierOrderDeadlines(Duration.ofHours(6), Duration.ofHours(12), Duration.ofDays(30));
        var rows = new SupplierOrderRows(jdbc, orders);
        var attempts = new SupplierAttempts(jdbc, clock);
        var story = new SupplierStory(told());
        suppliers = new Suppliers(jdbc);
        links = new SupplierLinks(jdbc, rows, secrets, deadlines, clock);
        var changes = new PurchaseOrderChanges(jdbc, clock);
        var revisions = new Revisions(jdbc, suppliers, links, mails, story, changes);
        revisionMail = new RevisionMail(rows, changes, suppliers, links, orders, shops);
        purchaseOrders = new PurchaseOrders(links, suppliers, orders, shops, addresses, changes);
        var mail = new PurchaseOrderMail(purchaseOrders, links);
        var cancelledValue = new CancelledValue(rows, orders, refunds, new ClaimedAlready(order -> claimed));
        var assignment = new Assignment(jdbc, attempts, links, mails, story, publisher, clock);
        var splitting = new Splitting(jdbc, rows, attempts, assignment, orders, story, clock, publisher);
        var routing = new Routing(
                suppliers,
                attempts,
                new Availability(jdbc, clock),
                asked -> Map.copyOf(punctuality),
                orders,
                routing(),
                deadlines,
                clock);
        cancellationMails = new CancellationMails(jdbc, mails, suppliers, orders, shops, rows, cancelledValue);
        supplierOrders = new SupplierOrders(
                rows,
                suppliers,
                routing,
                new Rerouting(jdbc, routing, assignment, splitting, attempts, links, story, clock),
                new Reminders(suppliers, mail, mails, stops, story, clock),
                assignment,
                new Sending(jdbc, suppliers, links, mail, mails, orders, stops, deadlines, story, clock),
                new Answers(jdbc, suppliers, attempts, splitting, deadlines, story, clock, publisher),
                splitting,
                new Cancellations(
                        jdbc,
                        suppliers,
                        attempts,
                        links,
                        mails,
                        cancellationMails,
                        orders,
                        cancelledValue,
                        story,
                        clock,
                        publisher),
                cancellationMails,
                cancelledValue,
                revisions,
                new Endings(jdbc, orders, story, clock, publisher),
                new PartShipments(jdbc, orders, deadlines, clock));
        drafts = new SupplierOrderDrafts(jdbc, orders, shops, publisher);
        standIn();
    }

    public <T> T in(Work<T> work) throws Refusal {
        var refused = new Refusal[1];
        var result = transactions.execute(status -> {
            try {
                return work.run();
            } catch (Refusal refusal) {
                // As @Transactional does: a checked exception commits.
                refused[0] = refusal;
                return null;
            }
        });
        if (refused[0] != null) {
            throw refused[0];
        }
        return result;
    }

    public void inTransaction(Deed deed) throws Refusal {
        in(() -> {
            deed.run();
            return Boolean.TRUE;
        });
    }

    /** An order of that many pieces of each article, due to be shipped 96 hours after the start, and its first supplier order. */
    public SupplierOrderId placed(int quantity, String... skus) throws Refusal {
        var order = order(quantity, skus);
        inTransaction(() -> drafts.on(new OrdersPlaced(List.of(order.id()))));
        return supplierOrders.ofOrder(order.id()).get(0).id();
    }

    /** One that was given to that supplier and sent to it. */
    public SupplierOrderId submitted(Supplier supplier) throws Refusal {
        var id = placed(2, "A");
        inTransaction(() -> supplierOrders.assign(id, supplier.id(), io.daifa.kernel.Actor.SYSTEM, null));
        inTransaction(() -> supplierOrders.send(id));
        return id;
    }

    public Supplier supplier(String code, int shipHours, Channel channel) throws Refusal {
        return put(new Supplier(
                Ids.next(),
                code,
                "供应商" + code,
                "张三",
                "138****1234",
                code + "@example.com",
                channel,
                Locale.CHINESE,
                Duration.ofHours(shipHours),
                Duration.ofHours(24),
                List.of(),
                null,
                true));
    }

    public Supplier put(Supplier supplier) throws Refusal {
        return in(() -> suppliers.put(List.of(supplier))).get(0);
    }

    public void offers(Supplier supplier, String sku, String cost, Integer stock) throws Refusal {
        inTransaction(
                () -> suppliers.putOffers(List.of(new Offer(supplier.id(), sku, Money.of(cost, "CNY"), stock, true))));
    }

    public SupplierOrder read(SupplierOrderId id) {
        return supplierOrders.find(id).orElseThrow();
    }

    public Journal told() {
        return new Journal() {
            @Override
            public void write(List<Entry> entries) {
                journal.addAll(entries);
            }

            @Override
            public List<Written> last(UUID orderId, int most) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<Written> of(UUID orderId) {
                return List.of();
            }
        };
    }

    public List<String> story() {
        return journal.stream().map(Journal.Entry::what).toList();
    }

    public Order order(int quantity, String... skus) {
        var lines = new ArrayList<Order.Line>();
        for (var sku : skus) {
            lines.add(new Order.Line(lines.size() + 1, sku, "商品" + sku, null, quantity, Money.of("10", "CNY")));
        }
        var order = new Order(
                OrderId.of(Ids.next()),
                shop.id(),
                "S" + number++,
                Stage.RECEIVED,
                START,
                START,
                Payment.PAID,
                START,
                START.plus(Duration.ofDays(4)),
                Money.of("100", "CNY"),
                Money.zero("CNY"),
                Money.zero("CNY"),
                Locale.CHINESE,
                null,
                null,
                null,
                "customer@example.com",
                new Receiver("李雷", "13800138000", "CN", "浙江省", "杭州市", "滨江区", "晓风巷 1 号"),
                "330108",
                "33",
                lines,
                new Review(null, List.of()),
                null,
                null,
                null,
                null,
                null);
        insert(order);
        known.put(order.id(), order);
        return order;
    }

    private void insert(Order order) {
        jdbc.sql("""
                        insert into daifa.shop (id, code, name, currency, language, ship_promise_hours, created_at)
                        values (:id, 'demo', '小店', 'CNY', 'zh', 96, :now) on conflict do nothing
                        """)
                .param("id", shop.id())
                .param("now", START.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into daifa.customer_order (id, shop_id, shop_order_number, stage, content_hash, placed_at, received_at, payment,
                            currency, total, shipping_fee, discount, ship_by, language, receiver_phone_kind, receiver_country, likeness)
                        values (:id, :shop, :number, 'RECEIVED', '', :now, :now, 'PAID', 'CNY', 100, 0, 0, :now, 'zh', 'PLAIN', 'CN', '')
                        """)
                .param("id", order.id().value())
                .param("shop", shop.id())
                .param("number", order.shopOrderNumber())
                .param("now", START.atOffset(ZoneOffset.UTC))
                .update();
        for (var line : order.lines()) {
            jdbc.sql("""
                            insert into daifa.order_line (order_id, line, sku, name, quantity, unit_price)
                            values (:order, :line, :sku, :name, :quantity, 10)
                            """)
                    .param("order", order.id().value())
                    .param("line", line.number())
                    .param("sku", line.sku())
                    .param("name", line.name())
                    .param("quantity", line.quantity())
                    .update();
        }
    }

    private void standIn() {
        when(addresses.destination(any())).thenReturn("浙江省杭州市滨江区");
        when(addresses.clear(any())).thenReturn(RECEIVER);
        when(refunds.left(any())).thenReturn(Money.zero("CNY"));
        when(shops.find(shop.id())).thenReturn(Optional.of(shop));
        when(orders.find(any())).thenAnswer(call -> Optional.ofNullable(known.get(call.<OrderId>getArgument(0))));
        when(orders.all(anyCollection()))
                .thenAnswer(call -> call.<Collection<OrderId>>getArgument(0).stream()
                        .map(known::get)
                        .toList());
        doAnswer(call -> jdbc.sql("select id from daifa.customer_order where id = :id for no key update")
                        .param("id", call.<OrderId>getArgument(0).value())
                        .query(UUID.class)
                        .single())
                .when(orders)
                .lock(any());
    }

    /** The decision table's rules, in its sequence. */
    private static Decisions routing() {
        var reasons = new java.util.LinkedHashMap<String, String>();
        reasons.put("active", "inactive");
        reasons.put("takesOrders", "takes-no-orders");
        reasons.put("regionServed", "region-not-served");
        reasons.put("coversAllLines", "not-all-lines");
        reasons.put("inStock", "out-of-stock");
        reasons.put("shipsInTime", "ships-too-late");
        reasons.put("withinLimit", "over-limit");
        return (table, facts) -> {
            var verdict = new HashMap<String, Object>(Map.of("eligible", true, "reason", "fits"));
            for (var reason : reasons.entrySet()) {
                if (facts.get(reason.getKey()).equals(false)) {
                    return List.of(Map.of("eligible", false, "reason", reason.getValue()));
                }
            }
            return List.of(verdict);
        };
    }

    /** Links whose tokens can be read. */
    private static final class ReadableLinks implements Links {

        @Override
        public String token(String purpose, UUID id, int revision) {
            return purpose + "-" + id + "-" + revision;
        }

        @Override
        public byte[] hash(String token) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String address(String path) {
            return "http://daifa.test" + path;
        }
    }
}
