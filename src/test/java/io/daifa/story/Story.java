package io.daifa.story;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Product;
import io.daifa.order.Products;
import io.daifa.shop.Shop;
import io.daifa.shop.ShopKeys;
import io.daifa.shop.Shops;
import io.daifa.supplier.Offer;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Suppliers;
import io.daifa.support.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * One story: a shop of its own with two suppliers and an article, and the doors by which everybody comes in. Jobs run when the story says so.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class Story {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis() % 1_000_000 * 100_000);
    private static final Map<String, Staff> STAFF = new ConcurrentHashMap<>();
    private static final int FIRST_HOUSE = 12;
    static final String PASSWORD = "a long enough password";

    private final JdbcClient jdbc;
    private final ManagementService jobs;
    private final IdentityService identities;
    private final SettableClock clock;
    private final Mailbox mailbox;
    private final String home;
    private final Shop shop;
    private final Supplier first;
    private final Supplier second;
    private final Supplier byPhone;
    private final String sku;
    private final String key;
    private final Browser shopsDoor;
    private final int number = COUNTER.incrementAndGet();
    private final AtomicInteger orders = new AtomicInteger();

    Story(
            JdbcClient jdbc,
            ManagementService jobs,
            IdentityService identities,
            SettableClock clock,
            Mailbox mailbox,
            Shops shops,
            ShopKeys keys,
            Products products,
            Suppliers suppliers,
            ServletWebServerApplicationContext server)
            throws Refusal {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.identities = identities;
        this.clock = clock;
        this.mailbox = mailbox;
        home = "http://localhost:" + server.getWebServer().getPort();
        shop = shops.register(new Shop(
                UUID.randomUUID(),
                "story" + number,
                "Story shop " + number,
                null,
                "CNY",
                Languages.CHINESE,
                Duration.ofDays(4),
                null));
        sku = "SKU-" + number;
        products.put(List.of(new Product(sku, "商品" + number, null, false)));
        var all = suppliers.put(List.of(
                supplier("first", Supplier.Channel.MAIL),
                supplier("second", Supplier.Channel.MAIL),
                supplier("phone", Supplier.Channel.PHONE)));
        first = all.get(0);
        second = all.get(1);
        byPhone = all.get(2);
        suppliers.putOffers(List.of(
                new Offer(first.id(), sku, Money.of("10.00", "CNY"), 100, true),
                new Offer(second.id(), sku, Money.of("12.00", "CNY"), null, true)));
        key = keys.issue(shop.id(), "story", Actor.SYSTEM).secret();
        shopsDoor = withKey(key);
    }

    private Supplier supplier(String name, Supplier.Channel channel) {
        return new Supplier(
                UUID.randomUUID(),
                name + number,
                "Supplier " + name + " " + number,
                "张三",
                "138****1234",
                name + number + "@suppliers.test",
                channel,
                Locale.ENGLISH,
                Duration.ofDays(1),
                Duration.ofHours(12),
                List.of(),
                null,
                true);
    }

    // Who and what is there.

    public Shop shop() {
        return shop;
    }

    public String sku() {
        return sku;
    }

    public Supplier first() {
        return first;
    }

    public Supplier second() {
        return second;
    }

    public Supplier byPhone() {
        return byPhone;
    }

    public SettableClock clock() {
        return clock;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public String home() {
        return home;
    }

    // The doors.

    /** The shop's door: the API with its key. */
    public Browser shopsDoor() {
        return shopsDoor;
    }

    /** The same for a shop that wants to be told in that language. */
    public Browser shopsDoorIn(String language) {
        return new Browser(home, Map.of("Authorization", "Bearer " + key, "Accept-Language", language));
    }

    /** Anybody's browser, without cookies yet. */
    public Browser anybody() {
        return new Browser(home, Map.of("Accept-Language", "en"));
    }

    /** The member of staff of that group, at Tasklist. */
    public Staff staff(String group) {
        return STAFF.computeIfAbsent(home + group, key -> new Staff(home, user(group), PASSWORD));
    }

    /** Another member of staff of that group, at Tasklist. */
    public Staff secondOf(String group) {
        return STAFF.computeIfAbsent(
                home + group + "-2", key -> new Staff(home, user("story-second-" + group, group), PASSWORD));
    }

    /** The member of staff of that group, logged in at the staff's own page. */
    public Browser atTheDesk(String group) {
        var browser = anybody();
        var login = browser.get("/desk/login");
        var entered = browser.submit(
                "/desk/login", Map.of("username", user(group), "password", PASSWORD, "_csrf", login.csrf()));
        if (entered.status() != 200) {
            throw new AssertionError(entered.status() + " " + entered.body());
        }
        return browser;
    }

    private String user(String group) {
        return user("story-" + group, group);
    }

    private String user(String id, String group) {
        if (identities.createUserQuery().userId(id).count() == 0) {
            var user = identities.newUser(id);
            user.setPassword(PASSWORD);
            user.setFirstName("Story");
            user.setLastName(group);
            identities.saveUser(user);
            identities.createMembership(id, group);
        }
        return id;
    }

    /** The same person in another browser: the webapps end the session of who sends a wrong token. */
    public Staff staffElsewhere(String group) {
        return new Staff(home, user(group), PASSWORD);
    }

    /** A program that sends the name and the password of an account in that group with each request. */
    public Browser account(String id, String group, String... moreHeaders) {
        return knocking(user(id, group), PASSWORD, moreHeaders);
    }

    /** A program that tries that name and password. */
    public Browser knocking(String id, String password, String... moreHeaders) {
        var login = Base64.getEncoder().encodeToString((id + ":" + password).getBytes(StandardCharsets.UTF_8));
        var headers = new HashMap<>(Map.of("Authorization", "Basic " + login, "Accept-Language", "en"));
        for (var i = 0; i < moreHeaders.length; i += 2) {
            headers.put(moreHeaders[i], moreHeaders[i + 1]);
        }
        return new Browser(home, headers);
    }

    /** A program with that key of a shop. */
    public final Browser withKey(String secret) {
        return new Browser(home, Map.of("Authorization", "Bearer " + secret, "Accept-Language", "en"));
    }

    /** From now on the shop pays its refunds itself. */
    public void paysItsRefunds() {
        var changed = account("refund-admin", "camunda-admin")
                .put(
                        "/api/admin/v1/shops/" + shop.code(),
                        Map.of(
                                "name",
                                shop.name(),
                                "currency",
                                "CNY",
                                "language",
                                "zh",
                                "shipPromise",
                                "PT96H",
                                "refunds",
                                "BY_SHOP"));
        if (changed.status() != 200 || !changed.json().path("refunds").asText().equals("BY_SHOP")) {
            throw new AssertionError(changed.status() + " " + changed.body());
        }
    }

    /** An order in which nothing is wrong, to be changed at will before it is sent; each to a house of its own, so that none looks like another. */
    public OrderDocument anOrder() {
        var next = orders.incrementAndGet();
        return new OrderDocument(number + "-" + next, sku, FIRST_HOUSE + next - 1, clock.instant());
    }

    /** The shop sends the order. */
    public PlacedOrder places(OrderDocument document) {
        var answer = shopsDoor.post("/api/v1/orders", document.json());
        if (answer.status() != 202) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        var id = UUID.fromString(answer.json().path("orderId").asText());
        return new PlacedOrder(
                id,
                jdbc.sql("select id from daifa.supplier_order where order_id = :id")
                        .param("id", id)
                        .query(UUID.class)
                        .single(),
                document.number());
    }

    /** An order that the shop has placed, and its supplier order. */
    public record PlacedOrder(UUID id, UUID supplierOrder, String number) {

        /** The business key of its instance. */
        public String key() {
            return supplierOrder.toString();
        }
    }

    /** The order's supplier orders by their letters, each as the order is to those who work on it. */
    public List<PlacedOrder> parts(PlacedOrder order) {
        return jdbc
                .sql("select id from daifa.supplier_order where order_id = :id order by number")
                .param("id", order.id())
                .query(UUID.class)
                .list()
                .stream()
                .map(part -> new PlacedOrder(order.id(), part, order.number()))
                .toList();
    }

    /** A carrier's events by the webhook: number, status and time by turns, signed. */
    public Browser.Page carrierTells(String trackingNumber, String... codes) {
        var events = new ArrayList<Map<String, Object>>();
        for (var code : codes) {
            clock.advance(Duration.ofMinutes(1));
            events.add(Map.of(
                    "trackingNumber", trackingNumber, "at", clock.instant().toString(), "code", code));
        }
        return Carrier.tells(home, clock.instant(), events);
    }

    /** The supplier opens the link of the last purchase order that it was sent for that order. */
    public SupplierAtPage opensLink(Supplier supplier, PlacedOrder order) {
        return new SupplierAtPage(home, linkTo(supplier, order), number(order));
    }

    /** The link of the last purchase order that the supplier was sent for that order. */
    public String linkTo(Supplier supplier, PlacedOrder order) {
        var number = number(order);
        var letters = mailbox.of(supplier.email()).stream()
                .filter(letter -> letter.text().contains(number))
                .toList();
        if (letters.isEmpty()) {
            throw new AssertionError(supplier.name() + " has no mail about " + number);
        }
        return letters.get(letters.size() - 1).link("/s/");
    }

    private String number(PlacedOrder order) {
        return jdbc.sql("select number from daifa.supplier_order where id = :id")
                .param("id", order.supplierOrder())
                .query(String.class)
                .single();
    }

    /** A tracking number of SF Express that nobody used before. */
    public static String freshNumber() {
        return "SF1" + String.format("%012d", NUMBERS.incrementAndGet());
    }

    /** The day after tomorrow where the shops are, as a date field takes it. */
    public String inTwoDays() {
        return clock.instant().plus(Duration.ofDays(2)).toString().substring(0, 10);
    }

    /** The order as it is when its supplier has been sent the purchase order. */
    public PlacedOrder sentToSupplier() {
        var order = places(anOrder());
        runs();
        return order;
    }

    /** The order as it is when its supplier has accepted. */
    public PlacedOrder accepted() {
        var order = sentToSupplier();
        opensLink(first, order).accepts(inTwoDays());
        runs();
        return order;
    }

    /** The order as it is when its only parcel, of that number, is under way. */
    public PlacedOrder shipped(String trackingNumber) {
        var order = accepted();
        opensLink(first, order).ships("顺丰", trackingNumber);
        runs();
        return order;
    }

    /** The order as it is when its only parcel has been delivered. */
    public PlacedOrder delivered() {
        var trackingNumber = freshNumber();
        var order = shipped(trackingNumber);
        carrierTells(trackingNumber, "PICKED_UP", "DELIVERED");
        runs();
        return order;
    }

    /** The same with that document. */
    public PlacedOrder delivered(OrderDocument document) {
        var trackingNumber = freshNumber();
        var order = places(document);
        runs();
        opensLink(first, order).accepts(inTwoDays());
        runs();
        opensLink(first, order).ships("顺丰", trackingNumber);
        runs();
        carrierTells(trackingNumber, "PICKED_UP", "DELIVERED");
        runs();
        return order;
    }

    // After-sales.

    /** The shop asks for after-sales; the first case's id. */
    public String opensCase(PlacedOrder order, Map<String, Object> request) {
        var whole = new HashMap<>(request);
        whole.putIfAbsent("externalId", "request-" + order.number());
        var answer = shopsDoor.post("/api/v1/orders/" + order.id() + "/after-sales-cases", whole);
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.json().at("/cases/0/caseId").asText();
    }

    /** So many units of the first line. */
    public List<Map<String, Integer>> units(int quantity) {
        return List.of(Map.of("line", 1, "quantity", quantity));
    }

    /** The case as the shop sees it. */
    public com.fasterxml.jackson.databind.JsonNode caseOf(String id) {
        return shopsDoor.get("/api/v1/after-sales-cases/" + id).json();
    }

    /** The shop says something about the case. */
    public Browser.Page says(String id, String what, Map<String, Object> body) {
        return shopsDoor.post("/api/v1/after-sales-cases/" + id + "/" + what, body);
    }

    /** After-sales decides the case: the form's keys and values by turns. */
    public void decides(String id, Object... keysAndValues) {
        does(id, "Task_DecideCase", keysAndValues);
    }

    /** After-sales completes that task of the case: the form's keys and values by turns. */
    public void does(String id, String element, Object... keysAndValues) {
        var staff = staff("aftersales");
        var completed = staff.completes(staff.task(id, element), keysAndValues);
        if (completed.status() >= 300) {
            throw new AssertionError(completed.status() + " " + completed.body());
        }
        runs();
    }

    /** People pay the order's refunds that are due. */
    public void refunds(PlacedOrder order) {
        var due = jdbc.sql("select id::text from daifa.refund where order_id = :id and state = 'DUE'")
                .param("id", order.id())
                .query(String.class)
                .list();
        if (due.isEmpty()) {
            throw new AssertionError("nothing is due");
        }
        runs();
        due.forEach(id -> does(id, "Task_RefundByHand", "outcome", "DONE", "reference", "ALI-" + id));
    }

    /** What the order's customer got by mail, oldest first. */
    public List<Mailbox.Letter> mailsOf(PlacedOrder order) {
        return mailbox.of("buyer" + order.number() + "@customers.test");
    }

    /** The customer opens the link in the last mail about a case. */
    public CustomerAtCase atTheCase(PlacedOrder order) {
        var letters = mailsOf(order).stream()
                .filter(letter -> letter.text().contains("/c/"))
                .toList();
        if (letters.isEmpty()) {
            throw new AssertionError("no mail about a case of " + order.number());
        }
        return new CustomerAtCase(
                anybody(),
                java.net.URI.create(letters.get(letters.size() - 1).link("/c/")).getPath());
    }

    /** The shop has a warehouse of its own, which takes returns. */
    public void takesReturns(String address) {
        var changed = account("returns-admin", "camunda-admin")
                .put(
                        "/api/admin/v1/shops/" + shop.code(),
                        Map.of(
                                "name",
                                shop.name(),
                                "currency",
                                "CNY",
                                "language",
                                "zh",
                                "shipPromise",
                                "PT96H",
                                "returnAddress",
                                address));
        if (!changed.json().path("returnAddress").asText().equals(address)) {
            throw new AssertionError(changed.status() + " " + changed.body());
        }
    }

    /** The order that replaces goods of that one, the last where there are several. */
    public PlacedOrder replacementOf(PlacedOrder order) {
        return jdbc.sql("""
                        select o.id, o.shop_order_number, s.id as part
                        from daifa.customer_order o join daifa.supplier_order s on s.order_id = o.id
                        where o.replaces = :id order by o.id desc limit 1
                        """)
                .param("id", order.id())
                .query((row, i) -> new PlacedOrder(
                        row.getObject("id", UUID.class),
                        row.getObject("part", UUID.class),
                        row.getString("shop_order_number")))
                .single();
    }

    // Time and waits.

    /** Runs the jobs of this story that are due, until none is. A job that fails, fails the story. */
    public void runs() {
        runs(shop.code());
    }

    /** Runs the jobs of that shop's orders that are due, until none is. */
    public void runs(String shopCode) {
        for (var due = dueJobs(shopCode); !due.isEmpty(); due = dueJobs(shopCode)) {
            due.forEach(this::execute);
        }
    }

    /** Runs the jobs of this story that are due now, and not those that they bring about. */
    public void runsOnce() {
        dueJobs(shop.code()).forEach(this::execute);
    }

    /** A job that another one has made needless is gone. */
    private void execute(String job) {
        if (jobs.createJobQuery().jobId(job).count() > 0) {
            jobs.executeJob(job);
        }
    }

    /** Lets that time pass, and runs what is due then. */
    public void passes(Duration time) {
        clock.advance(time);
        runs();
    }

    /** The elements at which the instance with that business key waits, in the alphabet's order. */
    public List<String> waits(Object businessKey) {
        return jdbc.sql("""
                        select e.act_id_ from act_ru_execution i
                        join act_ru_execution e on e.proc_inst_id_ = i.id_
                        where i.business_key_ = :key and e.act_id_ is not null and e.is_active_
                        order by e.act_id_
                        """)
                .param("key", businessKey.toString())
                .query(String.class)
                .list();
    }

    /** The order's stage. */
    public String stage(PlacedOrder order) {
        return jdbc.sql("select stage from daifa.customer_order where id = :id")
                .param("id", order.id())
                .query(String.class)
                .single();
    }

    /** What the order's journal tells, oldest first. */
    public List<String> journal(PlacedOrder order) {
        return jdbc.sql("select what from daifa.order_event where order_id = :id order by id")
                .param("id", order.id())
                .query(String.class)
                .list();
    }

    private List<String> dueJobs(String shopCode) {
        var mine = jdbc.sql("""
                        select i.id_ from act_ru_execution i
                        where i.business_key_ in (
                            select s.id::text from daifa.supplier_order s join daifa.customer_order o on o.id = s.order_id
                            where o.shop_id = (select id from daifa.shop where code = :shop)
                            union all
                            select c.id::text from daifa.after_sales_case c join daifa.customer_order o on o.id = c.order_id
                            where o.shop_id = (select id from daifa.shop where code = :shop)
                            union all
                            select x.id::text from daifa.order_change x join daifa.customer_order o on o.id = x.order_id
                            where o.shop_id = (select id from daifa.shop where code = :shop)
                            union all
                            select r.id::text from daifa.refund r join daifa.customer_order o on o.id = r.order_id
                            where o.shop_id = (select id from daifa.shop where code = :shop))
                        """).param("shop", shopCode).query(String.class).set();
        if (mine.isEmpty()) {
            return List.of();
        }
        return jobs.createJobQuery().processInstanceIds(mine).executable().orderByJobDuedate().asc().list().stream()
                .map(Job::getId)
                .toList();
    }
}
