package io.daifa.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.supplier.Supplier.Channel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTest {

    private static final String OF_THE_TRADE = """
            供应商名称,联系人,联系电话,邮箱,发货时间要求
            明达物流,张三,138****1234,,1天内
            捷运通达,李四,139****5678,orders@jieyun.example,2天内
            智行天下速运,王五,137****91011,,3天内
            """;

    @Test
    void theTradesOwnListIsRead() throws Exception {
        var suppliers = Tables.suppliers(read(OF_THE_TRADE), List.of());

        assertThat(suppliers)
                .extracting("name", "shipTime", "channel")
                .containsExactly(
                        tuple("明达物流", Duration.ofDays(1), Channel.PHONE),
                        tuple("捷运通达", Duration.ofDays(2), Channel.MAIL),
                        tuple("智行天下速运", Duration.ofDays(3), Channel.PHONE));
    }

    @Test
    void theSameListAgainMeansTheSameSuppliers() throws Exception {
        var first = Tables.suppliers(read(OF_THE_TRADE), List.of());
        var again = Tables.suppliers(read("\uFEFF" + OF_THE_TRADE.replace("\n", "\r\n")), first);

        assertThat(again).isEqualTo(first);
    }

    @Test
    void whatIsWrongIsToldWithItsLineAndItsColumnAsTheTableCallsIt() throws Exception {
        var table = read("""
                供应商名称,发货时间要求,备注,active

                明达物流,soon,,yes
                """.replace(",备注,", ",邮箱,").replace(",,yes", ",\"a\nb\",perhaps"));

        var refusal = catchThrowableOfType(Refusal.class, () -> Tables.suppliers(table, List.of()));

        assertThat(refusal.problems())
                .extracting(Problem::field, Problem::code)
                .containsExactlyInAnyOrder(
                        tuple("line 3, 邮箱", "field-characters"),
                        tuple("line 3, 发货时间要求", "duration-malformed"),
                        tuple("line 3, active", "value-unknown"));
    }

    @Test
    void whatTheModuleRefusesIsToldWithItsLine() throws Exception {
        var table = read(OF_THE_TRADE);
        var refusal = table.told(Refusal.at("suppliers[1].email", "supplier-email-malformed"), Map.of());

        assertThat(refusal.problems()).extracting(Problem::field).containsExactly("line 3, 邮箱");
    }

    @Test
    void unknownColumnsAndRowsOfAnotherWidthAreRefused() throws Exception {
        var unknown = catchThrowableOfType(Refusal.class, () -> read("name,fone\nx,y\n"));
        var table = read("name,shipTime\nx,24h,more\n");
        var width = catchThrowableOfType(Refusal.class, table::refuse);

        assertThat(unknown.problems())
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple("line 1, fone", "column-unknown"));
        assertThat(width.problems())
                .extracting(Problem::field, Problem::code)
                .containsExactly(tuple("line 2", "row-width"));
    }

    @Test
    void aTableThatIsNotUtf8OrIsBrokenIsToldSo() {
        var chinese = catchThrowableOfType(
                ApiProblem.class, () -> CsvTable.read(OF_THE_TRADE.getBytes(Charset.forName("GBK")), Tables.SUPPLIERS));
        var broken = catchThrowableOfType(ApiProblem.class, () -> read("name,shipTime\n\"x,24h\n"));

        assertThat(chinese.problems()).extracting(Problem::code).containsExactly("table-not-utf8");
        assertThat(broken.problems()).extracting(Problem::code).containsExactly("table-broken");
    }

    @ParameterizedTest
    @CsvSource({"1天内,24", "2 天,48", "3日内,72", "48小时内,48", "36 h,36", "2 days,48", "PT24H,24", "P1D,24", "1天以内,24"})
    void timesAreReadAsTheTradeWritesThem(String text, long hours) {
        assertThat(Durations.of(text)).contains(Duration.ofHours(hours));
    }

    private static CsvTable read(String text) throws Refusal {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8), Tables.SUPPLIERS);
    }
}
