package io.daifa.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.daifa.Daifa;
import io.daifa.story.PassedElements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The demo as its first user has it: the three orders, from the order desk's tasks to their close, worked in a browser by staff, suppliers
 * and customers. Jobs run by themselves, the clock is the real one, and the demo's carrier moves the parcels.
 */
@NeedsChromium
@SpringBootTest(
        classes = Daifa.class,
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {
            "daifa.database.dir=",
            "daifa.database.port=0",
            "daifa.database.durable=false",
            "daifa.demo.carrier.pace=PT1S",
            "daifa.demo.carrier.every=PT1S",
            "daifa.aftersales.window=PT20S",
            "camunda.bpm.job-execution.max-wait=1000"
        })
@ActiveProfiles("demo")
@Import(DemoWalkTest.Recorder.class)
@DirtiesContext
class DemoWalkTest {

    @TempDir
    static Path home;

    @Value("${daifa.base-url}")
    String address;

    private final List<Person> people = new ArrayList<>();
    private final Map<DemoOrder, Person> suppliers = new HashMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private Chromium chromium;

    /** What the test's context has beside the product. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Recorder {

        @Bean
        ProcessEnginePlugin passedElements() {
            return new PassedElements();
        }
    }

    @DynamicPropertySource
    static void ownPlaces(DynamicPropertyRegistry properties) throws IOException {
        // Both at once, so that they differ. Links in mails name the port, so it must be known before the start.
        try (var web = new ServerSocket(0);
                var mail = new ServerSocket(0)) {
            var webPort = web.getLocalPort();
            var mailPort = mail.getLocalPort();
            properties.add("server.port", () -> webPort);
            properties.add("daifa.demo.smtp-port", () -> mailPort);
        }
        properties.add("daifa.home", () -> home.toString());
    }

    /** One of the three, with what its customer says when asked, and what becomes of it. */
    private record DemoOrder(
            String number,
            String mask,
            String receiver,
            String phone,
            String address,
            String carrier,
            String trackingNumber,
            String complaint,
            String resolution) {

        String part() {
            return "DEMO_" + number + "-A";
        }

        String lastFour() {
            return phone.substring(phone.length() - 4);
        }
    }

    private static final DemoOrder FIRST = new DemoOrder(
            "001", "138****1234", "张女士", "13812341234", "浙江省杭州市滨江区晓风巷8号", "顺丰快递", "SF1234567890", "商品损坏", "退货退款");
    private static final DemoOrder SECOND = new DemoOrder(
            "002", "139****5678", "李先生", "13956785678", "北京市朝阳区荷风南街16号", "圆通快递", "YT9876543210", "大小不合适", "换货");
    private static final DemoOrder THIRD = new DemoOrder(
            "003", "137****91011", "陈女士", "13790101011", "广东省深圳市南山区樱园西街21号", "中通快递", "ZT2468135790", "配送延误", "补偿");
    /** What the second customer gets for what came back. */
    private static final DemoOrder REPLACEMENT = new DemoOrder(
            "002-R1",
            SECOND.mask(),
            SECOND.receiver(),
            SECOND.phone(),
            SECOND.address(),
            SECOND.carrier(),
            "YT9876543211",
            SECOND.complaint(),
            SECOND.resolution());

    private static final List<DemoOrder> ORDERS = List.of(FIRST, SECOND, THIRD);

    @BeforeEach
    void startChromium() {
        chromium = Chromium.start();
    }

    @AfterEach
    void closeChromium() {
        people.forEach(Person::close);
        chromium.close();
    }

    @Test
    void theDemosThreeOrdersGoThroughAllFiveStepsInABrowser() {
        try {
            walk();
        } catch (RuntimeException | AssertionError failure) {
            people.forEach(person -> person.keepsFailure("failed-" + people.indexOf(person)));
            throw failure;
        }
    }

