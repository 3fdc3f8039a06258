package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.NewOrder;
import io.daifa.order.Orders;
import io.daifa.order.Payment;
import io.daifa.order.Receiver;
import io.daifa.order.Taken;
import io.daifa.supplier.SupplierOrders;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many orders of one shop that go the same way, and races at their instances. */
final class Crowd {

    private static final int THREADS = 4;
    private static final Duration LONGEST_START = Duration.ofMillis(12);

    /** A job that failed is tried again after ten seconds. */
    private static final Duration PAUSE = Duration.ofSeconds(11);

    private final Story story;
    private final ManagementService jobs;
    private final JdbcClient jdbc;
    private final Map<String, Story.PlacedOrder> orders = new LinkedHashMap<>();
    private final Random random = new Random(7);
    private final AtomicBoolean conflicted = new AtomicBoolean();

    Crowd(Story story, ManagementService jobs, List<Story.PlacedOrder> orders) {
        this.story = story;
        this.jobs = jobs;
        jdbc = story.jdbc();
        orders.forEach(order -> this.orders.put(order.key(), order));
    }

    /** So many orders in which nothing is wrong, taken in one go. */
    static Crowd placed(Story story, ManagementService jobs, Orders orders, SupplierOrders supplierOrders, int size) {
        var now = story.clock().instant();
        var documents = new ArrayList<NewOrder>();
        for (var i = 1; i <= size; i++) {
            documents.add(order(story, "race-" + UUID.randomUUID(), i, now));
        }
        var placed = orders.take(story.shop(), documents).stream()
                .map(Taken.Accepted.class::cast)
                .map(taken -> new Story.PlacedOrder(
                        taken.orderId().value(),
                        supplierOrders.ofOrder(taken.orderId()).get(0).id().value(),
                        taken.shopOrderNumber()))
                .toList();
        return new Crowd(story, jobs, placed);
    }

    private static NewOrder order(Story story, String number, int house, Instant now) {
        var total = Money.of("20.00", "CNY");
        var nothing = Money.zero("CNY");
        return new NewOrder(
                number,
                now,
                Payment.PAID,
                now,
                null,
                "CNY",
                total,
                nothing,
                nothing,
                new Receiver("张女士", "13812341234", "CN", null, null, null, "浙江省杭州市滨江区晓风巷" + house + "号"),
                "buyer@customers.test",
                null,
                null,
                null,
                null,
                List.of(new NewOrder.NewLine(story.sku(), "商品", null, 1, total)));
    }

    /** Something that somebody does about one order. */
    @FunctionalInterface
    interface Deed {

        void of(Story.PlacedOrder order) throws Exception;
    }

    /** A deed that was refused. */
    record Refused(Story.PlacedOrder order, Refusal why) {}

    int size() {
        return orders.size();
    }

    List<Story.PlacedOrder> orders() {
        return List.copyOf(orders.values());
    }

    /** Runs what is due, several jobs at once, until nothing is. A conflict is tried again, as the engine would; a failure fails the story. */
    void runs() throws Exception {
        runsUntilAfter("");
    }

    /** Runs what is due, but not what comes after that element, which has a save point there. */
    void runsUntilAfter(String element) throws Exception {
        for (var due = dueOrLost(element); !due.isEmpty(); due = dueOrLost(element)) {
            var work = new ArrayList<Callable<Object>>();
            due.forEach(job -> work.add(() -> {
                execute(job);
                return job;
            }));
            all(work);
        }
    }

    /** What is due; where nothing is, but a job has lost a conflict, what is due after the engine's pause. */
    private List<String> dueOrLost(String element) {
        var due = due(element);
        if (due.isEmpty() && conflicted.getAndSet(false)) {
            story.clock().advance(PAUSE);
            return due(element);
        }
        return due;
    }

    /** The jobs after that element, by order. */
    Map<Story.PlacedOrder, String> jobsAfter(String element) {
        return jobsAt(element, "and coalesce(d.job_configuration_, '') = 'async-after'");
    }

