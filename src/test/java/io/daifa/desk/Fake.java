package io.daifa.desk;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.Resolution;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.Waiting;
import io.daifa.mail.Mails;
import io.daifa.order.Hold;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Payment;
import io.daifa.order.Receiver;
import io.daifa.order.Review;
import io.daifa.order.Stage;
import io.daifa.shipment.Parcel;
import io.daifa.shipment.ParcelId;
import io.daifa.shop.Shop;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrderId;
import io.daifa.tracking.ParcelTrack;
import io.daifa.tracking.Station;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One order with all that can belong to it, made up for the pages' tests; every text of others is {@code words}. */
record Fake(
        Stage stage, SupplierOrder.State state, @Nullable Hold hold, String words, Locale language) {

    static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    static final OrderId ORDER = OrderId.of(UUID.fromString("019ab000-0000-7000-8000-000000000001"));
    static final SupplierOrderId PART = SupplierOrderId.of(UUID.fromString("019ab000-0000-7000-8000-000000000002"));
    static final UUID SHOP = UUID.fromString("019ab000-0000-7000-8000-000000000003");
    static final UUID SUPPLIER = UUID.fromString("019ab000-0000-7000-8000-000000000004");
    static final ParcelId PARCEL = new ParcelId(UUID.fromString("019ab000-0000-7000-8000-000000000005"));
    static final CaseId CASE = new CaseId(UUID.fromString("019ab000-0000-7000-8000-000000000006"));
    static final String NUMBER = "SF1385628716739";
    static final String NAME = "王小明";
    static final String PHONE = "13812341234";
    static final String ADDRESS = "科技园南路 8 号 2 栋 1203";

    static Fake in(Stage stage, SupplierOrder.State state) {
        return new Fake(stage, state, null, "请尽快发货", Languages.CHINESE);
    }

    Fake saying(String hostile) {
        return new Fake(stage, state, hold, hostile, language);
    }

    Fake held() {
        return new Fake(
                stage,
                state,
                new Hold(Hold.Kind.AWAIT_CUSTOMER, NOW.plus(Duration.ofHours(20)), words),
                words,
                language);
    }

    Fake speaking(Locale other) {
        return new Fake(stage, state, hold, words, other);
    }

    Shop shop() {
        return new Shop(SHOP, "demo", "演示店铺 " + words, null, "CNY", language, Duration.ofDays(4), null);
    }

    Supplier supplier() {
        return new Supplier(
                SUPPLIER,
                "mingda",
                "明达物流 " + words,
                "李经理",
                "13900001111",
                "mingda@localhost",
                Supplier.Channel.MAIL,
                language,
                Duration.ofDays(2),
                Duration.ofDays(1),
                List.of(),
                null,
                true);
    }

    Order order() {
        var confirmed = stage == Stage.RECEIVED ? null : NOW.minus(Duration.ofHours(20));
        return new Order(
                ORDER,
                SHOP,
                "202401010001",
                stage,
                NOW.minus(Duration.ofHours(26)),
                NOW.minus(Duration.ofHours(25)),
                Payment.PAID,
                NOW.minus(Duration.ofHours(26)),
                NOW.plus(Duration.ofHours(9)),
                Money.of("228.00", "CNY"),
                Money.of("10.00", "CNY"),
                Money.of("0.00", "CNY"),
                language,
                "tb_" + words,
                words,
                words,
                "buyer@example.com",
                new Receiver(NAME, PHONE, "CN", "广东省", "深圳市", "南山区", ADDRESS),
                "440305",
                "44",
                List.of(
                        new Order.Line(1, "SKU-A", "商品A " + words, "红色 / L", 2, Money.of("59.00", "CNY")),
                        new Order.Line(2, "SKU-B", "商品B", null, 1, Money.of("100.00", "CNY"))),
                new Review(
                        Review.Outcome.REVIEW,
                        List.of(new Review.Finding(
                                "phone-masked",
                                "receiver.phone",
                                Review.Outcome.REVIEW,
                                Review.Remedy.CORRECT,
                                false,
                                List.of()))),
                hold,
                stage == Stage.REJECTED ? "OTHER" : null,
                stage == Stage.REJECTED ? words : null,
                confirmed,
                stage == Stage.COMPLETED ? NOW.minus(Duration.ofMinutes(5)) : null);
    }

    SupplierOrder part() {
        var sent = state != SupplierOrder.State.DRAFT;
        var answered = sent && state != SupplierOrder.State.SUBMITTED;
        var rejected = state == SupplierOrder.State.REJECTED;
        return new SupplierOrder(
                PART,
                ORDER,
                "202401010001-A",
                state,
                SUPPLIER,
                1,
                List.of(new SupplierOrder.Line(1, 2), new SupplierOrder.Line(2, 1)),
                sent ? NOW.minus(Duration.ofHours(18)) : null,
                sent ? NOW.plus(Duration.ofHours(6)) : null,
                answered ? NOW.minus(Duration.ofHours(10)) : null,
                answered && !rejected ? NOW.plus(Duration.ofHours(5)) : null,
                NOW.plus(Duration.ofHours(9)),
                null,
                rejected ? "INVENTORY_OUT_OF_STOCK" : null,
                rejected ? words : null,
                null);
    }

    Parcel parcel() {
        return new Parcel(
                PARCEL,
                ORDER,
                PART,
                Parcel.State.REGISTERED,
                "顺丰",
                "shunfeng",
                NUMBER,
                null,
                null,
                NOW.minus(Duration.ofHours(8)),
                NOW.minus(Duration.ofHours(8)),
                PART.value(),
                null);
    }

    ParcelTrack track() {
        return new ParcelTrack(
                PARCEL,
                ORDER,
                PART,
                NUMBER,
                "OUT_FOR_DELIVERY",
                85,
                NOW.minus(Duration.ofMinutes(20)),
                null,
                null,
                null,
                "STALE",
                NOW.minus(Duration.ofHours(1)),
                NOW.minus(Duration.ofMinutes(30)));
    }

    List<Station> stations() {
        return List.of(
                new Station(NOW.minus(Duration.ofMinutes(20)), "OUT_FOR_DELIVERY", "深圳南山营业点", "快件派送中 " + words),
                new Station(NOW.minus(Duration.ofHours(3)), "ARRIVED_DEST_CITY", "深圳转运中心", "已到达深圳转运中心"),
                new Station(NOW.minus(Duration.ofHours(7)), "PICKED_UP", "杭州", "顺丰速运 已收取快件"));
    }

    AfterSalesCase aCase() {
        return new AfterSalesCase(
                CASE,
                "AS-0001",
                ORDER,
                PART,
                AfterSalesCase.State.UNDER_REVIEW,
                CaseProblem.DAMAGED,
                words,
                true,
                Money.of("59.00", "CNY"),
                null,
                List.of(new AfterSalesCase.Line(1, 1)),
                NOW.minus(Duration.ofHours(1)),
                Actor.staff("lin"),
                new AfterSalesCase.Proposal(
                        Resolution.RETURN_REFUND, Money.of("59.00", "CNY"), AfterSalesCase.Freight.SELLER, "damaged"),
                null,
                null,
                null,
                null);
    }

    Mails.Sent mail() {
        return new Mails.Sent(
                "<a@daifa>",
                "purchase-order",
                "m***@localhost",
                NOW.minus(Duration.ofHours(18)),
                NOW.minus(Duration.ofHours(18)),
                null,
                1,
                null);
    }

    Waiting.Wait waits() {
        return new Waiting.Wait(
                PART.value(),
                "Task_HandleSupplier",
                "处理供应商异常",
                "task-1",
                "purchasing",
                "chen",
                NOW.plus(Duration.ofHours(2)));
    }

    List<Journal.Written> story() {
        return List.of(
                new Journal.Written(
                        1,
                        NOW.minus(Duration.ofHours(25)),
                        Journal.Entry.of(ORDER.value(), null, Actor.shop("demo"), "order-received", Map.of())),
                new Journal.Written(
                        2,
                        NOW.minus(Duration.ofHours(20)),
                        new Journal.Entry(
                                ORDER.value(),
                                null,
                                Actor.staff("lin"),
                                "note-written",
                                Map.of("words", words),
                                words)),
                new Journal.Written(
                        3,
                        NOW.minus(Duration.ofHours(2)),
                        Journal.Entry.of(ORDER.value(), PART.value(), Actor.staff("lin"), "receiver-shown", Map.of())));
    }
}
