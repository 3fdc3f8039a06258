package io.daifa.supplier;

import static io.daifa.supplier.SupplierModule.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.OrdersPlaced;
import io.daifa.order.Refund;
import io.daifa.order.Stage;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.SupplierOrder.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.mail.MailSendException;

class SupplierOrdersTest {

    private static final Actor STAFF = Actor.staff("anna");

    private final SupplierModule module = new SupplierModule();
    private final SupplierOrders supplierOrders = module.supplierOrders;

    @Test
    void ordersThatArePlacedAreDraftedTogetherWithAllTheirLines() throws Refusal {
        var one = module.order(2, "A", "B");
        var other = module.order(1, "C");

        module.inTransaction(() -> module.drafts.on(new OrdersPlaced(List.of(other.id(), one.id()))));

        var drafted = supplierOrders.ofOrders(List.of(one.id(), other.id()));
        assertThat(drafted).extracting(SupplierOrder::state).containsExactly(State.DRAFT, State.DRAFT);
        assertThat(drafted).extracting(SupplierOrder::number).containsExactly("DEMO_S1000-A", "DEMO_S1001-A");
        assertThat(drafted.get(0).lines()).containsExactly(new SupplierOrder.Line(1, 2), new SupplierOrder.Line(2, 2));
        assertThat(module.events)
                .containsExactly(new SupplierOrdersDrafted(
                        List.of(drafted.get(1).id(), drafted.get(0).id())));
        verify(module.orders).open(one.id(), drafted.get(0).id().value());
    }

    @Test
    void theCheapestWhoFitsIsAsked() throws Refusal {
        var dear = module.supplier("DEAR", 24, Channel.MAIL);
        var late = module.supplier("LATE", 91, Channel.MAIL);
        var empty = module.supplier("EMPTY", 24, Channel.MAIL);
        var slow = module.supplier("SLOW", 48, Channel.MAIL);
        var fast = module.supplier("FAST", 24, Channel.MAIL);
        var half = module.supplier("HALF", 24, Channel.MAIL);
        for (var sku : List.of("A", "B")) {
            module.offers(dear, sku, "9", 100);
            module.offers(late, sku, "1", 100);
            module.offers(empty, sku, "1", 1);
            module.offers(slow, sku, "5", 2);
            module.offers(fast, sku, "5", null);
        }
        module.offers(half, "A", "1", 100);
        var id = module.placed(2, "A", "B");

        assertThat(supplierOrders.candidates(id))
                .extracting(candidate -> candidate.supplier().code(), Candidate::eligible, Candidate::reason)
                .containsExactly(
                        tuple("FAST", true, null),
                        tuple("SLOW", true, null),
                        tuple("DEAR", true, null),
                        tuple("EMPTY", false, "out-of-stock"),
                        tuple("LATE", false, "ships-too-late"),
                        tuple("HALF", false, "not-all-lines"));
        assertThat(supplierOrders.candidates(id).get(0).cost()).hasToString("20.00 CNY");
        assertThat(module.in(() -> supplierOrders.route(id))).isTrue();
        assertThat(module.read(id).supplierId()).isEqualTo(fast.id());
        assertThat(module.read(id).revision()).isEqualTo(1);
    }

    @Test
    void whereTheGoodsDoNotGoAndWhoIsSwitchedOffIsNotAsked() throws Refusal {
        var supplier = module.supplier("MD", 24, Channel.MAIL);
        module.offers(supplier, "A", "1", null);
        module.put(new Supplier(
                null,
                "MD",
                "明达",
                null,
                null,
                "md@example.com",
                Channel.MAIL,
                supplier.language(),
                supplier.shipTime(),
                supplier.answerTime(),
                List.of("33"),
                null,
                true));
        var id = module.placed(1, "A");

        assertThat(supplierOrders.candidates(id)).extracting(Candidate::reason).containsExactly("region-not-served");
        assertThat(module.in(() -> supplierOrders.route(id))).isFalse();
        assertThat(module.read(id).supplierId()).isNull();
    }

