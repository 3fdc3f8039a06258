package io.daifa.aftersales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.daifa.aftersales.AfterSalesCase.Line;
import io.daifa.kernel.Ids;
import io.daifa.order.Order;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrder.State;
import io.daifa.supplier.SupplierOrderId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenUnitsTest {

    private final Order order = mock(Order.class);
    private final SupplierOrder shipped = supplierOrder(State.SHIPPED, 2);
    private final SupplierOrder rest = supplierOrder(State.ACCEPTED, 1);
    private final SupplierOrder cancelled = supplierOrder(State.CANCELLED, 4);

    OpenUnitsTest() {
        when(order.lines())
                .thenReturn(List.of(new Order.Line(1, "A", "商品A", null, 7, io.daifa.kernel.Money.of("1.00", "CNY"))));
    }

    @Test
    void whatWasCancelledCannotBeClaimed() throws Exception {
        assertThat(units().takeAll())
                .containsOnlyKeys(shipped.id(), rest.id())
                .containsEntry(shipped.id(), List.of(new Line(1, 2)))
                .containsEntry(rest.id(), List.of(new Line(1, 1)));
        assertThatThrownBy(() -> units().take(order, List.of(new Line(1, 4)))).hasMessageContaining("case-units");
    }

    @Test
    void whatOtherCasesClaimIsGoneAlsoFromPartsThatWereCancelledSince() throws Exception {
        var claimed = List.of(new CaseTable.Claimed(shipped.id(), 1, 1), new CaseTable.Claimed(cancelled.id(), 1, 4));

        assertThat(new OpenUnits(List.of(shipped, rest, cancelled), claimed).take(order, List.of(new Line(1, 2))))
                .containsEntry(shipped.id(), List.of(new Line(1, 1)))
                .containsEntry(rest.id(), List.of(new Line(1, 1)));
        assertThatThrownBy(() ->
                        new OpenUnits(List.of(shipped, rest, cancelled), claimed).take(order, List.of(new Line(1, 3))))
                .hasMessageContaining("case-units");
    }

    private OpenUnits units() {
        return new OpenUnits(List.of(shipped, rest, cancelled), List.of());
    }

    private static SupplierOrder supplierOrder(State state, int quantity) {
        var supplierOrder = mock(SupplierOrder.class);
        when(supplierOrder.id()).thenReturn(SupplierOrderId.of(Ids.next()));
        when(supplierOrder.state()).thenReturn(state);
        when(supplierOrder.lines()).thenReturn(List.of(new SupplierOrder.Line(1, quantity)));
        return supplierOrder;
    }
}
