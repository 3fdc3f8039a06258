package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daifa.kernel.Money;
import io.daifa.order.Product;
import io.daifa.order.Products;
import io.daifa.supplier.Offer;
import io.daifa.supplier.Suppliers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.awaitility.Awaitility;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The article's three orders, from the shop to the after-sales desk, and the five records of them on the pages and in files. */
@StoryTest
class RecordsStoryTest {

    private static final Pattern FILE = Pattern.compile("/desk/records/exports/([0-9a-f-]{36})/file");

    @Autowired
    Story story;

    @Autowired
    SweptByHand sweeps;

    @Autowired
    Products products;

    @Autowired
    Suppliers suppliers;

    /** One of the article's orders. */
    private record Sample(
            String product,
            int quantity,
            String address,
            String phone,
            String problem,
            String resolution,
            String refund,
            String carrier,
            String number) {}

    @Test
    void theArticlesThreeOrdersStandInAllFiveRecords() throws Exception {
        var samples = List.of(
                new Sample(
                        "商品A",
                        2,
                        "浙江省杭州市滨江区晓风巷1号",
                        "13812341234",
                        "DAMAGED",
                        "RETURN_REFUND",
                        "20.00",
                        "顺丰速运",
                        Story.freshNumber()),
                new Sample(
                        "商品B",
                        1,
                        "北京市朝阳区荷风南街2号",
                        "13912345678",
                        "WRONG_SIZE",
                        "EXCHANGE",
                        "",
                        "顺丰速运",
                        Story.freshNumber()),
                new Sample(
                        "商品C",
                        3,
                        "广东省深圳市南山区樱园西街3号",
                        "13712341011",
                        "LATE",
                        "COMPENSATION",
                        "5.00",
                        "顺丰速运",
                        Story.freshNumber()));
        var orders = new ArrayList<Story.PlacedOrder>();
        for (var sample : samples) {
            orders.add(walks(sample));
        }

        var cells = Map.of(
                "orders",
                        columns(
                                samples,
                                sample -> List.of(
                                        sample.product,
                                        String.valueOf(sample.quantity),
                                        masked(sample),
                                        phone(sample))),
                "shipments",
                        columns(
                                samples,
                                sample -> List.of(
                                        sample.product,
                                        String.valueOf(sample.quantity),
                                        sample.carrier,
                                        sample.number)),
                "tracking", columns(samples, sample -> List.of(sample.product, sample.number, "已签收", "100%")));
        var headings = new LinkedHashMap<String, List<String>>();
        headings.put("orders", List.of("商品名称", "数量", "收货地址", "联系电话"));
        headings.put("suppliers", List.of("供应商名称", "联系人", "联系电话", "邮箱", "发货时间要求"));
        headings.put("shipments", List.of("商品名称", "数量", "快递公司", "快递单号"));
        headings.put("tracking", List.of("商品名称", "快递单号", "物流状态", "配送进度"));
        headings.put("aftersales", List.of("订单编号", "商品名称", "问题描述", "处理方式"));

        var desk = story.atTheDesk("order-desk");
        for (var record : headings.entrySet()) {
            var list =
                    "/desk/records/" + record.getKey() + "?shop=" + story.shop().id() + "&dir=asc&lang=zh";
            var page = desk.get(list);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(headingsOf(page.body())).startsWith(record.getValue().toArray(String[]::new));
            for (var order : orders) {
                assertThat(page.body()).as(record.getKey()).contains("/desk/orders/" + order.id());
            }
            var width = record.getValue().size();
            var onPage = rows(page.body(), width);
            var csv = csv(desk, exported(desk, list, record.getKey(), "CSV"));
            var xlsx = xlsx(desk, exported(desk, list, record.getKey(), "XLSX"));
            assertThat(csv.get(0).subList(0, width)).isEqualTo(record.getValue());
            assertThat(xlsx.get(0).subList(0, width)).isEqualTo(record.getValue());
            assertThat(csv.subList(1, csv.size()).stream().map(row -> row.subList(0, width)))
                    .containsExactlyElementsOf(onPage);
            assertThat(xlsx).hasSameSizeAs(csv);
            if (cells.containsKey(record.getKey())) {
                assertThat(onPage).containsExactlyElementsOf(cells.get(record.getKey()));
            }
        }
        assertThat(rows(
                        desk.get("/desk/records/suppliers?lang=zh&dir=asc&shop="
                                        + story.shop().id())
                                .body(),
                        5))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row)
                        .startsWith(story.first().name(), "张三", "138****1234")
                        .endsWith("1天内"));
        assertThat(rows(
                        desk.get("/desk/records/aftersales?lang=zh&dir=asc&shop="
                                        + story.shop().id())
                                .body(),
                        4))
                .containsExactly(
                        List.of(orders.get(0).number(), "商品A", "商品损坏", "退货退款"),
                        List.of(orders.get(1).number(), "商品B", "大小不合适", "换货"),
                        List.of(orders.get(2).number(), "商品C", "配送延误", "补偿"));

        var english =
                desk.get("/desk/records/tracking?lang=en&shop=" + story.shop().id());
        assertThat(headingsOf(english.body())).startsWith("Product", "Tracking number", "Status", "Progress");
    }

    @Test
    void whoMaySeeReceiversTakesThemOutAndItIsWrittenDown() {
        var order = story.sentToSupplier();
        var list = "/desk/records/orders?q=" + order.number();
        var desk = story.atTheDesk("purchasing");
        var masked = desk.get(list);
        assertThat(masked.body()).contains("138****1234").doesNotContain("13812341234");

        var shown = desk.submit(
                "/desk/records/orders", Map.of("do", "show-receivers", "q", order.number(), "_csrf", masked.csrf()));
        assertThat(shown.body()).contains("13812341234").contains("晓风巷");
        assertThat(story.journal(order)).contains("receiver-shown");

        var asked = desk.submit(
                "/desk/records/orders",
                Map.of(
                        "do",
                        "export",
                        "format",
                        "CSV",
                        "receivers",
                        "on",
                        "q",
                        order.number(),
                        "_csrf",
                        masked.csrf()));
        assertThat(asked.status()).isEqualTo(200);
        var file = ready(desk);
        assertThat(desk.get(file).body()).contains("13812341234");
        assertThat(story.jdbc()
                        .sql("select rows_done from daifa.records_export where receivers and filter like ?")
                        .param("%" + order.number() + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        assertThat(masked.body()).contains("CN¥40.00");

        for (var group : List.of("order-desk", "aftersales")) {
            assertThat(story.atTheDesk(group).get(file).status()).as(group).isEqualTo(404);
        }
        assertThat(story.anybody().get(file).response().uri().getPath()).isEqualTo("/desk/login");
        var other = story.atTheDesk("aftersales");
        var page = other.get(list);
        assertThat(page.body()).doesNotContain("show-receivers").doesNotContain("name=\"receivers\"");
        for (var form : List.of(
                Map.of("do", "show-receivers", "q", order.number(), "_csrf", page.csrf()),
                Map.of("do", "export", "format", "CSV", "receivers", "on", "_csrf", page.csrf()))) {
            assertThat(other.submit("/desk/records/orders", form).status()).isEqualTo(403);
        }
    }

    @Test
    void whoMayNotSeeReceiversSeesNoPhoneOrMailOfSuppliersInListsAndFiles() {
        var order = story.sentToSupplier();
        var list = "/desk/records/suppliers?q=" + order.number();
        var whole = story.first().email();
        var hidden = whole.charAt(0) + "***" + whole.substring(whole.indexOf('@'));

        assertThat(story.atTheDesk("purchasing").get(list).body()).contains(whole);
        var desk = story.atTheDesk("aftersales");
        var page = desk.get(list);
        assertThat(page.body()).contains(hidden).doesNotContain(whole);
        var asked = desk.submit(
                "/desk/records/suppliers",
                Map.of("do", "export", "format", "CSV", "q", order.number(), "_csrf", page.csrf()));
        assertThat(asked.status()).isEqualTo(200);
        assertThat(desk.get(ready(desk)).body()).contains(hidden).doesNotContain(whole);
    }

    @Test
    void badInputIsAnsweredKindlyAndAnEmptyListSaysSo() {
        var desk = story.atTheDesk("logistics");
        var bad = desk.get("/desk/records/orders?from=tomorrow&stage=LOST");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body()).contains("“tomorrow” is no date", "There is no choice “LOST”");
        var hostile = desk.get("/desk/records/orders?q=%3Cscript%3Ealert(1)%3C/script%3E&sort=x&dir=y&place=z");
        assertThat(hostile.status()).isEqualTo(200);
        assertThat(hostile.body()).contains("Nothing fits").doesNotContain("<script>alert(1)");
        assertThat(desk.get("/desk/records/nothing").status()).isEqualTo(404);
        assertThat(desk.get("/desk/records/exports/" + UUID.randomUUID() + "/file")
                        .status())
                .isEqualTo(404);
        assertThat(desk.get("/desk").body()).contains("/desk/records");
    }

    private Story.PlacedOrder walks(Sample sample) throws Exception {
        var sku = sample.product + "-" + story.sku();
        products.put(List.of(new Product(sku, sample.product, null, false)));
        suppliers.putOffers(List.of(new Offer(story.first().id(), sku, Money.of("10.00", "CNY"), 100, true)));
        var document = story.anOrder().receiver("address", sample.address).receiver("phone", sample.phone);
        document.with("total", 20 * sample.quantity + ".00");
        ((ObjectNode) document.json().at("/lines/0"))
                .put("sku", sku)
                .put("name", sample.product)
                .put("quantity", sample.quantity);
        var order = story.places(document);
        story.runs();
        story.opensLink(story.first(), order).accepts(story.inTwoDays());
        story.runs();
        story.opensLink(story.first(), order).ships("顺丰快递", sample.number);
        story.runs();
        story.carrierTells(sample.number, "PICKED_UP", "DELIVERED");
        story.runs();
        var opened = story.opensCase(
                order, Map.of("problem", sample.problem, "wanted", sample.resolution, "lines", story.units(1)));
        story.runs();
        if (story.waits(opened).contains("Task_DecideCase")) {
            story.decides(opened, "resolution", sample.resolution, "refund", sample.refund);
        }
        return order;
    }

    private static List<List<String>> columns(List<Sample> samples, Function<Sample, List<String>> row) {
        return samples.stream().map(row).toList();
    }

    private static String phone(Sample sample) {
        return sample.phone.substring(0, 3) + "****" + sample.phone.substring(7);
    }

    private static String masked(Sample sample) {
        return sample.address.substring(0, sample.address.lastIndexOf("区") + 1) + "***";
    }

    private static List<String> headingsOf(String page) {
        return texts(page, "(?s)<th[ >].*?</th>");
    }

    /** The first cells of the page's rows. */
    private static List<List<String>> rows(String page, int width) {
        var body = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
        return Pattern.compile("(?s)<tr>.*?</tr>")
                .matcher(body)
                .results()
                .map(row -> texts(row.group(), "(?s)<td[ >].*?</td>").subList(0, width))
                .toList();
    }

    private static List<String> texts(String page, String element) {
        return Pattern.compile(element)
                .matcher(page)
                .results()
                .map(found -> found.group()
                        .replaceAll("<[^>]*>", "")
                        .replaceAll("[↑↓]", "")
                        .strip())
                .toList();
    }

    /** Asks for the file of that list, and waits until it is there. */
    private String exported(Browser desk, String list, String kind, String format) {
        var page = desk.get(list);
        var asked = desk.submit(
                "/desk/records/" + kind,
                Map.of(
                        "do",
                        "export",
                        "format",
                        format,
                        "dir",
                        "asc",
                        "shop",
                        story.shop().id().toString(),
                        "_csrf",
                        page.csrf()));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        return ready(desk);
    }

    /** The newest file, once none is in the making. */
    private String ready(Browser desk) {
        sweeps.run("exportWork");
        var page = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> desk.get("/desk/records/exports"),
                        list -> list.response().headers().firstValue("Refresh").isEmpty());
        var file = FILE.matcher(page.body());
        assertThat(file.find()).as(page.body()).isTrue();
        return file.group();
    }

    private List<List<String>> csv(Browser desk, String file) throws IOException {
        var fetched = desk.get(file);
        assertThat(fetched.response()
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElse(""))
                .startsWith("attachment");
        var text = fetched.body();
        assertThat(text).startsWith("\uFEFF");
        try (var parser = CSVParser.parse(new StringReader(text.substring(1)), CSVFormat.RFC4180)) {
            return parser.stream().map(CSVRecord::toList).toList();
        }
    }

    private List<List<String>> xlsx(Browser desk, String file) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(desk.bytes(file)))) {
            return book.getFirstSheet().read().stream()
                    .map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .toList();
        }
    }
}