    @Test
    void whoRejectedIsNotRoutedToAgain() throws Refusal {
        var one = module.supplier("ONE", 24, Channel.MAIL);
        var other = module.supplier("OTHER", 24, Channel.MAIL);
        module.offers(one, "A", "1", null);
        module.offers(other, "A", "2", null);
        var id = module.submitted(one);
        module.inTransaction(() -> supplierOrders.reject(id, RejectionReason.PRICE_CHANGED, "涨了", STAFF));

        assertThat(supplierOrders.candidates(id))
                .extracting(Candidate::askedBefore)
                .containsExactly("REJECTED", null);
        assertThat(module.in(() -> supplierOrders.route(id))).isTrue();

        var rerouted = module.read(id);
        assertThat(rerouted.supplierId()).isEqualTo(other.id());
        assertThat(rerouted.revision()).isEqualTo(2);
        assertThat(rerouted.state()).isEqualTo(State.DRAFT);
        assertThat(rerouted.rejectionReason()).isNull();
    }

    @Test
    void thePurchaseOrderIsSentOnceAndTheTimeToAnswerBegins() throws Refusal {
        var supplier = module.supplier("MD", 72, Channel.MAIL);
        var id = module.submitted(supplier);
        module.inTransaction(() -> supplierOrders.send(id));

        var sent = module.read(id);
        assertThat(sent.state()).isEqualTo(State.SUBMITTED);
        assertThat(sent.submittedAt()).isEqualTo(START);
        assertThat(sent.answerDue()).isEqualTo(START.plus(Duration.ofHours(24)));
        assertThat(sent.shipDue()).isEqualTo(START.plus(Duration.ofDays(3)));
        var text = ArgumentCaptor.forClass(MailText.class);
        verify(module.mails, times(1)).send(eq("purchase-order"), eq(id.value()), eq(1), text.capture());
        assertThat(text.getValue().model())
                .containsEntry("link", module.links.addressOf(sent))
                .containsEntry("destination", "浙江省杭州市滨江区");
        assertThat(text.getValue().toString()).doesNotContain("晓风巷").doesNotContain("13800138000");
        verify(module.orders).reached(sent.orderId(), id.value(), Stage.IN_PROGRESS);
        assertThat(module.story()).containsExactly("supplier-assigned", "supplier-order-sent");
    }

    @Test
    void aSupplierMustAnswerAndShipBeforeThePlatformsDeadline() throws Refusal {
        var supplier = module.supplier("MD", 72, Channel.MAIL);
        module.clock.advance(Duration.ofHours(80));
        var sent = module.read(module.submitted(supplier));

        assertThat(sent.answerDue()).isEqualTo(START.plus(Duration.ofHours(90)));
        assertThat(sent.shipDue()).isEqualTo(START.plus(Duration.ofHours(90)));
    }

    @Test
    void anOrderThatIsLateAlreadyStillGetsItsTimeToBeAnswered() throws Refusal {
        var supplier = module.supplier("MD", 24, Channel.MAIL);
        module.clock.advance(Duration.ofHours(100));
        var id = module.submitted(supplier);
        var promised = module.clock.instant().plus(Duration.ofHours(10));
        module.inTransaction(() -> supplierOrders.accept(id, promised, STAFF, null));

        assertThat(module.read(id).answerDue()).isEqualTo(START.plus(Duration.ofHours(124)));
        assertThat(module.read(id).chaseAt()).isEqualTo(promised);
    }

    @Test
    void aMailThatFailsLeavesTheSupplierOrderUnsent() throws Refusal {
        var supplier = module.supplier("MD", 24, Channel.MAIL);
        var id = module.placed(1, "A");
        module.inTransaction(() -> supplierOrders.assign(id, supplier.id(), STAFF, null));
        doThrow(new MailSendException("down")).when(module.mails).send(any(), any(), eq(1), any());

        assertThatThrownBy(() -> module.inTransaction(() -> supplierOrders.send(id)))
                .isInstanceOf(MailSendException.class);

        assertThat(module.read(id).state()).isEqualTo(State.DRAFT);
    }

    @Test
    void aSupplierReachedByPhoneGetsNoMail() throws Refusal {
        var supplier = module.supplier("MD", 24, Channel.PHONE);
        var id = module.placed(1, "A");
        assertThat(codes(() -> supplierOrders.called(id, STAFF, null))).containsExactly("supplier-not-chosen");
        module.inTransaction(() -> supplierOrders.assign(id, supplier.id(), STAFF, null));

        module.inTransaction(() -> supplierOrders.called(id, STAFF, "谈好了"));

        assertThat(module.read(id).state()).isEqualTo(State.SUBMITTED);
        assertThat(codes(() -> supplierOrders.called(id, STAFF, null))).containsExactly("supplier-order-state");
        verify(module.mails, never()).intend(any());
    }

