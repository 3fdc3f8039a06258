package io.daifa.shipment;

import static io.daifa.supplier.SupplierModule.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.mail.MailText;
import io.daifa.mail.Mails;
import io.daifa.order.Stage;
import io.daifa.order.TrackingLinks;
import io.daifa.shipment.Parcel.State;
import io.daifa.supplier.RejectionReason;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.SupplierAnswered;
import io.daifa.supplier.SupplierModule;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrder.Line;
import io.daifa.supplier.SupplierOrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class ParcelsTest {

    private static final Actor STAFF = Actor.staff("anna");
    private static final ReportedParcel SF = new ReportedParcel("顺丰快递", "sf 1385628716739");
    private static final ReportedParcel YTO = new ReportedParcel(null, "YT8962646785389");
    private static final ReportedParcel JT = new ReportedParcel(null, "JT5261988016578");
    private static final ReportedParcel WRONG = new ReportedParcel("圆通", "SF1385628716739");

    private final SupplierModule module = new SupplierModule();
    private final Parcels parcels = parcels();

    @Test
    void aReportedShipmentAnswersAcceptanceToo() throws Refusal {
        var id = submitted();

        module.inTransaction(() -> parcels.report(id, List.of(SF), STAFF, null));

        assertThat(module.supplierOrders.find(id).orElseThrow().state()).isEqualTo(SupplierOrder.State.ACCEPTED);
        assertThat(module.supplierOrders.find(id).orElseThrow().promisedShipAt())
                .isEqualTo(START);
        assertThat(parcels.isReported(id)).isTrue();
        assertThat(parcels.of(id)).singleElement().satisfies(parcel -> {
            assertThat(parcel.state()).isEqualTo(State.REPORTED);
            assertThat(parcel.trackingNumber()).isEqualTo("SF1385628716739");
            assertThat(parcel.declaredCarrier()).isEqualTo("顺丰快递");
        });
        var orderId = module.supplierOrders.find(id).orElseThrow().orderId();
        assertThat(module.events).endsWith(new SupplierAnswered(id, orderId), new ShipmentReported(id, orderId));
        assertThat(tied()).containsExactly(Map.of("line", 1, "quantity", 2));
    }

    @Test
    void theSameReportAgainChangesNothingAndAnotherIsRefused() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.report(id, List.of(SF, YTO), STAFF, null));
        var told = module.events.size();

        module.inTransaction(() -> parcels.report(id, List.of(YTO, SF), STAFF, null));

        assertThat(module.events).hasSize(told);
        assertThat(parcels.of(id)).hasSize(2);
        assertThat(tied()).isEmpty();
        assertThat(codes(() -> parcels.report(id, List.of(WRONG), STAFF, null)))
                .containsExactly("shipment-reported-otherwise");
        assertThat(codes(() -> parcels.report(id, List.of(JT), STAFF, null)))
                .containsExactly("shipment-reported-otherwise");
    }

    @Test
    void aPartIsShippedAndTheRestIsChasedAndReportedLater() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.reportPart(id, part(SF, 1), STAFF, null));
        module.inTransaction(() -> parcels.register(id));

        assertThat(parcels.left(id)).containsExactly(new Line(1, 1));
        assertThat(parcels.isAllShipped(id)).isFalse();
        var partly = module.supplierOrders.find(id).orElseThrow();
        assertThat(partly.state()).isEqualTo(SupplierOrder.State.ACCEPTED);
        assertThat(partly.chaseAt()).isAfter(module.clock.instant());
        verify(module.orders).reached(partly.orderId(), id.value(), Stage.PARTIALLY_SHIPPED);

        module.inTransaction(() -> parcels.report(id, List.of(SF, YTO), STAFF, null));
        module.inTransaction(() -> parcels.register(id));

        assertThat(parcels.isAllShipped(id)).isTrue();
        assertThat(module.supplierOrders.find(id).orElseThrow().state()).isEqualTo(SupplierOrder.State.SHIPPED);
        assertThat(parcels.contents(partly.orderId()).values())
                .containsOnly(new ParcelContents(List.of(new Line(1, 1)), false));
        assertThat(parcels.of(id)).extracting(Parcel::shipmentId).doesNotHaveDuplicates();
    }

    @Test
    void moreUnitsThanAreLeftAreRefusedAtTheirField() throws Refusal {
        var id = submitted();

        assertThat(refused(() -> parcels.reportPart(id, part(SF, 3), STAFF, null))
                        .problems())
                .containsExactly(Problem.at("units", "parcel-units-too-many", 1, 3, 2));
        var each = new NewShipment(
                List.of(
                        new ReportedParcel(null, "YT8962646785389", List.of(new Line(1, 2))),
                        new ReportedParcel("顺丰", "SF1385628716739")),
                List.of());
        assertThat(refused(() -> parcels.reportPart(id, each, STAFF, null)).problems())
                .containsExactly(Problem.at("parcels[1].lines", "parcel-nothing-left"));
        assertThat(parcels.of(id)).isEmpty();
    }

    @Test
    void aNumberCorrectedAfterwardsTakesThePlaceAndTheUnitsOfTheWrongOne() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.report(id, List.of(SF), STAFF, null));
        module.inTransaction(() -> parcels.register(id));
        var wrong = parcels.of(id).get(0);
        when(module.mails.isSent(eq("order-shipped"), any(), anyInt())).thenReturn(true);

        assertThat(codes(() ->
                        parcels.renumber(wrong.id(), new ReportedParcel("圆通", "SF1385628716740"), false, STAFF, null)))
                .containsExactly("tracking-number-not-of-carrier");
        var taking = module.in(() -> parcels.renumber(wrong.id(), YTO, false, STAFF, null));

        assertThat(taking.state()).isEqualTo(State.REGISTERED);
        assertThat(taking.carrier()).isEqualTo("yuantong");
        assertThat(parcels.of(id)).containsExactly(taking);
        assertThat(parcels.find(wrong.id()).orElseThrow().replacedBy()).isEqualTo(taking.id());
        assertThat(parcels.contents(taking.orderId()).get(taking.id()).lines()).containsExactly(new Line(1, 2));
        assertThat(parcels.isAllShipped(id)).isTrue();
        verify(module.mails)
                .intend(new Mails.Intended(
                        "number-corrected",
                        taking.id().value(),
                        1,
                        taking.orderId().value(),
                        "customer@example.com",
                        Locale.CHINESE));
    }

    @Test
    void whatIsInAVoidNumberIsToBeShippedAgain() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.report(id, List.of(SF), STAFF, null));
        module.inTransaction(() -> parcels.register(id));

        module.inTransaction(() -> parcels.voidNumber(parcels.of(id).get(0).id(), STAFF, null));

        assertThat(parcels.left(id)).containsExactly(new Line(1, 2));
        var again = module.supplierOrders.find(id).orElseThrow();
        assertThat(again.state()).isEqualTo(SupplierOrder.State.ACCEPTED);
        verify(module.orders).setBack(again.orderId(), id.value(), Stage.IN_PROGRESS);
        module.inTransaction(() -> parcels.report(id, List.of(SF), STAFF, null));
        assertThat(parcels.isReported(id)).isTrue();
    }

    @Test
    void whereTheRestGoesToAnotherSupplierNothingIsLeftToAwait() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.reportPart(id, part(SF, 1), STAFF, null));
        module.inTransaction(() -> parcels.register(id));

        module.inTransaction(() -> module.supplierOrders.splitOff(id, parcels.left(id), null, STAFF, null));
        module.inTransaction(() ->
                parcels.restTaken(module.supplierOrders.find(id).orElseThrow().orderId()));

        assertThat(parcels.isAllShipped(id)).isTrue();
        assertThat(module.supplierOrders.find(id).orElseThrow().state()).isEqualTo(SupplierOrder.State.SHIPPED);
    }

    @Test
    void parcelsOfWhichNobodyToldTheContentsShareThem() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.report(id, List.of(SF, YTO), STAFF, null));
        var orderId = module.supplierOrders.find(id).orElseThrow().orderId();

        assertThat(parcels.contents(orderId).values())
                .hasSize(2)
                .containsOnly(new ParcelContents(List.of(new Line(1, 2)), true));
        assertThat(parcels.left(id)).isEmpty();
    }

    @Test
    void oneNumberPutInAnothersPlaceTakesItsUnits() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.reportPart(id, part(SF, 1), STAFF, null));

        module.inTransaction(() -> parcels.correct(id, List.of(YTO), STAFF, null));

        assertThat(parcels.left(id)).containsExactly(new Line(1, 1));
        assertThat(parcels.of(id))
                .singleElement()
                .satisfies(parcel -> assertThat(parcels.contents(parcel.orderId())
                                .get(parcel.id())
                                .lines())
                        .containsExactly(new Line(1, 1)));
    }

    private static NewShipment part(ReportedParcel parcel, int pieces) {
        return new NewShipment(List.of(parcel), List.of(new Line(1, pieces)));
    }

    @Test
    void whatIsWrongInAReportIsNamedByItsField() throws Refusal {
        var id = submitted();

        var refusal = refused(() -> parcels.report(
                id,
                List.of(
                        SF,
                        SF,
                        new ReportedParcel("x".repeat(101), "YT8962646785389"),
                        new ReportedParcel(null, "<script>")),
                STAFF,
                null));

        assertThat(refusal.problems())
                .extracting(Problem::field)
                .containsExactly("parcels[1].trackingNumber", "parcels[2].carrier", "parcels[3].trackingNumber");
        assertThat(codes(() -> parcels.report(id, List.of(), STAFF, null))).containsExactly("parcels-missing");
        assertThat(codes(() -> parcels.report(id, Collections.nCopies(51, SF), STAFF, null)))
                .containsExactly("parcels-too-many");
        assertThat(parcels.of(id)).isEmpty();
    }

    @Test
    void aNumberThatAnotherOrderHasIsRefusedWithThatOrdersNumber() throws Refusal {
        var one = submitted();
        var other = submitted();
        module.inTransaction(() -> parcels.report(one, List.of(SF), STAFF, null));

        var refusal = refused(() -> parcels.report(other, List.of(YTO, SF), STAFF, null));

        assertThat(refusal.problems())
                .containsExactly(
                        Problem.at("parcels[1].trackingNumber", "tracking-number-used", "SF1385628716739", "S1000"));
        assertThat(parcels.of(other)).isEmpty();
        assertThat(module.supplierOrders.find(other).orElseThrow().state()).isEqualTo(SupplierOrder.State.SUBMITTED);
    }

    @Test
    void aRejectedSupplierOrderAwaitsNoShipment() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> module.supplierOrders.reject(id, RejectionReason.OTHER, null, STAFF));

        assertThat(codes(() -> parcels.report(id, List.of(SF), STAFF, null))).containsExactly("shipment-not-awaited");
    }

    @Test
    void plausibleParcelsAreRegisteredAndTheCustomerIsTold() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.report(id, List.of(SF, YTO), STAFF, null));

        module.inTransaction(() -> parcels.register(id));
        module.inTransaction(() -> parcels.register(id));

        assertThat(parcels.of(id))
                .extracting(Parcel::state, Parcel::carrier)
                .containsExactlyInAnyOrder(tuple(State.REGISTERED, "shunfeng"), tuple(State.REGISTERED, "yuantong"));
        assertThat(parcels.isReported(id)).isFalse();
        var supplierOrder = module.supplierOrders.find(id).orElseThrow();
        assertThat(supplierOrder.state()).isEqualTo(SupplierOrder.State.SHIPPED);
        verify(module.mails)
                .intend(new Mails.Intended(
                        "order-shipped",
                        parcels.of(id).get(0).shipmentId(),
                        1,
                        supplierOrder.orderId().value(),
                        "customer@example.com",
                        Locale.CHINESE));
        assertThat(module.story()).endsWith("shipment-reported", "parcels-registered");

        module.inTransaction(() -> parcels.tellShipped(id));

        var text = ArgumentCaptor.forClass(MailText.class);
        verify(module.mails).send(eq("order-shipped"), eq(parcels.of(id).get(0).shipmentId()), eq(1), text.capture());
        assertThat(text.getValue().model())
                .containsEntry("link", new TrackingLinks(module.secrets).addressOf(supplierOrder.orderId()));
        assertThat(text.getValue().model().get("parcels").toString()).contains("顺丰速运", "YT8962646785389");
    }

    @Test
    void whereOneIsDoubtedNoneIsRegisteredAndTheDoubtIsKept() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.report(id, List.of(WRONG, YTO), STAFF, null));

        var refusal =
                catchThrowableOfType(ShipmentImplausible.class, () -> module.inTransaction(() -> parcels.register(id)));

        assertThat(refusal.problems()).extracting(Problem::code).containsExactly("tracking-number-not-of-carrier");
        assertThat(parcels.of(id)).extracting(Parcel::state).containsOnly(State.REPORTED);
        assertThat(parcels.of(id))
                .extracting(Parcel::doubt)
                .containsExactlyInAnyOrder("tracking-number-not-of-carrier", null);
        verify(module.mails, never()).send(eq("order-shipped"), any(), anyInt(), any());
    }

    @Test
    void aCorrectedCarrierIsRegistered() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.report(id, List.of(WRONG, YTO), STAFF, null));
        assertThat(refused(() -> parcels.register(id))).isInstanceOf(ShipmentImplausible.class);

        module.inTransaction(() -> parcels.correct(id, List.of(SF), STAFF, null));

        assertThat(parcels.of(id)).singleElement().satisfies(parcel -> {
            assertThat(parcel.declaredCarrier()).isEqualTo("顺丰快递");
            assertThat(parcel.doubt()).isNull();
        });
        assertThat(parcels.ofOrder(module.supplierOrders.find(id).orElseThrow().orderId()))
                .extracting(Parcel::state)
                .containsExactlyInAnyOrder(State.REPORTED, State.VOIDED);
        assertThat(tied()).hasSize(1);
        module.inTransaction(() -> parcels.register(id));
        assertThat(parcels.of(id)).extracting(Parcel::carrier).containsExactly("shunfeng");
        assertThat(codes(() -> parcels.correct(id, List.of(YTO), STAFF, null)))
                .containsExactly("shipment-not-reported");
    }

    @Test
    void aCorrectionToANumberThatIsUsedLeavesAllAsItWas() throws Refusal {
        var one = submitted();
        var other = submitted();
        module.inTransaction(() -> parcels.report(one, List.of(SF), STAFF, null));
        module.inTransaction(() -> parcels.report(other, List.of(YTO), STAFF, null));
        var before = parcels.of(other);

        assertThat(codes(() ->
                        parcels.correct(other, List.of(new ReportedParcel("申通", "773277027280336"), SF), STAFF, null)))
                .containsExactly("tracking-number-used");

        assertThat(parcels.of(other)).isEqualTo(before);
    }

    @Test
    void aPersonsWordLetsADoubtedNumberPass() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.report(id, List.of(WRONG), STAFF, null));
        assertThat(refused(() -> parcels.register(id))).isInstanceOf(ShipmentImplausible.class);
        assertThat(codes(() -> parcels.force(id, STAFF, " "))).containsExactly("missing");

        module.inTransaction(() -> parcels.force(id, STAFF, "面单照片已核对"));
        module.inTransaction(() -> parcels.register(id));

        assertThat(parcels.of(id)).singleElement().satisfies(parcel -> {
            assertThat(parcel.state()).isEqualTo(State.REGISTERED);
            assertThat(parcel.carrier()).isEqualTo("yuantong");
            assertThat(parcel.forcedBy()).isEqualTo("anna");
            assertThat(parcel.doubt()).isEqualTo("tracking-number-not-of-carrier");
        });
    }

    @Test
    void voidNumbersAreFreeAndTheShipmentIsAwaitedAgain() throws Refusal {
        var id = submitted();
        var other = submitted();
        module.inTransaction(() -> parcels.report(id, List.of(SF), STAFF, null));

        module.inTransaction(() -> parcels.voidReport(id, STAFF, null));

        assertThat(parcels.isReported(id)).isFalse();
        assertThat(codes(() -> parcels.voidReport(id, STAFF, null))).containsExactly("shipment-not-reported");
        module.inTransaction(() -> parcels.report(other, List.of(SF), STAFF, null));
        module.inTransaction(() -> parcels.report(id, List.of(YTO), STAFF, null));
        assertThat(parcels.of(id)).hasSize(1);
    }

    @Test
    void anOrderIsFoundByANumberOrItsEnd() throws Refusal {
        var id = submitted();
        module.inTransaction(() -> parcels.report(id, List.of(SF), STAFF, null));
        var orderId = module.supplierOrders.find(id).orElseThrow().orderId();

        assertThat(parcels.ordersByNumber(" sf-1385628716739")).containsExactly(orderId);
        assertThat(parcels.ordersByNumber("716739")).containsExactly(orderId);
        assertThat(parcels.ordersByNumber("16739")).isEmpty();
        assertThat(parcels.ordersByNumber("%%%%%%%")).isEmpty();
        assertThat(parcels.ordersByNumber("716738")).isEmpty();
    }

    @Test
    void ofTwoOrdersThatReportTheSameNumberInTheSameInstantOneHasIt() throws Exception {
        for (var round = 0; round < 10; round++) {
            module.clock.advance(Duration.ofSeconds(1));
            var number = new ReportedParcel(null, "YT" + (8962646785300L + round));
            var another = new ReportedParcel(null, "YT" + (8962646785400L + round));
            var together = new CyclicBarrier(2);
            var one = submitted();
            var other = submitted();
            var outcomes = race(
                    () -> raced(together, () -> parcels.report(one, List.of(number, another), STAFF, null)),
                    () -> raced(together, () -> parcels.report(other, List.of(another, number), STAFF, null)));

            assertThat(outcomes).containsExactlyInAnyOrder("done", "tracking-number-used");
            assertThat(parcels.of(one).size() + parcels.of(other).size()).isEqualTo(2);
        }
    }

    private static List<String> race(Callable<String> one, Callable<String> other) throws Exception {
        var outcomes = new ArrayList<String>();
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var outcome : threads.invokeAll(List.of(one, other))) {
                outcomes.add(outcome.get());
            }
        } finally {
            threads.shutdown();
        }
        return outcomes;
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

    private SupplierOrderId submitted() throws Refusal {
        return module.submitted(module.supplier("MD", 24, Channel.MAIL));
    }

    private List<Map<String, Object>> tied() {
        return module.jdbc
                .sql("select line, quantity from daifa.parcel_line")
                .query()
                .listOfRows();
    }

    private List<String> codes(SupplierModule.Deed deed) {
        return refused(deed).problems().stream().map(Problem::code).toList();
    }

    private Refusal refused(SupplierModule.Deed deed) {
        var refusal = catchThrowableOfType(Refusal.class, () -> module.inTransaction(deed));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private Parcels parcels() {
        var rows = new ParcelRows(module.jdbc, module.clock);
        var contents = new Contents(module.jdbc);
        var story = new ShipmentStory(module.told());
        var carriers = new Carriers(false);
        var mail = new ShippedMail(
                rows, contents, carriers, module.orders, module.shops, module.mails, new TrackingLinks(module.secrets));
        return new Parcels(
                rows,
                contents,
                module.supplierOrders,
                new ShipmentReports(
                        rows, contents, module.supplierOrders, module.orders, story, module.clock, module.publisher),
                new Registration(rows, contents, carriers, module.supplierOrders, mail, story),
                mail,
                new DelayMail(
                        module.jdbc,
                        module.mails,
                        module.orders,
                        module.supplierOrders,
                        module.shops,
                        new TrackingLinks(module.secrets),
                        module.told()),
                new Renumbering(
                        rows,
                        contents,
                        carriers,
                        module.supplierOrders,
                        module.orders,
                        module.shops,
                        mail,
                        module.mails,
                        new TrackingLinks(module.secrets),
                        module.told()),
                new TakenAway(rows, contents, module.supplierOrders, module.publisher));
    }
}
