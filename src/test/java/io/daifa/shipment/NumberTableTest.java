package io.daifa.shipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.kernel.Refusal;
import io.daifa.shipment.NumberTable.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTableTest {

    @ParameterizedTest
    @ValueSource(strings = {"A-1\t顺丰\tSF1", "A-1,顺丰,SF1", "A-1，顺丰，SF1", "A-1 顺丰　SF1", "\"A-1\",\"顺丰\",\"SF1\""})
    void aLineIsPartedByTabsCommasOrBlanks(String pasted) throws Refusal {
        assertThat(NumberTable.read("numbers", pasted)).containsExactly(new Row(1, pasted, "A-1", "顺丰", "SF1", "", ""));
    }

    @Test
    void titlesMayStandInAnySequenceAndOtherColumnsAreNotRead() throws Refusal {
        var rows = NumberTable.read("numbers", "收件人\t快递单号\t订单号\t数量\t商品编码\n李雷\tSF1\tA-1\t2\tSKU\n");

        assertThat(rows).containsExactly(new Row(2, "李雷\tSF1\tA-1\t2\tSKU", "A-1", "", "SF1", "SKU", "2"));
    }

    @Test
    void articleAndPiecesMayFollowTheNumber() throws Refusal {
        assertThat(NumberTable.read("numbers", "\nA-1 SF Express SF1 SKU 3\nA-2 SF2"))
                .containsExactly(
                        new Row(2, "A-1 SF Express SF1 SKU 3", "A-1", "SF Express", "SF1", "SKU", "3"),
                        new Row(3, "A-2 SF2", "A-2", "", "SF2", "", ""));
    }

    @Test
    void aQuotationThatDoesNotEndIsTakenAsItIs() throws Refusal {
        assertThat(NumberTable.read("numbers", "A-1,\"SF1"))
                .singleElement()
                .satisfies(row -> assertThat(row.order()).isEqualTo("A-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "订单号\t快递单号"})
    void nothingPastedIsRefused(String pasted) {
        assertThatThrownBy(() -> NumberTable.read("numbers", pasted)).hasMessageContaining("numbers-missing");
    }

    @Test
    void tooMuchPastedIsRefused() {
        assertThatThrownBy(() -> NumberTable.read("numbers", "A-1 SF1\n".repeat(501)))
                .hasMessageContaining("numbers-too-many");
    }
}