    @Test
    void anAcceptanceGivenAgainChangesNothingAndAnotherAnswerIsRefused() throws Refusal {
        var id = module.submitted(module.supplier("MD", 48, Channel.MAIL));
        var promised = START.plus(Duration.ofHours(30));
        module.inTransaction(() -> supplierOrders.accept(id, promised, STAFF, null));
        module.events.clear();

        module.inTransaction(() -> supplierOrders.accept(id, promised, STAFF, null));

        assertThat(module.events).isEmpty();
        assertThat(module.read(id).chaseAt()).isEqualTo(START.plus(Duration.ofHours(36)));
        assertThat(codes(() -> supplierOrders.accept(id, promised.plusSeconds(1), STAFF, null)))
                .containsExactly("already-answered");
        assertThat(codes(() -> supplierOrders.reject(id, RejectionReason.OTHER, null, STAFF)))
                .containsExactly("already-answered");
        assertThat(codes(() -> supplierOrders.assign(id, module.read(id).supplierId(), STAFF, null)))
                .containsExactly("supplier-order-state");
    }

    @Test
    void aRejectionGivenAgainChangesNothingAndAnotherAnswerIsRefused() throws Refusal {
        var id = module.submitted(module.supplier("MD", 48, Channel.MAIL));
        module.inTransaction(() -> supplierOrders.reject(id, RejectionReason.OTHER, "没货", STAFF));
        module.inTransaction(() -> supplierOrders.reject(id, RejectionReason.OTHER, null, STAFF));

        assertThat(module.read(id).rejectionNote()).isEqualTo("没货");
        assertThat(module.events).filteredOn(SupplierAnswered.class::isInstance).hasSize(1);
        assertThat(codes(() -> supplierOrders.accept(id, START, STAFF, null))).containsExactly("already-answered");
        assertThat(codes(() -> supplierOrders.reject(id, RejectionReason.PRICE_CHANGED, null, STAFF)))
                .containsExactly("already-answered");
    }

    @Test
    void aPromiseIsNeitherPastNorMoreThanSixtyDaysAway() throws Refusal {
        var id = module.submitted(module.supplier("MD", 48, Channel.MAIL));

        assertThat(codes(() -> supplierOrders.accept(id, START.minus(Duration.ofHours(1)), STAFF, null)))
                .containsExactly("time-past");
        assertThat(codes(() -> supplierOrders.accept(id, START.plus(Duration.ofDays(61)), STAFF, null)))
                .containsExactly("time-too-far");
        assertThat(codes(() -> supplierOrders.giveMoreTime(id, START.minus(Duration.ofHours(1)), STAFF, null)))
                .containsExactly("time-past");
        assertThat(module.read(id).state()).isEqualTo(State.SUBMITTED);
    }

    @Test
    void moreTimeMovesTheDeadlineAndALaterPromiseTheChase() throws Refusal {
        var id = module.submitted(module.supplier("MD", 48, Channel.MAIL));
        var until = START.plus(Duration.ofHours(40));
        module.inTransaction(() -> supplierOrders.giveMoreTime(id, until, STAFF, null));
        assertThat(module.read(id).answerDue()).isEqualTo(until);
        assertThat(codes(() -> supplierOrders.promise(id, until, STAFF, null))).containsExactly("supplier-order-state");

        module.inTransaction(() -> supplierOrders.accept(id, START.plus(Duration.ofHours(24)), STAFF, null));
        module.inTransaction(() -> supplierOrders.promise(id, until, STAFF, null));

        assertThat(module.read(id).promisedShipAt()).isEqualTo(until);
        assertThat(module.read(id).chaseAt()).isEqualTo(until);
        assertThat(codes(() -> supplierOrders.giveMoreTime(id, until, STAFF, null)))
                .containsExactly("supplier-order-state");
    }

