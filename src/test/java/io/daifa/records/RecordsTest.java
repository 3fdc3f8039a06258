package io.daifa.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.support.ManyOrders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {

    private static final int ORDERS = 1200;
    private static final RecordsParts PARTS = new RecordsParts();
    private static UUID shop;

    @BeforeAll
    static void orders() {
        shop = ManyOrders.insert(PARTS.jdbc, ORDERS);
        for (var table : List.of("customer_order", "supplier_order", "parcel", "parcel_track", "after_sales_case")) {
            PARTS.jdbc.sql("analyze daifa." + table).update();
        }
    }

    @Test
    void theArticlesColumnsComeFirstInItsWordsAndThenOurs() {
        assertThat(headings(RecordKind.ORDERS)).startsWith("商品名称", "数量", "收货地址", "联系电话");
        assertThat(headings(RecordKind.SUPPLIERS)).startsWith("供应商名称", "联系人", "联系电话", "邮箱", "发货时间要求");
        assertThat(headings(RecordKind.SHIPMENTS)).startsWith("商品名称", "数量", "快递公司", "快递单号");
        assertThat(headings(RecordKind.TRACKING)).startsWith("商品名称", "快递单号", "物流状态", "配送进度");
        assertThat(headings(RecordKind.AFTERSALES)).startsWith("订单编号", "商品名称", "问题描述", "处理方式");
    }

    @Test
    void theNewestRowOfEachSaysWhatTheArticleDoes() throws Refusal {
        assertThat(first(RecordKind.ORDERS).subList(0, 4)).containsExactly("商品200", 1, "浙江省杭州市滨江区***", "138****1200");
        assertThat(first(RecordKind.SUPPLIERS).subList(0, 5))
                .containsExactly("明达物流", "张三", "138****1234", "m***@suppliers.test", "1天内");
        assertThat(first(RecordKind.ORDERS)).contains(Money.of("20.00", "CNY"));
        assertThat(first(RecordKind.SHIPMENTS).subList(0, 4)).containsExactly("商品199", 3, "中通快递", "751000000001199");
        assertThat(first(RecordKind.TRACKING).subList(0, 4))
                .containsExactly("商品199", "751000000001199", "已签收", new Percent(100));
        assertThat(first(RecordKind.AFTERSALES).subList(0, 4)).containsExactly("M00001181", "商品181", "配送延误", "补偿");
    }

    @Test
    void whomToCallAtASupplierIsMaskedUnlessTheReaderMaySeePeople() throws Refusal {
        PARTS.jdbc
                .sql("update daifa.supplier set phone = '13912345678' where code = 'many-1'")
                .update();
        var query = RecordQuery.read(RecordKind.SUPPLIERS, Map.of("supplier", supplier("many-1")));
        var masked = page(query, null).rows().get(0).cells();
        assertThat(masked.subList(2, 4)).containsExactly("139****5678", "m***@suppliers.test");
        var clear = PARTS.records
                .page(query, null, Languages.CHINESE, true)
                .rows()
                .get(0)
                .cells();
        assertThat(clear.subList(2, 4)).containsExactly("13912345678", "many1@suppliers.test");
        PARTS.jdbc
                .sql("update daifa.supplier set phone = '138****1234' where code = 'many-1'")
                .update();
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void eachPageGoesOnWhereTheOneBeforeEndedInEverySort(RecordKind kind) throws Refusal {
        for (var sort : RecordTables.of(kind).sorts()) {
            for (var ascending : List.of(true, false)) {
                var query = RecordQuery.all(kind).sorted(sort.name(), ascending);
                var pages = new ArrayList<RecordPage>();
                var place = (String) null;
                do {
                    pages.add(page(query, place));
                    place = pages.get(pages.size() - 1).on();
                } while (place != null && pages.size() < 100);
                var orders = pages.stream()
                        .flatMap(page -> page.rows().stream())
                        .map(RecordRow::orderId)
                        .distinct()
                        .toList();
                var expected = switch (kind) {
                    case ORDERS, SUPPLIERS -> ORDERS;
                    case SHIPMENTS, TRACKING -> ORDERS * 4 / 5;
                    case AFTERSALES -> ORDERS / 20;
                };
                assertThat(orders).as(kind + " " + sort.name()).hasSize(expected);
                assertThat(pages.get(0).back()).isNull();

                // And back the same way.
                for (var i = pages.size() - 1; i > 0; i--) {
                    var before = page(query, pages.get(i).back());
                    assertThat(before.rows()).isEqualTo(pages.get(i - 1).rows());
                    assertThat(before.on()).isEqualTo(pages.get(i - 1).on());
                }
            }
        }
    }

    @Test
    void theLinesOfAnOrderStayTogether() throws Refusal {
        var rows = page(RecordQuery.all(RecordKind.ORDERS), null).rows();
        var seen = new HashSet<UUID>();
        var last = (UUID) null;
        for (var row : rows) {
            assertThat(row.orderId().equals(last) || seen.add(row.orderId())).isTrue();
            last = row.orderId();
        }
        assertThat(rows.size()).isGreaterThan(Records.PAGE);
    }

    @Test
    void nobodyCountsFurtherThanAThousand() throws Refusal {
        assertThat(page(RecordQuery.all(RecordKind.ORDERS), null).count()).isEqualTo(Records.MOST_COUNTED + 1);
        assertThat(page(RecordQuery.all(RecordKind.AFTERSALES), null).count()).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M00000777", "0777", "nick777", "SF1000000000777", "0000000777", "M00000777-A"})
    void anOrderIsFoundByWhatPeopleHaveInHand(String words) throws Refusal {
        for (var kind : List.of(RecordKind.ORDERS, RecordKind.SUPPLIERS, RecordKind.SHIPMENTS, RecordKind.TRACKING)) {
            assertThat(orders(kind, Map.of("q", words))).as(kind + " " + words).containsExactly(order(777));
        }
    }

    @Test
    void eachFilterNarrows() throws Refusal {
        var first = supplier("many-1");
        assertThat(count(RecordKind.ORDERS, Map.of("stage", "SHIPPED"))).isEqualTo(240);
        assertThat(count(RecordKind.ORDERS, Map.of("payment", "UNPAID"))).isZero();
        assertThat(count(RecordKind.ORDERS, Map.of("shop", shop.toString(), "product", "商品77")))
                .isGreaterThan(0)
                .isLessThan(20);
        assertThat(count(RecordKind.ORDERS, Map.of("shop", UUID.randomUUID().toString())))
                .isZero();
        assertThat(count(RecordKind.ORDERS, Map.of("supplier", first))).isEqualTo(400);
        assertThat(count(RecordKind.SUPPLIERS, Map.of("supplier", first, "partState", "ACCEPTED")))
                .isEqualTo(80);
        assertThat(count(RecordKind.SUPPLIERS, Map.of("product", "SKU-77")))
                .isEqualTo(count(RecordKind.ORDERS, Map.of("product", "SKU-77")))
                .isGreaterThan(0);
        assertThat(count(RecordKind.SHIPMENTS, Map.of("carrier", "shunfeng"))).isEqualTo(320);
        assertThat(count(RecordKind.SHIPMENTS, Map.of("parcelState", "VOIDED"))).isZero();
        assertThat(count(RecordKind.TRACKING, Map.of("status", "IN_TRANSIT", "shop", shop.toString())))
                .isEqualTo(240);
        assertThat(count(RecordKind.TRACKING, Map.of("trouble", "STALE"))).isZero();
        assertThat(count(RecordKind.AFTERSALES, Map.of("problem", "DAMAGED"))).isEqualTo(20);
        assertThat(count(RecordKind.AFTERSALES, Map.of("resolution", "EXCHANGE", "supplier", first)))
                .isZero();
    }

    /** The days are those of the house: the first order was received at eight in the morning there. */
    @Test
    void daysAreTheHouses() throws Refusal {
        assertThat(count(RecordKind.ORDERS, Map.of("from", "2026-10-01", "to", "2026-10-01")))
                .isPositive();
        assertThat(count(RecordKind.ORDERS, Map.of("to", "2026-09-30"))).isZero();
        assertThat(count(RecordKind.ORDERS, Map.of("from", "2026-10-02"))).isZero();
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() {
        assertThat(problems(RecordKind.ORDERS, Map.of("from", "yesterday", "stage", "LOST", "shop", "x' or 1=1")))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("from", "stage", "shop");
        assertThat(problems(RecordKind.ORDERS, Map.of("from", "2026-10-02", "to", "2026-10-01")))
                .extracting(Problem::code)
                .containsExactly("records-dates-reversed");
        assertThat(problems(RecordKind.TRACKING, Map.of("to", "2026-02-31"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "_",
                "\\",
                "'",
                "'; drop table daifa.shop --",
                "a\0b",
                "=1+1",
                "\uD83D\uDE00",
                "商品' || '",
                ":q",
                "?"
            })
    void hostileWordsAreWordsLikeOthers(String words) throws Refusal {
        for (var kind : RecordKind.values()) {
            var fields = new HashMap<>(Map.of("q", words, "product", words, "sort", words, "dir", words));
            var query = RecordQuery.read(kind, fields);
            page(query, words);
            page(query, "<" + order(1) + words);
            for (var sort : RecordTables.of(kind).sorts()) {
                page(query.sorted(sort.name(), true), ">" + order(1) + words);
                page(query.sorted(sort.name(), true), ">" + order(1) + "1e99999999");
                page(query.sorted(sort.name(), true), ">" + order(1) + "+999999999-01-01T00:00Z");
            }
            assertThat(RecordQuery.read(kind, query.address())).isEqualTo(query);
        }
        assertThat(count(RecordKind.ORDERS, Map.of("product", "%"))).isZero();
    }

    @Test
    void aReceiverIsShownInFullOnlyToWhoMaySeeIt() throws Refusal {
        assertThat(receiver("M00000777", false)).containsExactly("浙江省杭州市滨江区***", "138****0777", "李*");
        assertThat(receiver("M00000777", true)).containsExactly("浙江省杭州市滨江区晓风巷178号28室", "13812340777", "李四");
    }

    @Test
    void ciphertextAndWhatWasErasedAreSaidToBe() throws Refusal {
        PARTS.jdbc.sql("""
                        update daifa.customer_order set receiver_name = '~AbCdEfGhIjKlMnOpQr==~', receiver_phone = '~QWERTYUIOPASDFGH12==~',
                            receiver_phone_kind = 'CIPHER_REF', receiver_phone_last4 = null, receiver_address = '~ZXCVBNMASDFGHJKL34==~'
                        where id = ?
                        """).param(order(5)).update();
        PARTS.jdbc.sql("""
                        update daifa.customer_order set receiver_name = null, receiver_phone = null, receiver_address = null where id = ?
                        """).param(order(6)).update();
        for (var receivers : List.of(true, false)) {
            assertThat(receiver("M00000005", receivers)).containsOnly("平台密文");
            assertThat(receiver("M00000006", receivers)).containsOnly("未提供或已清除");
        }
    }

    private static List<@Nullable Object> receiver(String number, boolean receivers) throws Refusal {
        var query = RecordQuery.read(RecordKind.ORDERS, Map.of("q", number));
        return PARTS.records
                .page(query, null, Languages.CHINESE, receivers)
                .rows()
                .get(0)
                .cells()
                .subList(2, 5);
    }

    private static List<String> headings(RecordKind kind) {
        var words = PARTS.records.words(Languages.CHINESE, false);
        return Records.columns(kind).stream()
                .map(column -> words.text(column.heading()))
                .toList();
    }

    private static List<@Nullable Object> first(RecordKind kind) throws Refusal {
        return page(RecordQuery.all(kind), null).rows().get(0).cells();
    }

    private static RecordPage page(RecordQuery query, @Nullable String place) throws Refusal {
        return PARTS.records.page(query, place, Languages.CHINESE, false);
    }

    private static int count(RecordKind kind, Map<String, String> fields) throws Refusal {
        return page(RecordQuery.read(kind, fields), null).count();
    }

    private static List<UUID> orders(RecordKind kind, Map<String, String> fields) throws Refusal {
        return page(RecordQuery.read(kind, fields), null).rows().stream()
                .map(RecordRow::orderId)
                .distinct()
                .toList();
    }

    private static List<Problem> problems(RecordKind kind, Map<String, String> fields) {
        var refused = new ArrayList<Problem>();
        assertThatThrownBy(() -> RecordQuery.read(kind, fields))
                .isInstanceOfSatisfying(Refusal.class, refusal -> refused.addAll(refusal.problems()));
        return refused;
    }

    private static String supplier(String code) {
        return PARTS.jdbc
                .sql("select id::text from daifa.supplier where code = ?")
                .param(code)
                .query(String.class)
                .single();
    }

    private static UUID order(int number) {
        return PARTS.jdbc
                .sql("select md5('order' || ?::integer)::uuid")
                .param(number)
                .query(UUID.class)
                .single();
    }
}