    @Test
    void theEnginesWebappsSpeakChinese() {
        var admin = atDesk().goesTo("/camunda/app/welcome/default/");
        admin.sees(admin.page().getByPlaceholder("用户名"));
        admin.readsNoEnglish();
        logsInAsAdmin(admin);
        for (var screen : WebappScreen.values()) {
            admin.goesTo("/camunda/app/" + screen.path);
            admin.sees(admin.page().getByText(screen.shows));
            admin.readsNoEnglish()
                    .keepsWindow(screen.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        assertThat(admin.page().getByText("Camunda 8")).isHidden();
        admin.goesTo("/camunda/app/admin/default/");
        admin.page().getByText("这意味着什么，我们做了什么").click();
        admin.sees("流程引擎的版本");
        assertThat(admin.errors()).isEmpty();
    }

    /** What people see of the engine's webapps beside tasks. */
    private enum WebappScreen {
        WELCOME("welcome/default/", "流程监控"),
        ADMIN("admin/default/", "流程引擎"),
        ADMIN_USERS("admin/default/#/users", "用户列表"),
        ADMIN_SYSTEM("admin/default/#/system", "常规"),
        COCKPIT("cockpit/default/", "运行中的流程实例"),
        COCKPIT_PROCESSES("cockpit/default/#/processes", "一件代发"),
        COCKPIT_TASKS("cockpit/default/#/tasks", "人工任务");

        private final String path;
        private final String shows;

        WebappScreen(String path, String shows) {
            this.path = path;
            this.shows = shows;
        }
    }

    private static void logsInAsAdmin(Person admin) {
        var password =
                Pattern.compile("(?m)^login\\.admin = (\\w+)$").matcher(read(home.resolve("demo-credentials.txt")));
        assertThat(password.find()).isTrue();
        admin.page().getByPlaceholder("用户名").fill("admin");
        admin.page().getByPlaceholder("密码").fill(password.group(1));
        admin.page().getByRole(AriaRole.BUTTON, exactly("登录")).click();
        admin.sees("系统管理员");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void walk() {
        var guide = atDesk();
        readsTheFirstSteps(guide);

        // 1 Confirm order
        var orderDesk = staff("order-desk");
        orderDesk.person().sees(orderDesk.card("003", "审核订单"));
        orderDesk.person().keepsWindow("tasklist-order-desk");
        isRefusedWithTheMaskedPhone(orderDesk);
        corrects(orderDesk, FIRST);
        corrects(orderDesk, SECOND);
        orderDesk.takes("003", "审核订单").chooses("区县", "南山区");
        corrects(orderDesk, THIRD);

        // 2 Contact supplier, 3 Arrange shipment
        var mailbox = atDesk().goesTo("/demo/mail");
        for (var order : ORDERS) {
            accepts(mailbox, order);
        }
        var logistics = staff("logistics");
        var aftersales = staff("aftersales");
        ships(FIRST, FIRST.carrier());
        // The number is another carrier's: logistics is asked.
        ships(SECOND, "顺丰快递");
        putsRight(logistics, SECOND);
        ships(THIRD, THIRD.carrier());

        // 4 Track logistics, and 5 After-sales: a case as soon as the parcel is there
        for (var order : ORDERS) {
            seesTheDelivery(mailbox, order);
            opensCase(aftersales, order);
        }
        for (var order : ORDERS) {
            decides(aftersales, order);
        }
        for (var order : List.of(FIRST, SECOND)) {
            sendsBack(mailbox, order);
            inspects(aftersales, order);
        }
        for (var order : List.of(FIRST, THIRD)) {
            refunds(aftersales, order);
        }
        accepts(mailbox, REPLACEMENT);
        ships(REPLACEMENT, REPLACEMENT.carrier());

        var desk = orderDesk.person();
        for (var order : ORDERS) {
            findsByEverything(desk, order);
            desk.goesTo("/desk?q=" + order.number());
            desk.page().getByRole(AriaRole.LINK, exactly(order.number())).click();
            desk.reloadsUntil(desk.page().locator(".badges .stage").getByText("交易完成"));
            if (order.equals(FIRST)) {
                desk.keepsWindow("desk-order");
            }
        }
        guide.goesTo("/demo/first-steps");
        assertThat(guide.page().locator(".order-now .row-head .stage"))
                // The second's replacement has its own days of after-sales.
                .hasText(new String[] {"交易完成", "交易完成", "交易完成", "已签收"});
        assertThat(people.stream().flatMap(person -> person.errors().stream())).isEmpty();
    }

    private void readsTheFirstSteps(Person guide) {
        guide.goesTo("/").sees("第一次使用");
        guide.keepsWindow("start");
        guide.goesTo("/demo/first-steps");
        guide.reloadsUntil(guide.page().locator("#order-003"));
        guide.reloadsUntil(guide.page().locator("#order-003").getByText("打开任务"));
        guide.keepsWindow("first-steps");
        for (var user : List.of("order-desk", "purchasing", "logistics", "aftersales", "process-admin")) {
            var row = guide.page().locator("tr").filter(new Locator.FilterOptions().setHasText(user));
            passwords.put(user, row.locator("code").nth(1).textContent());
        }
    }

    /** The reason alone is shown, and all that was typed is still there. */
    private void isRefusedWithTheMaskedPhone(AtTasklist orderDesk) {
        orderDesk.takes("001", "审核订单");
        orderDesk.keeps("tasklist-confirm-order");
        orderDesk
                .types("收货地址", FIRST.address())
                .types("卖家备注", "先发空运")
                .types("备注", "已电话联系顾客")
                .decides("确认订单（按以上更正）")
                .isRefused("手机号带星号：请向买家或平台获取完整号码。");
        orderDesk.keeps("tasklist-refused");
        assertThat(orderDesk.field("电话")).hasValue(FIRST.mask());
        assertThat(orderDesk.field("收货地址")).hasValue(FIRST.address());
        assertThat(orderDesk.field("卖家备注")).hasValue("先发空运");
        assertThat(orderDesk.field("备注")).hasValue("已电话联系顾客");
        assertThat(orderDesk.field("确认订单（按以上更正）")).isChecked();
        orderDesk.hasReadIt();
    }

    private static void corrects(AtTasklist orderDesk, DemoOrder order) {
        orderDesk
                .takes(order.number(), "审核订单")
                .types("电话", order.phone())
                .types("收货地址", order.address())
                .decides("确认订单（按以上更正）")
                .completes(order.number(), "审核订单");
    }

    private void accepts(Person mailbox, DemoOrder order) {
        var supplier = opensLink(mailbox, "代发单 " + order.part(), "/s/");
        suppliers.put(order, supplier);
        assertThat(supplier.page().locator("main")).not().containsText(order.phone());
        if (order.equals(FIRST)) {
            mailbox.keeps("mail-purchase-order");
            supplier.keeps("supplier-order");
        }
        supplier.page().getByRole(AriaRole.BUTTON, exactly("接单")).click();
        supplier.sees("已接单，谢谢");
        assertThat(supplier.page().locator("main")).containsText(order.phone());
    }

    private void ships(DemoOrder order, String carrier) {
        var supplier = suppliers.get(order);
        supplier.page().locator("#n0").fill(order.trackingNumber());
        supplier.page().locator("#c0").fill(carrier);
        if (order.equals(FIRST)) {
            supplier.keeps("supplier-accepted");
        }
        supplier.page().getByRole(AriaRole.BUTTON, exactly("登记发货")).click();
        supplier.sees("发货已登记，谢谢");
    }

    private void putsRight(AtTasklist logistics, DemoOrder order) {
        logistics.takes(order.number(), "更正单号");
        logistics.decides("按下方更正").types("快递公司和单号", order.carrier() + " " + order.trackingNumber());
        logistics.keeps("tasklist-correct-shipment");
        logistics.completes(order.number(), "更正单号");
    }

    private void seesTheDelivery(Person mailbox, DemoOrder order) {
        var customer = opensLink(mailbox, "订单 " + order.number() + " 已发货", "/t/");
        customer.reloadsUntil(customer.page().locator(".stops").getByText("已签收"));
        assertThat(customer.page().locator("main")).not().containsText(order.receiver());
        assertThat(customer.page().locator("main")).not().containsText(order.phone());
        if (order.equals(FIRST)) {
            customer.keeps("customer-tracking");
        }
    }

    private void opensCase(AtTasklist aftersales, DemoOrder order) {
        var person = aftersales.person();
        var page = person.goesTo("/desk?q=" + order.trackingNumber()).page();
        page.getByRole(AriaRole.LINK, exactly(order.number())).click();
        page.locator("#open-case ~ details summary").click();
        page.locator("#problem").selectOption(new SelectOption().setLabel(order.complaint()));
        page.locator("#description").fill(order.complaint());
        if (order.equals(FIRST)) {
            page.locator("input[name=photo]").check();
        }
        page.locator("button[name=do][value=case]").click();
        person.sees(page.locator(".notice.good"));
    }

    private void decides(AtTasklist aftersales, DemoOrder order) {
        aftersales.takes(order.number(), "售后审核");
        var form = aftersales.person().page().locator(".fjs-container");
        if (order.equals(THIRD)) {
            // It is not late as the platform counts: staff decide.
            aftersales.person().sees(form.getByText("由您判断"));
            aftersales.chooses("售后方案", order.resolution()).types("退款或补偿金额", "10.00");
        } else {
            aftersales.person().sees(form.locator(".fjs-form-field-select").getByText(order.resolution()));
        }
        if (order.equals(FIRST)) {
            aftersales.keeps("tasklist-decide-case");
        }
        aftersales.completes(order.number(), "售后审核");
    }

    private void sendsBack(Person mailbox, DemoOrder order) {
        var customer = opensLink(mailbox, "请寄回订单 " + order.number() + " 的商品", "/c/");
        customer.page().locator("#trackingNumber").fill("SF9000000" + order.number());
        if (order.equals(FIRST)) {
            customer.keeps("customer-return");
        }
        customer.page().getByRole(AriaRole.BUTTON, exactly("我已寄出")).click();
        customer.sees("您的退货包裹");
    }

    private void inspects(AtTasklist aftersales, DemoOrder order) {
        var person = aftersales.person();
        var page = person.goesTo("/desk?q=" + order.trackingNumber()).page();
        page.getByRole(AriaRole.LINK, exactly(order.number())).click();
        page.locator("details:has(button[value=case-arrived]) > summary").click();
        page.locator("button[value=case-arrived]").click();
        person.sees(page.locator(".notice.good"));
        aftersales.takes(order.number(), "退货验收").chooses("验收结果", "全部合格");
        if (order.equals(FIRST)) {
            aftersales.keeps("tasklist-inspect-return");
        }
        aftersales.completes(order.number(), "退货验收");
    }

    private void refunds(AtTasklist aftersales, DemoOrder order) {
        aftersales.takes(order.number(), "手工退款").decides("已退款").types("退款流水号", "WX-2026-" + order.number());
        if (order.equals(FIRST)) {
            aftersales.keeps("tasklist-refund-by-hand");
        }
        aftersales.completes(order.number(), "手工退款");
    }

    private static void findsByEverything(Person desk, DemoOrder order) {
        for (var words : List.of(order.number(), order.lastFour(), order.receiver(), order.trackingNumber())) {
            var page = desk.goesTo("/desk").page();
            page.locator("#q").fill(words);
            page.locator(".search-box button").click();
            assertThat(page.getByRole(AriaRole.LINK, exactly(order.number()))).isVisible();
            // The second's replacement has its number, receiver and phone too.
            var found = order.equals(SECOND) && !words.equals(order.trackingNumber()) ? 2 : 1;
            assertThat(page.locator("table.orders tbody tr")).hasCount(found);
            if (order.equals(THIRD)) {
                desk.keepsWindow("desk-search");
            }
        }
    }

    /** Opens the mail with that subject as soon as it is there, and its link on a phone. */
    private Person opensLink(Person mailbox, String subject, String path) {
        var mail = mailbox.goesTo("/demo/mail")
                .page()
                .locator("td a")
                .filter(new Locator.FilterOptions().setHasText(subject));
        mailbox.reloadsUntil(mail);
        mail.first().click();
        var link = mailbox.page()
                .frameLocator("iframe")
                .locator("a[href*='" + path + "']")
                .first();
        var phone = chromium.onPhone(address);
        people.add(phone);
        return phone.goesTo(link.getAttribute("href"));
    }

    private AtTasklist staff(String user) {
        return AtTasklist.login(atDesk(), user, passwords.get(user));
    }

    private Person atDesk() {
        var person = chromium.atDesk(address);
        people.add(person);
        return person;
    }

    private static Page.GetByRoleOptions exactly(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