    @Test
    void aSupplierThatIsPassedOverLosesItsLinkAndIsRemembered() throws Refusal {
        var one = module.supplier("ONE", 24, Channel.MAIL);
        var other = module.supplier("OTHER", 24, Channel.MAIL);
        module.offers(one, "A", "1", null);
        var id = module.submitted(one);
        var token = module.secrets.token("supplier", id.value(), 1);
        assertThat(module.in(() -> module.links.open(token)).id()).isEqualTo(id);
        module.clock.advance(Duration.ofHours(25));

        module.inTransaction(() -> supplierOrders.assign(id, other.id(), STAFF, null));

        assertThat(codes(() -> module.links.open(token))).containsExactly("purchase-order-rerouted");
        assertThat(codes(() -> module.links.openLocked(token))).containsExactly("purchase-order-rerouted");
        assertThat(supplierOrders.candidates(id))
                .extracting(Candidate::askedBefore)
                .containsExactly("EXPIRED");
        verify(module.mails)
                .intend(new Mails.Intended(
                        "purchase-order",
                        id.value(),
                        2,
                        module.read(id).orderId().value(),
                        "OTHER@example.com",
                        other.language()));
        assertThat(codes(() -> module.links.open(module.secrets.token("supplier", id.value(), 2))))
                .containsExactly("link-unknown");
    }

    @Test
    void aDraftThatChangesHandsCancelsTheMailThatWasNotSent() throws Refusal {
        var id = module.placed(1, "A");
        var one = module.supplier("ONE", 24, Channel.MAIL);
        var other = module.supplier("OTHER", 24, Channel.MAIL);
        module.inTransaction(() -> supplierOrders.assign(id, one.id(), STAFF, null));
        module.inTransaction(() -> supplierOrders.assign(id, one.id(), STAFF, null));
        assertThat(module.read(id).revision()).isEqualTo(1);

        module.inTransaction(() -> supplierOrders.assign(id, other.id(), STAFF, null));

        assertThat(module.read(id).revision()).isEqualTo(2);
        verify(module.mails).cancel("purchase-order", id.value(), 1);
    }

    @Test
    void aLinkExpires() throws Refusal {
        var id = module.submitted(module.supplier("ONE", 24, Channel.MAIL));
        var token = module.secrets.token("supplier", id.value(), 1);
        module.clock.advance(Duration.ofDays(30));

        assertThat(codes(() -> module.links.open(token))).containsExactly("link-expired");
        assertThat(codes(() -> module.links.open("nonsense"))).containsExactly("link-unknown");
    }

    @Test
    void theAddressIsShownOnlyOnceTheSupplierHasAccepted() throws Refusal {
        var id = module.submitted(module.supplier("ONE", 24, Channel.MAIL));
        var token = module.secrets.token("supplier", id.value(), 1);

        var before = module.in(() -> module.purchaseOrders.open(token));
        module.inTransaction(() -> supplierOrders.accept(id, START.plusSeconds(60), STAFF, null));
        var after = module.in(() -> module.purchaseOrders.open(token));

        assertThat(before.isAnswerable()).isTrue();
        assertThat(before.destination()).isEqualTo("浙江省杭州市滨江区");
        assertThat(before.receiver()).isNull();
        assertThat(after.isAnswerable()).isFalse();
        assertThat(after.receiver()).isEqualTo(SupplierModule.RECEIVER);
    }

    @Test
    void itEndsOnceAndTellsTheOrder() throws Refusal {
        var id = module.submitted(module.supplier("ONE", 24, Channel.MAIL));
        var orderId = module.read(id).orderId();
        module.inTransaction(() -> supplierOrders.accept(id, START.plusSeconds(60), STAFF, null));
        for (var i = 0; i < 2; i++) {
            module.inTransaction(() -> supplierOrders.shipped(id));
            module.inTransaction(() -> supplierOrders.delivered(id));
        }
        for (var i = 0; i < 2; i++) {
            module.inTransaction(() -> supplierOrders.close(id));
        }

        assertThat(module.read(id).state()).isEqualTo(State.CLOSED);
        assertThat(module.read(id).closedAt()).isEqualTo(START);
        verify(module.orders, times(1)).reached(orderId, id.value(), Stage.SHIPPED);
        verify(module.orders, times(1)).ended(orderId, id.value(), Stage.COMPLETED);
    }

