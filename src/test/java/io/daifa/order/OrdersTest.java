package io.daifa.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.mail.Mails;
import io.daifa.order.Review.Outcome;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.support.TestModules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersTest {

    private static final Actor WANG = Actor.staff("wang");
    private static final String PHONE = "13812345678";
    private static final String ADDRESS = "广东省深圳市南山区科技园路1号";

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<OrdersPlaced> placed = Collections.synchronizedList(new ArrayList<>());
    private final List<OrderRejected> rejected = Collections.synchronizedList(new ArrayList<>());

    private final List<OrderReleased> released = Collections.synchronizedList(new ArrayList<>());

    private TestModules modules;
    private Orders orders;
    private Refunds refunds;
    private Shop shop;
    private int numbers;

    @BeforeAll
    void start() throws Refusal {
        modules = new TestModules(this::decide, 1);
        modules.hear(OrdersPlaced.class, placed::add);
        modules.hear(OrderRejected.class, rejected::add);
        modules.hear(OrderReleased.class, released::add);
        orders = modules.get(Orders.class);
        refunds = modules.get(Refunds.class);
        shop = modules.get(Shops.class)
                .register(new Shop(Ids.next(), "demo", "花店", null, "CNY", Languages.CHINESE, Duration.ofDays(4), null));
        modules.get(Products.class)
                .put(List.of(new Product("SKU-A", "商品A", null, false), new Product("SKU-B", "商品B", "food", true)));
    }

    @AfterAll
    void stop() {
        modules.close();
    }

    private List<Map<String, Object>> decide(String table, Map<String, Object> facts) {
        assertThat(table).isEqualTo("order-review");
        var check = String.valueOf(facts.get("check"));
        asked.add(check);
        return switch (check) {
            case "address-house-number-missing", "double-order", "amounts-do-not-add-up" -> rule("REVIEW", "CONFIRM");
            case "phone-cipher" -> rule("NOTE", "NONE");
            case "payment-returned" -> rule("REJECT", "NONE");
            case "sku-unknown" -> List.of();
            default -> rule("REVIEW", "CORRECT");
        };
    }

    private static List<Map<String, Object>> rule(String outcome, String remedy) {
        return List.of(Map.of("outcome", outcome, "remedy", remedy));
    }

    @Test
    void anOrderComesBackAsItWasSent() {
        var sent = anOrder().words("${7*7}", "#{x}", "<script>alert(1)</script>' \" \\ %");
        var order = taken(sent);

        assertThat(order.receiver()).isEqualTo(sent.order().receiver());
        assertThat(order.buyerNick()).isEqualTo("${7*7}");
        assertThat(order.buyerMessage()).isEqualTo("#{x}");
        assertThat(order.sellerMemo()).isEqualTo("<script>alert(1)</script>' \" \\ %");
        assertThat(order.total()).isEqualTo(Money.of("25.00", "CNY"));
        assertThat(order.lines())
                .containsExactly(
                        new Order.Line(1, "SKU-A", "商品A", "红", 2, Money.of("10.00", "CNY")),
                        new Order.Line(2, "SKU-B", "商品B", null, 1, Money.of("5.00", "CNY")));
        assertThat(order.stage()).isEqualTo(Stage.RECEIVED);
        assertThat(order.districtCode()).isEqualTo("440305");
        assertThat(order.provinceCode()).isEqualTo("44");
        assertThat(order.language()).isEqualTo(Languages.CHINESE);
        assertThat(orders.byNumber(shop.id(), sent.order().shopOrderNumber())).contains(order);
        assertThat(orders.all(List.of(order.id()))).containsExactly(order);
    }

    @Test
    void thePlatformsDeadlineBeatsTheShopsPromise() {
        var at = modules.clock().instant();

        assertThat(taken(anOrder()).shipBy())
                .isEqualTo(at.minus(Duration.ofHours(1)).plus(Duration.ofDays(4)));
        assertThat(taken(anOrder().unpaid()).shipBy())
                .isEqualTo(at.minus(Duration.ofHours(2)).plus(Duration.ofDays(4)));
        assertThat(taken(anOrder().shipBy(at.plusSeconds(60))).shipBy()).isEqualTo(at.plusSeconds(60));
    }

    @Test
    void manyAreTakenTogetherInTheirSequenceAndAnnouncedOnce() {
        var again = anOrder();
        var before = taken(again);
        var first = anOrder();
        var other = first.quantity(9);
        var last = anOrder();
        placed.clear();

        var answers = take(last, again, first, other, first);

        assertThat(answers).hasSize(5);
        assertThat(answers.get(1))
                .isEqualTo(new Taken.Accepted(before.id(), again.order().shopOrderNumber(), true));
        var lastId = accepted(answers.get(0)).orderId();
        var firstId = accepted(answers.get(2)).orderId();
        assertThat(answers.get(3))
                .isEqualTo(new Taken.Contradicted(firstId.value(), first.order().shopOrderNumber()));
        assertThat(answers.get(4))
                .isEqualTo(new Taken.Accepted(firstId, first.order().shopOrderNumber(), true));
        assertThat(placed).containsExactly(new OrdersPlaced(List.of(lastId, firstId)));
        assertThat(lastId.value().toString()).isLessThan(firstId.value().toString());
        assertThat(orders.take(shop, List.of())).isEmpty();
    }

    @Test
    void anotherOrderUnderANumberIsContradicted() {
        var first = anOrder();
        var order = taken(first);

        assertThat(take(first.quantity(3)))
                .containsExactly(
                        new Taken.Contradicted(order.id().value(), first.order().shopOrderNumber()));
        assertThat(orders.find(order.id())).contains(order);
    }

    @Test
    void aHundredDeliveriesOfOneOrderAreOneOrderWithOneAnswer() throws Exception {
        var order = anOrder();
        placed.clear();
        var threads = Executors.newFixedThreadPool(12);
        var ids = new HashSet<OrderId>();
        var fresh = 0;
        try {
            Callable<Taken> delivery = () -> take(order).get(0);
            for (var answer : threads.invokeAll(Collections.nCopies(100, delivery))) {
                var accepted = accepted(answer.get());
                ids.add(accepted.orderId());
                fresh += accepted.again() ? 0 : 1;
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(ids).hasSize(1);
        assertThat(fresh).isEqualTo(1);
        assertThat(placed).hasSize(1);
        assertThat(modules.jdbc()
                        .sql("select count(*) from daifa.customer_order where shop_order_number = :number")
                        .param("number", order.order().shopOrderNumber())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anOrderWithNothingWrongIsConfirmedWithoutADecision() {
        var order = taken(anOrder());
        var part = Ids.next();
        orders.open(order.id(), part);
        asked.clear();

        assertThat(orders.check(order.id())).isEqualTo(new Review(Outcome.ACCEPTED, List.of()));

        assertThat(asked).isEmpty();
        assertThat(stage(order)).isEqualTo(Stage.CONFIRMED);
        assertThat(orders.check(order.id()).outcome())
                .as("a retry answers the same")
                .isEqualTo(Outcome.ACCEPTED);
        assertThat(story(order)).containsExactly("order-received", "order-confirmed");
    }

    @Test
    void eachCheckFindsItsProblem() {
        assertThat(codes(anOrder().phone("138****5678"))).containsExactly("phone-masked");
        assertThat(codes(anOrder().phone("12345"))).containsExactly("phone-invalid");
        assertThat(codes(anOrder().phone(null))).containsExactly("phone-missing");
        assertThat(codes(anOrder().phone("~AbCdEfGhIjKlMnOpQr~1~"))).containsExactly("phone-cipher");
        assertThat(codes(anOrder().name(" "))).containsExactly("receiver-name-missing");
        assertThat(codes(anOrder().address(null))).containsExactly("address-missing");
        assertThat(codes(anOrder().address("火星基地1号"))).containsExactly("address-unknown");
        assertThat(codes(anOrder().address("广东省深圳市樱园西街1号"))).containsExactly("address-district-missing");
        assertThat(codes(anOrder().address("浙江省杭州市滨江区晓风巷"))).containsExactly("address-house-number-missing");
        assertThat(codes(anOrder().unpaid())).containsExactly("payment-missing");
        assertThat(codes(anOrder().paid(Payment.REFUNDED))).containsExactly("payment-returned");
        assertThat(codes(anOrder().total("26.00"))).containsExactly("amounts-do-not-add-up");
        assertThat(codes(anOrder().sku("NO-SUCH"))).containsExactly("sku-unknown");
    }

    @Test
    void aFindingThatIsOnlyANoteHoldsNothing() {
        assertThat(orders.check(taken(anOrder().phone("~AbCdEfGhIjKlMnOpQr~1~")).id())
                        .outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aFindingThatTheTableDoesNotKnowWaitsForStaff() {
        assertThat(orders.check(taken(anOrder().sku("NO-SUCH")).id()).findings())
                .singleElement()
                .isEqualTo(new Review.Finding(
                        "sku-unknown",
                        "lines[0].sku",
                        Outcome.REVIEW,
                        Review.Remedy.CORRECT,
                        false,
                        List.of("NO-SUCH")));
    }

    @Test
    void theSameGoodsToTheSameReceiverWithinADayLookLikeADoubleOrder() throws Refusal {
        var first = taken(anOrder().name("双单"));
        var second = taken(anOrder().name(" 双 单 "));
        var muchLater = taken(anOrder().name("双单").placedAt(first.placedAt().plus(Duration.ofDays(2))));

        assertThat(orders.check(first.id()).findings())
                .as("the first one is no double")
                .isEmpty();
        assertThat(orders.check(muchLater.id()).findings()).isEmpty();
        var review = orders.check(second.id());
        assertThat(review.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("double-order");
            assertThat(finding.arguments()).containsExactly(first.shopOrderNumber());
        });

        orders.confirmFindings(second.id(), WANG);
        assertThat(orders.check(second.id()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aRejectedOrderHasNoDouble() throws Refusal {
        var first = taken(anOrder().name("再下一单"));
        orders.reject(first.id(), "CUSTOMER_ASKED", null, WANG);

        assertThat(orders.check(taken(anOrder().name("再下一单")).id()).findings()).isEmpty();
    }

    @Test
    void anOrderWithoutADistrictWaitsForStaffWhoChooseIt() throws Refusal {
        var order = taken(anOrder().address("广东省深圳市樱园西街1号"));

        assertThat(orders.check(order.id()).outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(modules.get(Addresses.class).candidates(order)).contains(new Division("440305", "南山区"));
        orders.correct(order.id(), district("440305"), WANG);

        assertThat(orders.check(order.id()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(reloaded(order).districtCode()).isEqualTo("440305");
        assertThat(modules.get(Addresses.class).candidates(reloaded(order))).isEmpty();
    }

    @Test
    void whatMustBeCorrectedCannotBeConfirmed() throws Refusal {
        var order = taken(anOrder().phone("138****5678"));
        orders.check(order.id());

        orders.confirmFindings(order.id(), WANG);

        assertThat(orders.check(order.id()).outcome()).isEqualTo(Outcome.REVIEW);
        orders.correct(order.id(), phone("139 8765 4321"), WANG);
        assertThat(orders.check(order.id()).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(orders.search("4321", List.of(), 100)).extracting(Order::id).contains(order.id());
        assertThat(story(order))
                .containsExactly("order-received", "problem-found", "order-corrected", "order-confirmed");
    }

    @Test
    void aConfirmationHoldsForThatProblemOnly() throws Refusal {
        var order = taken(anOrder().address("浙江省杭州市滨江区晓风巷").phone("138****5678"));
        orders.check(order.id());
        orders.confirmFindings(order.id(), WANG);
        assertThat(orders.check(order.id()).findings())
                .filteredOn(finding -> finding.code().startsWith("address"))
                .allMatch(Review.Finding::confirmed);

        orders.correct(order.id(), new Correction(null, PHONE, "浙江省杭州市西湖区别的路", null, null, null), WANG);

        assertThat(orders.check(order.id()).findings())
                .singleElement()
                .matches(finding -> !finding.confirmed(), "the new address is asked about again");
    }

    @Test
    void malformedCorrectionsAreRefusedAndChangeNothing() {
        var order = taken(anOrder());
        var bad = new Correction("n".repeat(101), "138****5678", "a".repeat(501), "999999", null, null);

        assertThatThrownBy(() -> orders.correct(order.id(), bad, WANG))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Problem::field)
                                .containsExactly(
                                        "receiver.name", "receiver.address", "receiver.phone", "receiver.district"));
        assertThat(reloaded(order)).isEqualTo(order);
    }

    @Test
    void aRejectedOrderIsRefundedAndItsCustomerTold() throws Refusal {
        var order = taken(anOrder().email("zhang@example.com"));
        var part = Ids.next();
        orders.open(order.id(), part);
        rejected.clear();

        orders.reject(order.id(), "OUT_OF_STOCK", "没货了", WANG);

        assertThat(orders.check(order.id()).outcome()).isEqualTo(Outcome.REJECTED);
        var after = reloaded(order);
        assertThat(after.stage()).isEqualTo(Stage.REJECTED);
        assertThat(after.rejectionReason()).isEqualTo("OUT_OF_STOCK");
        assertThat(after.closedAt()).isNotNull();
        assertThat(refunds.ofOrder(order.id())).singleElement().satisfies(refund -> {
            assertThat(refund.amount()).isEqualTo(order.total());
            assertThat(refund.state()).isEqualTo(Refund.State.DUE);
        });
        assertThat(modules.get(Mails.class).of(order.id().value()))
                .singleElement()
                .satisfies(mail -> assertThat(mail.template()).isEqualTo("order-rejected"));
        assertThat(rejected).containsExactly(new OrderRejected(order.id()));
        assertThat(story(order))
                .containsExactly("order-received", "order-rejected", "refund-promised", "refund-requested");
        orders.ended(order.id(), part, Stage.CANCELLED);
        assertThat(stage(order)).isEqualTo(Stage.REJECTED);
        assertThatThrownBy(() -> orders.reject(order.id(), "OTHER", null, WANG)).isInstanceOf(Refusal.class);
    }

    @Test
    void anOrderWhosePaymentWentBackIsRejectedByItselfWithoutARefund() {
        var order = taken(anOrder().paid(Payment.VOIDED));

        assertThat(orders.check(order.id()).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(reloaded(order).rejectionReason()).isEqualTo("PAYMENT_NOT_RECEIVED");
        assertThat(refunds.ofOrder(order.id())).isEmpty();
    }

    @Test
    void stepOneEndsWithTheConfirmation() {
        var order = taken(anOrder());
        orders.check(order.id());

        assertThatThrownBy(() -> orders.reject(order.id(), "OTHER", null, WANG))
                .hasMessageContaining("order-past-step-one");
        assertThatThrownBy(() -> orders.correct(order.id(), phone(PHONE), WANG))
                .hasMessageContaining("order-past-step-one");
        assertThatThrownBy(() -> orders.reject(order.id(), "BECAUSE", null, WANG))
                .hasMessageContaining("rejection-reason-unknown");
    }

    @Test
    void anOrderIsHeldForNinetyDaysAtMostAndReleased() throws Refusal {
        var order = taken(anOrder());
        var now = modules.clock().instant();
        var hold = new Hold(Hold.Kind.AWAIT_CUSTOMER, now.plus(Duration.ofDays(90)), "等买家回复");

        orders.hold(order.id(), hold, WANG);
        assertThat(reloaded(order).hold()).isEqualTo(hold);
        orders.release(order.id(), WANG);
        orders.release(order.id(), WANG);

        assertThat(reloaded(order).hold()).isNull();
        assertThat(story(order)).containsExactly("order-received", "customer-awaited", "order-released");
        for (var until :
                List.of(now, now.minusSeconds(1), now.plus(Duration.ofDays(90)).plusSeconds(1))) {
            assertThatThrownBy(() -> orders.hold(order.id(), new Hold(Hold.Kind.HOLD, until, null), WANG))
                    .hasMessageContaining("hold-until-out-of-bounds");
        }
    }

    @Test
    void anOrderFollowsItsPartsAndClosesWithTheLast() {
        var order = taken(anOrder());
        var one = Ids.next();
        var two = Ids.next();
        orders.open(order.id(), one);
        orders.open(order.id(), two);
        orders.open(order.id(), two);
        assertThatThrownBy(() -> orders.reached(order.id(), one, Stage.IN_PROGRESS))
                .as("nothing is sent before the order is confirmed")
                .isInstanceOf(IllegalStateException.class);
        orders.check(order.id());

        orders.reached(order.id(), one, Stage.IN_PROGRESS);
        orders.reached(order.id(), two, Stage.IN_PROGRESS);
        orders.reached(order.id(), one, Stage.SHIPPED);
        assertThat(stage(order)).isEqualTo(Stage.PARTIALLY_SHIPPED);
        orders.reached(order.id(), one, Stage.IN_PROGRESS);
        orders.reached(order.id(), one, Stage.SHIPPED);
        orders.reached(order.id(), one, Stage.DELIVERED);
        assertThat(stage(order)).isEqualTo(Stage.PARTIALLY_DELIVERED);
        orders.ended(order.id(), one, Stage.COMPLETED);
        orders.ended(order.id(), one, Stage.COMPLETED);
        assertThat(stage(order)).isEqualTo(Stage.PARTIALLY_DELIVERED);
        orders.reached(order.id(), two, Stage.DELIVERED);
        assertThat(stage(order)).isEqualTo(Stage.DELIVERED);
        assertThat(reloaded(order).closedAt()).isNull();
        orders.ended(order.id(), two, Stage.COMPLETED);

        assertThat(stage(order)).isEqualTo(Stage.COMPLETED);
        assertThat(reloaded(order).closedAt()).isEqualTo(modules.clock().instant());
        assertThat(story(order)).filteredOn("order-closed"::equals).hasSize(1);
    }

    @Test
    void anOrderIsFoundByNumberNameTailAndIdAndNothingElse() {
        var order = taken(anOrder().number("T_1%-888").name("欧阳测试"));
        var decoy = taken(anOrder().number("TX1Y-888"));

        assertThat(orders.search("T_1%-888", List.of(), 10)).containsExactly(order);
        assertThat(orders.search(" T_1% ", List.of(), 10)).containsExactly(order);
        assertThat(orders.search("T_1", List.of(), 10)).containsExactly(order);
        assertThat(orders.search("%", List.of(), 10)).isEmpty();
        assertThat(orders.search("\\", List.of(), 10)).isEmpty();
        assertThat(orders.search("欧阳", List.of(), 10)).containsExactly(order);
        assertThat(orders.search("阳测", List.of(), 10)).isEmpty();
        assertThat(orders.search("5678", List.of(), 1000)).contains(order, decoy);
        assertThat(orders.search("nothing", List.of(decoy.id()), 10)).containsExactly(decoy);
        assertThat(orders.search("", List.of(), 10)).isEmpty();
        assertThat(orders.search("T", List.of(), 1)).as("newest first").containsExactly(decoy);
        assertThat(orders.latest(1)).containsExactly(decoy);
    }

    @Test
    void aShopPagesThroughItsOrders() throws Refusal {
        var other = modules.get(Shops.class)
                .register(new Shop(
                        Ids.next(), "paged", "Paged", null, "CNY", Languages.ENGLISH, Duration.ofDays(1), null));
        var ids = orders
                .take(
                        other,
                        Stream.of(anOrder(), anOrder().phone(null), anOrder())
                                .map(DraftOrder::order)
                                .toList())
                .stream()
                .map(taken -> accepted(taken).orderId())
                .toList();
        orders.check(ids.get(0));

        assertThat(orders.page(other.id(), null, null, 2)).extracting(Order::id).isEqualTo(ids.subList(0, 2));
        assertThat(orders.page(other.id(), ids.get(1), null, 2))
                .extracting(Order::id)
                .containsExactly(ids.get(2));
        assertThat(orders.page(other.id(), null, Stage.CONFIRMED, 9))
                .extracting(Order::id)
                .containsExactly(ids.get(0));
    }

    @Test
    void aNoteIsToldInThePersonsWords() throws Refusal {
        var order = taken(anOrder());

        orders.note(order.id(), " 买家要求周一送 ", WANG);

        assertThat(modules.get(Journal.class).of(order.id().value()))
                .last()
                .satisfies(written -> assertThat(written.entry().note()).isEqualTo("买家要求周一送"));
        assertThatThrownBy(() -> orders.note(order.id(), " ", WANG)).hasMessageContaining("note-missing");
        assertThatThrownBy(() -> orders.note(order.id(), "x".repeat(2001), WANG))
                .hasMessageContaining("note-too-long");
    }

    @Test
    void dispatchGoesOnWhenTheLastStopIsLifted() throws Refusal {
        var order = taken(anOrder()).id();
        orders.check(order);
        var stops = modules.get(Stops.class);
        var change = UUID.randomUUID();
        released.clear();

        orders.hold(order, new Hold(Hold.Kind.HOLD, null, "库存盘点"), WANG);
        stops.stop(order, new Stop(Stop.Kind.CHANGE, change, null, null), WANG);
        assertThat(stops.of(order)).extracting(Stop::kind).containsExactly(Stop.Kind.HOLD, Stop.Kind.CHANGE);
        orders.hold(order, new Hold(Hold.Kind.AWAIT_CUSTOMER, null, null), WANG);
        assertThat(stops.of(order))
                .extracting(Stop::kind)
                .containsExactlyInAnyOrder(Stop.Kind.AWAIT_CUSTOMER, Stop.Kind.CHANGE);

        orders.release(order, WANG);
        assertThat(stops.isStopped(order)).isTrue();
        assertThat(released).isEmpty();
        stops.lift(order, Stop.Kind.CHANGE, change, WANG);
        stops.lift(order, Stop.Kind.CHANGE, change, WANG);
        assertThat(stops.isStopped(order)).isFalse();
        assertThat(released).containsExactly(new OrderReleased(order));
    }

    @Test
    void aStopWhoseTimeIsOverStopsNothing() {
        var order = taken(anOrder()).id();
        var stops = modules.get(Stops.class);
        var until = modules.clock().instant().plusSeconds(60);
        stops.stop(order, new Stop(Stop.Kind.BATCH, UUID.randomUUID(), until, null), WANG);
        assertThat(stops.isStopped(order)).isTrue();

        modules.clock().advance(Duration.ofSeconds(60));

        assertThat(stops.isStopped(order)).isFalse();
    }

    @Test
    void neverMoreIsPromisedThanWasPaid() throws Refusal {
        var order = taken(anOrder()).id();
        var first = UUID.randomUUID();

        var refund = refunds.promise(order, Refund.Reason.CASE, first, Money.of("20.00", "CNY"), WANG);
        assertThat(refunds.promise(order, Refund.Reason.CASE, first, Money.of("20.00", "CNY"), WANG))
                .isEqualTo(refund);
        assertThat(refunds.left(order)).isEqualTo(Money.of("5.00", "CNY"));
        assertThatThrownBy(
                        () -> refunds.promise(order, Refund.Reason.COMPENSATION, first, Money.of("5.01", "CNY"), WANG))
                .hasMessageContaining("refund-above-paid");

        refunds.withdraw(refund, WANG);
        assertThat(refunds.left(order)).isEqualTo(Money.of("25.00", "CNY"));
        assertThatThrownBy(() -> refunds.done(refund, "ALIPAY-1", WANG)).hasMessageContaining("refund-state");
    }

    @Test
    void whatIsDueIsPaidOnceOrFailsAndIsDueAgain() throws Refusal {
        var order = taken(anOrder()).id();
        var refund = refunds.promise(order, Refund.Reason.CASE, UUID.randomUUID(), Money.of("20.00", "CNY"), WANG);
        assertThatThrownBy(() -> refunds.done(refund, "ALIPAY-1", WANG)).hasMessageContaining("refund-state");

        refunds.due(refund, WANG);
        refunds.failed(refund, "账户已注销", WANG);
        refunds.due(refund, WANG);
        refunds.done(refund, "ALIPAY-1", WANG);
        refunds.done(refund, "ALIPAY-1", WANG);

        assertThat(refunds.find(refund)).hasValueSatisfying(paid -> {
            assertThat(paid.state()).isEqualTo(Refund.State.DONE);
            assertThat(paid.reference()).isEqualTo("ALIPAY-1");
            assertThat(paid.failure()).isNull();
        });
        assertThatThrownBy(() -> refunds.done(refund, "ALIPAY-2", WANG)).hasMessageContaining("refund-state");
        assertThatThrownBy(() -> refunds.withdraw(refund, WANG)).hasMessageContaining("refund-state");
        assertThat(modules.get(Journal.class).of(order.value()))
                .extracting(written -> written.entry().what())
                .endsWith("refund-promised", "refund-requested", "refund-failed", "refund-requested", "refund-paid");
    }

    @Test
    void aReceiverIsShownMaskedUnlessSomebodyNeedsIt() {
        var order = taken(anOrder().name("张三丰"));
        var addresses = modules.get(Addresses.class);

        assertThat(addresses.masked(order)).isEqualTo(new ReceiverView("张**", "138****5678", "广东省深圳市南山区***"));
        assertThat(addresses.hidden(order)).isEqualTo(new ReceiverView("张**", "138********", "广东省深圳市南山区***"));
        assertThat(addresses.clear(order)).isEqualTo(new ReceiverView("张三丰", PHONE, ADDRESS));
        assertThat(addresses.destination(order)).isEqualTo("广东省深圳市南山区");
        assertThat(order.toString() + addresses.clear(order)).doesNotContain("张三丰", PHONE, "科技园");
    }

    @Test
    void nothingPersonalStaysInFindingsAndStory() {
        var order = taken(anOrder().name("李四光").phone("138****5678").address("广东省深圳市樱园西街"));
        orders.check(order.id());

        var kept = reloaded(order).review().toString()
                + modules.get(Journal.class).of(order.id().value());

        assertThat(kept).doesNotContain("李四光", "5678", "樱园");
    }

    private DraftOrder anOrder() {
        numbers++;
        return DraftOrder.numbered(
                "N-" + numbers, "收货人" + numbers, modules.clock().instant());
    }

    private List<Taken> take(DraftOrder... drafts) {
        return orders.take(shop, Stream.of(drafts).map(DraftOrder::order).toList());
    }

    private Order taken(DraftOrder draft) {
        return orders.find(accepted(take(draft).get(0)).orderId()).orElseThrow();
    }

    private List<String> codes(DraftOrder order) {
        return orders.check(taken(order).id()).findings().stream()
                .map(Review.Finding::code)
                .toList();
    }

    private static Taken.Accepted accepted(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Accepted.class);
        return (Taken.Accepted) taken;
    }

    private Order reloaded(Order order) {
        return orders.find(order.id()).orElseThrow();
    }

    private Stage stage(Order order) {
        return reloaded(order).stage();
    }

    private List<String> story(Order order) {
        return modules.get(Journal.class).of(order.id().value()).stream()
                .map(written -> written.entry().what())
                .toList();
    }

    private static Correction phone(String phone) {
        return new Correction(null, phone, null, null, null, null);
    }

    private static Correction district(String code) {
        return new Correction(null, null, null, code, null, null);
    }
}