    /** The timers of that element, by order. */
    Map<Story.PlacedOrder, String> timersOf(String element) {
        return jobsAt(element, "and j.type_ = 'timer'");
    }

    /**
     * For each order its job and the deed in the same instant, but that one of the two has now and then a start of some milliseconds, so that
     * all interleavings come to pass. The job may lose and is then tried again later; answers which deeds were refused.
     */
    List<Refused> race(Map<Story.PlacedOrder, String> jobsOfOrders, Deed deed) throws Exception {
        return races(
                jobsOfOrders.keySet().stream().toList(),
                order -> execute(jobsOfOrders.get(order)),
                deed,
                LONGEST_START);
    }

    /** For each order the two deeds in the same instant, but for a start of at most that time; answers which were refused. */
    List<Refused> races(List<Story.PlacedOrder> racing, Deed one, Deed other, Duration longestStart) throws Exception {
        var refused = new ConcurrentLinkedQueue<Refused>();
        var work = new ArrayList<Callable<Object>>();
        for (var order : racing) {
            var barrier = new CyclicBarrier(2);
            var start = random.nextLong(-longestStart.toNanos(), longestStart.toNanos());
            work.add(() -> raced(barrier, start, order, one, refused));
            work.add(() -> raced(barrier, -start, order, other, refused));
        }
        all(work);
        return List.copyOf(refused);
    }

    private static Object raced(
            CyclicBarrier barrier, long start, Story.PlacedOrder order, Deed deed, Queue<Refused> refused)
            throws Exception {
        barrier.await();
        if (start > 0) {
            LockSupport.parkNanos(start);
        }
        try {
            Conflicts.retried(() -> {
                deed.of(order);
                return order;
            });
        } catch (Refusal refusal) {
            refused.add(new Refused(order, refusal));
        }
        return order;
    }

    /** Runs the job, as the engine would. */
    void execute(String job) {
        try {
            jobs.executeJob(job);
        } catch (OptimisticLockingException e) {
            // It lost: the engine tries it again some seconds later, if it is still there.
            conflicted.set(true);
        } catch (RuntimeException e) {
            // Somebody else's turn took the job away before this one read it.
            if (jobs.createJobQuery().jobId(job).count() > 0) {
                throw e;
            }
        }
    }