    @Test
    void whoHasThePurchaseOrderIsToldThatItIsCancelled() throws Refusal {
        var supplier = module.supplier("ONE", 24, Channel.MAIL);
        var id = module.submitted(supplier);
        var token = module.secrets.token("supplier", id.value(), 1);
        module.inTransaction(() -> supplierOrders.accept(id, START.plusSeconds(60), STAFF, null));
        for (var i = 0; i < 2; i++) {
            module.inTransaction(() -> supplierOrders.cancel(id, Cancellation.CHANGE, STAFF, "不要了"));
        }
        module.inTransaction(() -> supplierOrders.tellCancellation(id));

        var cancelled = module.read(id);
        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        assertThat(cancelled.closedAt()).isEqualTo(START);
        assertThat(cancelled.chaseAt()).isNull();
        assertThat(module.events)
                .filteredOn(SupplierOrderCancelled.class::isInstance)
                .containsExactly(new SupplierOrderCancelled(id, cancelled.orderId()));
        assertThat(module.story()).endsWith("supplier-accepted", "supplier-order-called-off");
        verify(module.orders).ended(cancelled.orderId(), id.value(), Stage.CANCELLED);
        verify(module.mails)
                .intend(new Mails.Intended(
                        "purchase-order-cancelled",
                        id.value(),
                        1,
                        cancelled.orderId().value(),
                        "ONE@example.com",
                        supplier.language()));
        verify(module.mails).send(eq("purchase-order-cancelled"), eq(id.value()), eq(1), any());
        assertThat(codes(() -> module.links.open(token))).containsExactly("purchase-order-cancelled");
        assertThat(codes(() -> supplierOrders.accept(id, START.plusSeconds(60), STAFF, null)))
                .containsExactly("supplier-order-state");
    }

