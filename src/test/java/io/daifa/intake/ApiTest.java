package io.daifa.intake;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.times;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.daifa.aftersales.CaseLinks;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.Offers;
import io.daifa.aftersales.Replacements;
import io.daifa.aftersales.Returns;
import io.daifa.kernel.EventFeed;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Journal;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.ProblemWriter;
import io.daifa.kernel.Texts;
import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import io.daifa.order.Payment;
import io.daifa.order.Products;
import io.daifa.order.Receiver;
import io.daifa.order.ReplacementOrders;
import io.daifa.order.Review;
import io.daifa.order.Stage;
import io.daifa.order.Taken;
import io.daifa.order.TrackingLinks;
import io.daifa.shipment.Carriers;
import io.daifa.shipment.Parcels;
import io.daifa.shop.Shop;
import io.daifa.shop.ShopKeys;
import io.daifa.shop.Shops;
import io.daifa.supplier.Suppliers;
import io.daifa.tracking.Tracks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The interfaces from outside: statuses, headers and problem documents. The modules behind them are played. */
@WebMvcTest(properties = "daifa.carriers.daifa.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
@ContextConfiguration(classes = ApiTest.Slice.class)
@MockitoBean(
        types = {
            Products.class,
            Parcels.class,
            Journal.class,
            Carriers.class,
            Cases.class,
            EventFeed.class,
            Offers.class,
            Returns.class,
            Replacements.class,
            CaseLinks.class,
            ReplacementOrders.class
        })
class ApiTest {

    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final MediaType PROBLEM = MediaType.APPLICATION_PROBLEM_JSON;
    private static final String KEY = "dfk_right";
    private static final UUID ORDER = Ids.next();
    private static final Shop SHOP = shop("teashop");
    private static final Shop OTHER = shop("other");

    @Import({
        Texts.class,
        ProblemWriter.class,
        ApiErrors.class,
        IntakeSecurity.class,
        ShopOrders.class,
        OrderReader.class,
        CarrierSignatures.class,
        OrdersApi.class,
        CasesApi.class,
        CaseViews.class,
        CarrierHook.class,
        ShopAdmin.class,
        CatalogueAdmin.class
    })
    static class Slice {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }

        @Bean
        @org.springframework.core.annotation.Order(100)
        SecurityFilterChain admin(HttpSecurity http) throws Exception {
            return http.securityMatcher("/api/admin/**")
                    .csrf(AbstractHttpConfigurer::disable)
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("wang").password("{noop}secret").build());
        }
    }

    @Autowired
    private MockMvc mvc;

    @MockitoBean
    private Orders orders;

    @MockitoBean
    private Shops shops;

    @MockitoBean
    private ShopKeys keys;

    @MockitoBean
    private TrackingLinks trackingLinks;

    @MockitoBean
    private Tracks tracks;

    @MockitoBean
    private Suppliers suppliers;

    @BeforeEach
    void theShopHasAKey() {
        given(keys.shopOf(KEY)).willReturn(Optional.of(SHOP));
        given(trackingLinks.addressOf(any())).willReturn("https://daifa.example/t/x");
    }

    @Test
    void anOrderIsTakenAndAnsweredTheSameHoweverOftenItIsSent() throws Exception {
        for (var again : List.of(false, true)) {
            given(orders.take(eq(SHOP), any()))
                    .willReturn(List.of(new Taken.Accepted(OrderId.of(ORDER), "20261123-0001", again)));

            mvc.perform(send(OrderDocument.EXAMPLE))
                    .andExpect(status().isAccepted())
                    .andExpect(header().string("Location", "/api/v1/orders/" + ORDER))
                    .andExpect(
                            content().json("""
                                            {"orderId": "%s", "shopOrderNumber": "20261123-0001",
                                             "trackingPage": "https://daifa.example/t/x"}
                                            """.formatted(ORDER), org.springframework.test.json.JsonCompareMode.STRICT));
        }
    }

    @Test
    void anotherOrderUnderTheSameNumberIsAConflictThatNamesTheFirst() throws Exception {
        given(orders.take(eq(SHOP), any())).willReturn(List.of(new Taken.Contradicted(ORDER, "20261123-0001")));

        mvc.perform(send(OrderDocument.EXAMPLE))
                .andExpect(status().isConflict())
                .andExpect(content().contentType(PROBLEM))
                .andExpect(jsonPath("$.type").value("urn:daifa:problem:order-differs"))
                .andExpect(jsonPath("$.orderId").value(ORDER.toString()));
    }

    @Test
    void aTransactionThatLostIsTriedThreeTimesMore() throws Exception {
        given(orders.take(eq(SHOP), any())).willThrow(new CannotAcquireLockException("lost"));

        mvc.perform(send(OrderDocument.EXAMPLE))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "1"))
                .andExpect(content().contentType(PROBLEM));
        then(orders).should(times(4)).take(eq(SHOP), any());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB,en;q=0.9|en|Refused|This field is needed.",
                "zh-CN,zh;q=0.9|zh|未受理|此项必填。",
                "fr,de;q=0.5|en|Refused|This field is needed.",
                "|en|Refused|This field is needed."
            })
    void whatIsWrongIsToldInTheCallersLanguage(String accepted, String language, String title, String detail)
            throws Exception {
        var request = send(OrderDocument.EXAMPLE.replace("\"name\": \"李小青\",", ""));
        if (accepted != null) {
            request.header("Accept-Language", accepted);
        }
        mvc.perform(request)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType(PROBLEM))
                .andExpect(header().string("Content-Language", language))
                .andExpect(jsonPath("$.type").value("urn:daifa:problem:field-missing"))
                .andExpect(jsonPath("$.title").value(title))
                .andExpect(jsonPath("$.status").value(422))
                .andExpect(jsonPath("$.detail").value(detail))
                .andExpect(jsonPath("$.instance").value("/api/v1/orders"))
                .andExpect(jsonPath("$.problems[0].field").value("receiver.name"))
                .andExpect(jsonPath("$.problems[0].code").value("field-missing"))
                .andExpect(jsonPath("$.problems[0].detail").value(detail));
    }

    @Test
    void brokenJsonIsToldWithLineAndColumnAndNothingOfItself() throws Exception {
        mvc.perform(send("{\n \"receiver\": {\"phone\": 13800138000x}}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(PROBLEM))
                .andExpect(jsonPath("$.detail").value(containsString("line 2, column")))
                .andExpect(content().string(not(containsString("13800138000"))));
        mvc.perform(send(""))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(PROBLEM));
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithItsLengthAndWithout() throws Exception {
        var body = new byte[10 * 1024 * 1024];
        mvc.perform(send("").content(body))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(content().contentType(PROBLEM));
        // In chunks: the length is not told before.
        RequestPostProcessor chunked = request -> {
            request.setContent(body);
            return new Chunked(request);
        };
        mvc.perform(send("").with(chunked))
                .andExpect(status().isPayloadTooLarge())
                .andExpect(jsonPath("$.detail").value(containsString("1024 KiB")));
    }

    private static final class Chunked extends org.springframework.mock.web.MockHttpServletRequest {

        Chunked(org.springframework.mock.web.MockHttpServletRequest request) {
            super(request.getServletContext(), request.getMethod(), request.getRequestURI());
            request.getHeaderNames().asIterator().forEachRemaining(name -> addHeader(name, request.getHeader(name)));
            setContentType(request.getContentType());
            setContent(request.getContentAsByteArray());
        }

        @Override
        public int getContentLength() {
            return -1;
        }

        @Override
        public long getContentLengthLong() {
            return -1;
        }
    }

    @Test
    void withoutAKeyThatIsKnownNothingIsSeen() throws Exception {
        mvc.perform(get("/api/v1/orders"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer realm=\"daifa\""))
                .andExpect(content().contentType(PROBLEM))
                .andExpect(jsonPath("$.type").value("urn:daifa:problem:key-needed"));
        mvc.perform(get("/api/v1/orders").header("Authorization", "Bearer dfk_wrong"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", containsString("invalid_token")))
                .andExpect(jsonPath("$.type").value("urn:daifa:problem:key-unknown"));
    }

    @Test
    void otherPathsMethodsAndTypesAreProblemDocumentsToo() throws Exception {
        mvc.perform(key(get("/api/v1/nothing")))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(PROBLEM));
        mvc.perform(get("/api/nothing"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(PROBLEM));
        mvc.perform(post("/webhooks/nothing"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(PROBLEM));
        mvc.perform(key(get("/api/v1/orders/no-uuid")))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(PROBLEM));
        mvc.perform(key(delete("/api/v1/orders")))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", containsString("POST")))
                .andExpect(content().contentType(PROBLEM));
        mvc.perform(key(post("/api/v1/orders"))
                        .contentType(MediaType.APPLICATION_XML)
                        .content("<order/>"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(header().string("Accept", "application/json"))
                .andExpect(content().contentType(PROBLEM));
        mvc.perform(key(get("/api/v1/orders")).accept(MediaType.TEXT_HTML))
                .andExpect(status().isNotAcceptable())
                .andExpect(content().contentType(PROBLEM));
        mvc.perform(key(get("/api/v1/orders?limit=many")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.problems[0].field").value("limit"));
        mvc.perform(key(get("/api/v1/orders?limit=0"))).andExpect(status().isUnprocessableEntity());
        mvc.perform(key(get("/api/v1/orders?after=%00x")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.problems[0].field").value("after"));
    }

    @Test
    void aFaultOfOursTellsNothingOfItself() throws Exception {
        given(orders.page(any(), any(), any(), anyInt())).willThrow(new IllegalStateException("secret detail"));

        mvc.perform(key(get("/api/v1/orders")))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentType(PROBLEM))
                .andExpect(jsonPath("$.instance").value(startsWith("urn:uuid:")))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void aFaultInAFilterIsAProblemDocumentToo() throws Exception {
        given(keys.shopOf(KEY)).willThrow(new IllegalStateException("secret detail"));

        mvc.perform(key(get("/api/v1/orders")))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentType(PROBLEM))
                .andExpect(content().string(not(containsString("secret"))));
    }

    @Test
    void anotherShopsOrderIsNotThereAndOnesOwnIsMasked() throws Exception {
        given(orders.find(OrderId.of(ORDER))).willReturn(Optional.of(order(OTHER)));
        for (var path : List.of("", "/events", "/parcels", "/after-sales-cases")) {
            mvc.perform(key(get("/api/v1/orders/" + ORDER + path))).andExpect(status().isNotFound());
        }

        given(orders.find(OrderId.of(ORDER))).willReturn(Optional.of(order(SHOP)));
        mvc.perform(key(get("/api/v1/orders/" + ORDER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.stage").value("RECEIVED"))
                .andExpect(jsonPath("$.total").value("206.00"))
                .andExpect(jsonPath("$.placedAt").value("2026-11-23T04:00:00Z"))
                .andExpect(jsonPath("$.receiver.name").value("李**"))
                .andExpect(jsonPath("$.receiver.phone").value("138****8000"))
                .andExpect(content().string(not(containsString("晓风巷"))));
    }

    @Test
    void aPageEndsWithTheCursorOfTheNext() throws Exception {
        given(orders.page(eq(SHOP.id()), any(), any(), eq(2))).willReturn(List.of(order(SHOP), order(SHOP)));

        mvc.perform(key(get("/api/v1/orders?limit=1")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.orders.length()").value(1))
                .andExpect(jsonPath("$.next").value(Cursors.behind(OrderId.of(ORDER))));
    }

    @Test
    void aCarrierIsHeardWhenItsSignatureIsRight() throws Exception {
        given(tracks.record(eq("DAIFA"), any())).willReturn(new Tracks.Recorded(1, 0, 0));

        mvc.perform(tell("daifa", CarrierDocument.EXAMPLE, true))
                .andExpect(status().isOk())
                .andExpect(content().json("{\"stored\": 1, \"known\": 0, \"unmatched\": 0}"));
        mvc.perform(tell("daifa", CarrierDocument.EXAMPLE, false))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentType(PROBLEM));
        mvc.perform(tell("nobody", CarrierDocument.EXAMPLE, true)).andExpect(status().isNotFound());
        mvc.perform(tell("daifa", CarrierDocument.EXAMPLE.replace("2026", "2027"), true))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.problems[*].field", hasItem("events[0].at")));
    }

    @Test
    void aKeysSecretIsShownOnceAndKeptNowhere() throws Exception {
        given(shops.byCode("teashop")).willReturn(Optional.of(SHOP));
        given(keys.issue(eq(SHOP.id()), eq("production"), any()))
                .willReturn(new ShopKeys.IssuedKey(
                        new ShopKeys.ShopKey(Ids.next(), "production", "wang", NOW, null), "dfk_secret"));

        mvc.perform(admin(post("/api/admin/v1/shops/teashop/keys"))
                        .contentType(APPLICATION_JSON)
                        .content("{\"name\": \"production\"}"))
                .andExpect(status().isCreated())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(jsonPath("$.secret").value("dfk_secret"));
        then(keys).should().issue(SHOP.id(), "production", io.daifa.kernel.Actor.staff("wang"));
    }

    @Test
    void aTableIsTakenWholeOrNotAtAll() throws Exception {
        mvc.perform(admin(post("/api/admin/v1/suppliers"))
                        .contentType("text/csv")
                        .content("供应商名称,发货时间要求\n明达物流,1天内\n捷运通达,bald\n"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.problems[0].field").value("line 3, 发货时间要求"));
        then(suppliers).should(times(0)).put(any());

        mvc.perform(admin(post("/api/admin/v1/suppliers"))
                        .contentType("text/csv")
                        .content("供应商名称,发货时间要求\n明达物流,1天内\n"))
                .andExpect(status().isOk());
        then(suppliers).should().put(any());
    }

    private static MockHttpServletRequestBuilder send(String body) {
        return key(post("/api/v1/orders")).contentType(APPLICATION_JSON).content(body);
    }

    private static MockHttpServletRequestBuilder key(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Bearer " + KEY);
    }

    private static MockHttpServletRequestBuilder admin(MockHttpServletRequestBuilder request) {
        return request.header("Authorization", "Basic d2FuZzpzZWNyZXQ=");
    }

    private static MockHttpServletRequestBuilder tell(String provider, String body, boolean signed) throws Exception {
        var mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(
                java.util.Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "HmacSHA256"));
        var time = NOW.getEpochSecond();
        var text = "msg_1." + time + "." + body + (signed ? "" : " ");
        var signature = mac.doFinal(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return post("/webhooks/carriers/" + provider)
                .contentType(APPLICATION_JSON)
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", time)
                .header(
                        "webhook-signature",
                        "v1," + java.util.Base64.getEncoder().encodeToString(signature))
                .content(body);
    }

    private static Shop shop(String code) {
        return new Shop(Ids.next(), code, code, null, "CNY", Languages.CHINESE, Duration.ofDays(2), null);
    }

    private static Order order(Shop shop) {
        return new Order(
                OrderId.of(ORDER),
                shop.id(),
                "20261123-0001",
                Stage.RECEIVED,
                NOW,
                NOW,
                Payment.PAID,
                NOW,
                NOW.plus(Duration.ofDays(2)),
                Money.of("206", "CNY"),
                Money.of("8", "CNY"),
                Money.zero("CNY"),
                Languages.CHINESE,
                null,
                null,
                null,
                null,
                new Receiver("李小青", "13800138000", "CN", "浙江省", "杭州市", "滨江区", "晓风巷 12 号"),
                "330108",
                "33",
                List.of(new Order.Line(1, "A", "商品A", null, 2, Money.of("99", "CNY"))),
                new Review(null, List.of()),
                null,
                null,
                null,
                null,
                null);
    }
}