    private static void all(List<Callable<Object>> work) throws Exception {
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Object> done : pool.invokeAll(work, 5, TimeUnit.MINUTES)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            pool.shutdownNow();
            assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    /** Nothing is broken: no incident, no job that failed or has no retries left, and nothing is due any more. */
    void assertNothingIsStuck() {
        assertThat(jdbc.sql("""
                        select count(*) from act_ru_incident n join act_ru_execution i on i.id_ = n.proc_inst_id_
                        where i.business_key_ = any(:keys)
                        """).param("keys", keys()).query(Integer.class).single())
                .as("incidents")
                .isZero();
        assertThat(jdbc.sql("""
                        select d.act_id_ || ': ' || coalesce(j.exception_msg_, 'failed') from act_ru_job j
                        join act_ru_execution i on i.id_ = j.process_instance_id_
                        left join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where i.business_key_ = any(:keys) and (j.retries_ = 0 or j.exception_msg_ is not null)
                        """).param("keys", keys()).query(String.class).list())
                .as("failed jobs")
                .isEmpty();
        assertThat(due("")).as("due jobs").isEmpty();
    }

    /** At which elements the crowd's instances wait, and how many tokens at each. */
    Map<String, Integer> waits() {
        var waits = new TreeMap<String, Integer>();
        jdbc.sql("""
                        select e.act_id_ as element, count(*) as tokens from act_ru_execution i
                        join act_ru_execution e on e.proc_inst_id_ = i.id_
                        where i.business_key_ = any(:keys) and e.act_id_ is not null and e.is_active_
                        group by e.act_id_
                        """).param("keys", keys()).query(row -> {
            waits.put(row.getString("element"), row.getInt("tokens"));
        });
        return waits;
    }

    /** How many entries of that kind the crowd's journals have, after it is sure that none has two. */
    int told(String what) {
        var counts = jdbc.sql("""
                        select count(*) from daifa.order_event where order_id = any(:ids) and what = :what group by order_id
                        """)
                .param("ids", ids())
                .param("what", what)
                .query(Integer.class)
                .list();
        assertThat(counts).as(what).allMatch(count -> count == 1);
        return counts.size();
    }

    /** How many mails of that template were sent, after it is sure that each was sent once and none waits. */
    int mailed(String template) {
        var mails = jdbc.sql("""
                        select count(*) filter (where sent_at is not null) as sent, count(*) as intended, count(distinct order_id) as orders
                        from daifa.mail where order_id = any(:ids) and template = :template
                        """)
                .param("ids", ids())
                .param("template", template)
                .query((row, number) -> List.of(row.getInt("sent"), row.getInt("intended"), row.getInt("orders")))
                .single();
        assertThat(mails).as(template + ": sent, intended, orders").allMatch(mails.get(0)::equals);
        return mails.get(0);
    }

    private Map<Story.PlacedOrder, String> jobsAt(String element, String condition) {
        var found = new LinkedHashMap<Story.PlacedOrder, String>();
        jdbc.sql("""
                        select i.business_key_ as key, j.id_ as job from act_ru_job j
                        join act_ru_execution i on i.id_ = j.process_instance_id_
                        join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where i.business_key_ = any(:keys) and d.act_id_ = :element
                        """ + condition)
                .param("keys", keys())
                .param("element", element)
                .query(row -> {
                    found.put(orders.get(row.getString("key")), row.getString("job"));
                });
        return found;
    }

    /** The due jobs of the orders and of their cases, but those after that element. */
    private List<String> due(String element) {
        return jdbc.sql("""
                        select j.id_ from act_ru_job j
                        join act_ru_execution i on i.id_ = j.process_instance_id_
                        join act_ru_jobdef d on d.id_ = j.job_def_id_
                        where (i.business_key_ = any(:keys) or i.business_key_ in (
                                select c.id::text from daifa.after_sales_case c where c.order_id = any(:ids)
                                union all select c.id::text from daifa.order_change c where c.order_id = any(:ids)
                                union all select r.id::text from daifa.refund r where r.order_id = any(:ids)))
                            and j.retries_ > 0 and (j.duedate_ is null or j.duedate_ <= :now)
                            and not (d.act_id_ = :element and coalesce(d.job_configuration_, '') = 'async-after')
                        """)
                .param("keys", keys())
                .param("ids", ids())
                .param("now", Timestamp.from(story.clock().instant()))
                .param("element", element)
                .query(String.class)
                .list();
    }

    /** All business keys of the crowd: of supplier orders, changes, cases and refunds. */
    List<UUID> everything() {
        return jdbc.sql("""
                        select id from daifa.supplier_order where order_id = any(:ids)
                        union all select id from daifa.order_change where order_id = any(:ids)
                        union all select id from daifa.after_sales_case where order_id = any(:ids)
                        union all select id from daifa.refund where order_id = any(:ids)
                        """).param("ids", ids()).query(UUID.class).list();
    }

    private String[] keys() {
        return orders.keySet().toArray(String[]::new);
    }

    private UUID[] ids() {
        return orders.values().stream().map(Story.PlacedOrder::id).toArray(UUID[]::new);
    }

    /** Lets time pass until that column of all supplier orders is over. */
    void passesBeyond(String deadline) {
        var latest = jdbc.sql("select max(" + deadline + ") from daifa.supplier_order where order_id = any(:ids)")
                .param("ids", ids())
                .query(OffsetDateTime.class)
                .single();
        story.clock().advanceTo(latest.toInstant());
        story.clock().advance(Duration.ofMinutes(1));
    }
}