    @Test
    void whoRejectedOrWasNotAskedYetHearsNothingOfACancellation() throws Refusal {
        var supplier = module.supplier("ONE", 24, Channel.MAIL);
        var rejected = module.submitted(supplier);
        module.inTransaction(() -> supplierOrders.reject(rejected, RejectionReason.OTHER, null, STAFF));
        var draft = module.placed(1, "A");
        module.inTransaction(() -> supplierOrders.assign(draft, supplier.id(), STAFF, null));

        for (var id : List.of(rejected, draft)) {
            module.inTransaction(() -> supplierOrders.cancel(id, Cancellation.OUT_OF_STOCK, STAFF, null));
            module.inTransaction(() -> supplierOrders.tellCancellation(id));
        }

        verify(module.mails, never())
                .intend(org.mockito.ArgumentMatchers.argThat(
                        mail -> mail.template().equals("purchase-order-cancelled")));
        verify(module.mails).cancel("purchase-order", draft.value(), 1);
        assertThat(module.read(draft).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void theCustomerWhoDidNotAskForItIsToldOfACancellation() throws Refusal {
        var id = module.placed(1, "A");
        module.inTransaction(() -> supplierOrders.cancel(id, Cancellation.OUT_OF_STOCK, STAFF, null));

        var cancelled = module.read(id);
        verify(module.mails)
                .intend(new Mails.Intended(
                        "order-cancelled",
                        id.value(),
                        1,
                        cancelled.orderId().value(),
                        "customer@example.com",
                        Locale.CHINESE));
        assertThat(module.cancellationMails.write(id.value(), 1).model())
                .containsEntry("reason", "cancellation.customer.OUT_OF_STOCK");
    }

    @Test
    void theRefundOfACancellationIsDueWithoutAnyMail() throws Refusal {
        var id = module.placed(1, "A");
        var refund = new Refund(
                Ids.next(),
                module.read(id).orderId(),
                Refund.Reason.ORDER_CANCELLED,
                id.value(),
                Money.of("10", "CNY"),
                Refund.State.PROMISED,
                START,
                null,
                null,
                null,
                null);
        when(module.refunds.live(Refund.Reason.ORDER_CANCELLED, id.value())).thenReturn(Optional.of(refund));
        module.inTransaction(() -> supplierOrders.cancel(id, Cancellation.OUT_OF_STOCK, STAFF, null));

        module.inTransaction(() -> supplierOrders.refundCancelled(id));

        verify(module.refunds).due(refund.id(), Actor.SYSTEM);
        verify(module.mails, never()).send(any(), any(), anyInt(), any());
        assertThat(module.cancellationMails.write(id.value(), 1).model())
                .containsEntry("refund", Money.of("10", "CNY"));
    }

    @Test
    void whatIsShippedIsNotCancelled() throws Refusal {
        var id = module.submitted(module.supplier("ONE", 24, Channel.MAIL));
        module.inTransaction(() -> supplierOrders.accept(id, START.plusSeconds(60), STAFF, null));
        module.inTransaction(() -> supplierOrders.shipped(id));

        assertThat(codes(() -> supplierOrders.cancel(id, Cancellation.CHANGE, STAFF, null)))
                .containsExactly("supplier-order-state");
    }

    @Test
    void aSupplierWithoutAnAddressIsToBeCalledAboutTheCancellation() throws Refusal {
        var known = module.supplier("MD", 24, Channel.PHONE);
        var supplier = module.put(new Supplier(
                null,
                "MD",
                "明达",
                null,
                known.phone(),
                null,
                Channel.PHONE,
                known.language(),
                known.shipTime(),
                known.answerTime(),
                List.of(),
                null,
                true));
        var id = module.placed(1, "A");
        module.inTransaction(() -> supplierOrders.assign(id, supplier.id(), STAFF, null));
        module.inTransaction(() -> supplierOrders.called(id, STAFF, null));

        module.inTransaction(() -> supplierOrders.cancel(id, Cancellation.OTHER, STAFF, null));

        assertThat(module.story()).contains("supplier-to-be-called");
    }

    @Test
    void aDraftEndsWithItsRejectedOrder() throws Refusal {
        var id = module.placed(1, "A");

        module.inTransaction(() -> supplierOrders.cancelWithOrder(id));

        assertThat(module.read(id).state()).isEqualTo(State.CANCELLED);
        verify(module.orders).ended(module.read(id).orderId(), id.value(), Stage.REJECTED);
        assertThat(module.in(() -> supplierOrders.route(id))).isFalse();
    }

    @Test
    void aSilentSupplierIsRemindedOnceForEachDeadline() throws Refusal {
        var id = module.submitted(module.supplier("MD", 48, Channel.MAIL));
        module.inTransaction(() -> supplierOrders.remind(id));
        when(module.mails.isSent(eq("purchase-order-reminder"), any(), eq(1))).thenReturn(true);
        module.inTransaction(() -> supplierOrders.remind(id));
        when(module.mails.isSent(eq("purchase-order-reminder"), any(), eq(1))).thenReturn(false);
        module.inTransaction(() -> supplierOrders.giveMoreTime(id, START.plus(Duration.ofHours(40)), STAFF, null));
        module.inTransaction(() -> supplierOrders.remind(id));

        var about = ArgumentCaptor.forClass(UUID.class);
        verify(module.mails, times(2)).send(eq("purchase-order-reminder"), about.capture(), eq(1), any());
        assertThat(about.getAllValues()).doesNotHaveDuplicates();
        assertThat(module.story()).filteredOn("supplier-reminded"::equals).hasSize(2);
    }

    @Test
    void nobodyIsRemindedWhoIsCalledOrHasAnsweredOrWhoseOrderIsStopped() throws Refusal {
        var byPhone = module.placed(1, "A");
        var phone = module.supplier("PHONE", 48, Channel.PHONE);
        module.inTransaction(() -> supplierOrders.assign(byPhone, phone.id(), STAFF, null));
        module.inTransaction(() -> supplierOrders.called(byPhone, STAFF, null));
        var supplier = module.supplier("MD", 48, Channel.MAIL);
        var answered = module.submitted(supplier);
        module.inTransaction(() -> supplierOrders.accept(answered, START.plusSeconds(60), STAFF, null));
        var stopped = module.submitted(supplier);
        when(module.stops.isStopped(module.read(stopped).orderId())).thenReturn(true);

        for (var id : List.of(byPhone, answered, stopped)) {
            module.inTransaction(() -> supplierOrders.remind(id));
        }

        verify(module.mails, never()).send(eq("purchase-order-reminder"), any(), eq(1), any());
    }

    @Test
    void nothingIsOrderedWhileTheOrderIsStopped() throws Refusal {
        var supplier = module.supplier("MD", 48, Channel.MAIL);
        var id = module.placed(1, "A");
        module.inTransaction(() -> supplierOrders.assign(id, supplier.id(), STAFF, null));
        when(module.stops.isStopped(module.read(id).orderId())).thenReturn(true);

        module.inTransaction(() -> supplierOrders.send(id));

        assertThat(module.read(id).state()).isEqualTo(State.DRAFT);
        verify(module.mails, never()).send(any(), any(), eq(1), any());
        assertThat(codes(() -> supplierOrders.called(id, STAFF, null))).containsExactly("supplier-order-on-hold");
    }

    @Test
    void whoHasItInHandIsToldOfUnitsThatAreTakenOffAlsoWhereTheRestIsShippedThen() throws Refusal {
        var supplier = module.supplier("MD", 24, Channel.MAIL);
        var id = module.placed(3, "A");
        module.inTransaction(() -> supplierOrders.assign(id, supplier.id(), STAFF, null));
        module.inTransaction(() -> supplierOrders.send(id));
        module.inTransaction(() -> supplierOrders.accept(id, START.plusSeconds(60), STAFF, null));

        module.in(() -> supplierOrders.splitOff(id, List.of(new SupplierOrder.Line(1, 1)), null, STAFF, null));
        module.inTransaction(() -> supplierOrders.reduce(id, List.of(new SupplierOrder.Line(1, 1)), STAFF));
        module.inTransaction(() -> supplierOrders.shipped(id));

        var orderId = module.read(id).orderId().value();
        for (var revision : List.of(2, 3)) {
            verify(module.mails)
                    .intend(new Mails.Intended(
                            "purchase-order-changed",
                            id.value(),
                            revision,
                            orderId,
                            "MD@example.com",
                            supplier.language()));
        }
        verify(module.mails).cancel("purchase-order-changed", id.value(), 2);
        assertThat(module.revisionMail.write(id.value(), 3).model())
                .containsEntry("revision", 3)
                .containsEntry("what", "revised.QUANTITY")
                .containsEntry("link", module.links.addressOf(module.read(id)));
    }

    @Test
    void whatIsSplitOffIsASupplierOrderOfItsOwnUnderTheNextLetter() throws Refusal {
        var supplier = module.supplier("MD", 24, Channel.MAIL);
        var id = module.placed(3, "A", "B");
        module.events.clear();

        var second = module.in(() -> supplierOrders.splitOff(
                id, List.of(new SupplierOrder.Line(1, 1), new SupplierOrder.Line(2, 3)), null, STAFF, "缺货"));
        var third = module.in(
                () -> supplierOrders.splitOff(id, List.of(new SupplierOrder.Line(1, 1)), supplier.id(), STAFF, null));

        assertThat(module.read(id).lines()).containsExactly(new SupplierOrder.Line(1, 1));
        assertThat(module.read(second).lines())
                .containsExactly(new SupplierOrder.Line(1, 1), new SupplierOrder.Line(2, 3));
        assertThat(module.read(second).number()).isEqualTo("DEMO_S1000-B");
        assertThat(module.read(second).supplierId()).isNull();
        assertThat(module.read(third).number()).isEqualTo("DEMO_S1000-C");
        assertThat(module.read(third).supplierId()).isEqualTo(supplier.id());
        var orderId = module.read(id).orderId();
        verify(module.orders).open(orderId, second.value());
        assertThat(module.events)
                .filteredOn(event -> !(event instanceof SupplierAssigned))
                .containsExactly(new SupplierOrderAdded(second, orderId), new SupplierOrderAdded(third, orderId));
    }

    @Test
    void somethingIsSplitOffAndSomethingStays() throws Refusal {
        var id = module.placed(2, "A", "B");
        var all = List.of(new SupplierOrder.Line(1, 2), new SupplierOrder.Line(2, 2));

        assertThat(codes(() -> supplierOrders.splitOff(id, all, null, STAFF, null)))
                .containsExactly("split-everything");
        assertThat(codes(() -> supplierOrders.splitOff(id, List.of(), null, STAFF, null)))
                .containsExactly("split-nothing");
        assertThat(codes(() -> supplierOrders.splitOff(
                        id, List.of(new SupplierOrder.Line(1, 3), new SupplierOrder.Line(3, 1)), null, STAFF, null)))
                .containsExactly("units-out-of-bounds", "units-out-of-bounds");
        assertThat(module.read(id).lines()).isEqualTo(all);
    }

    @Test
    void whoSendsAPartLeavesTheRestToOthers() throws Refusal {
        var one = module.supplier("ONE", 24, Channel.MAIL);
        var other = module.supplier("OTHER", 24, Channel.MAIL);
        module.offers(one, "A", "1", null);
        module.offers(other, "A", "2", null);
        var id = module.submitted(one);
        var promised = START.plus(Duration.ofHours(20));
        module.events.clear();

        module.inTransaction(() -> supplierOrders.acceptPart(
                id, List.of(new SupplierOrder.Line(1, 1)), promised, Actor.supplier("ONE"), "只有一件"));
        module.inTransaction(() -> supplierOrders.acceptPart(
                id, List.of(new SupplierOrder.Line(1, 1)), promised, Actor.supplier("ONE"), "只有一件"));

        var accepted = module.read(id);
        assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
        assertThat(accepted.lines()).containsExactly(new SupplierOrder.Line(1, 1));
        var rest = supplierOrders.ofOrder(accepted.orderId()).get(1);
        assertThat(rest.state()).isEqualTo(State.DRAFT);
        assertThat(rest.lines()).containsExactly(new SupplierOrder.Line(1, 1));
        assertThat(supplierOrders.candidates(rest.id()))
                .extracting(Candidate::askedBefore)
                .containsExactly("PARTLY", null);
        assertThat(module.in(() -> supplierOrders.route(rest.id()))).isTrue();
        assertThat(module.read(rest.id()).supplierId()).isEqualTo(other.id());
        assertThat(module.events)
                .filteredOn(event -> !(event instanceof SupplierAssigned))
                .containsExactly(
                        new SupplierOrderAdded(rest.id(), accepted.orderId()),
                        new SupplierAnswered(id, accepted.orderId()));
        assertThat(codes(() -> supplierOrders.acceptPart(
                        id, List.of(new SupplierOrder.Line(1, 1)), promised.plusSeconds(1), STAFF, null)))
                .containsExactly("already-answered");
    }

    @Test
    void aPartOfNothingIsNoAcceptanceAndAllOfItIsOneOfTheWhole() throws Refusal {
        var id = module.submitted(module.supplier("MD", 24, Channel.MAIL));
        var promised = START.plus(Duration.ofHours(20));

        assertThat(codes(() ->
                        supplierOrders.acceptPart(id, List.of(new SupplierOrder.Line(1, 0)), promised, STAFF, null)))
                .containsExactly("part-of-nothing");
        module.inTransaction(
                () -> supplierOrders.acceptPart(id, List.of(new SupplierOrder.Line(1, 2)), promised, STAFF, null));

        assertThat(module.read(id).state()).isEqualTo(State.ACCEPTED);
        assertThat(supplierOrders.ofOrder(module.read(id).orderId())).hasSize(1);
    }

    @Test
    void ofTwoAnswersInTheSameInstantOneCounts() throws Exception {
        var supplier = module.supplier("MD", 24, Channel.MAIL);
        for (var round = 0; round < 10; round++) {
            module.events.clear();
            var id = module.submitted(supplier);
            var together = new CyclicBarrier(2);
            Callable<String> accepts = () ->
                    raced(together, () -> supplierOrders.accept(id, START.plusSeconds(60), Actor.supplier("明达"), null));
            Callable<String> rejects =
                    () -> raced(together, () -> supplierOrders.reject(id, RejectionReason.OTHER, null, STAFF));
            var outcomes = new ArrayList<String>();
            var threads = Executors.newFixedThreadPool(2);
            try {
                for (var outcome : threads.invokeAll(List.of(accepts, rejects))) {
                    outcomes.add(outcome.get());
                }
            } finally {
                threads.shutdown();
            }

            assertThat(outcomes).containsExactlyInAnyOrder("done", "already-answered");
            var expected = outcomes.get(0).equals("done") ? State.ACCEPTED : State.REJECTED;
            assertThat(module.read(id).state()).isEqualTo(expected);
            assertThat(module.events)
                    .filteredOn(SupplierAnswered.class::isInstance)
                    .hasSize(1);
        }
    }

    private String raced(CyclicBarrier together, SupplierModule.Deed deed) throws Exception {
        together.await();
        try {
            module.inTransaction(deed);
            return "done";
        } catch (Refusal refusal) {
            return refusal.problems().get(0).code();
        }
    }

    private List<String> codes(SupplierModule.Deed deed) {
        var refusal = catchThrowableOfType(Refusal.class, () -> module.inTransaction(deed));
        assertThat(refusal).isNotNull();
        return refusal.problems().stream().map(Problem::code).toList();
    }
}
