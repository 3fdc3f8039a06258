package io.daifa.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Refusal;
import io.daifa.order.Stage;
import io.daifa.shipment.NewShipment;
import io.daifa.shipment.ReportedParcel;
import io.daifa.supplier.RejectionReason;
import io.daifa.supplier.SupplierOrder;
import io.daifa.supplier.SupplierOrder.State;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class SupplierPageTest extends PagesTest {

    private static final Cookie LINK = new Cookie(SupplierPage.COOKIE, "good");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Fake asked = Fake.in(Stage.IN_PROGRESS, State.SUBMITTED);
    private final Fake accepted = Fake.in(Stage.IN_PROGRESS, State.ACCEPTED);

    @Test
    void aLinkIsExchangedForACookieAndACleanAddress() throws Exception {
        given(asked);

        var response = pages.perform(get("/s/good"))
                .andExpect(status().isSeeOther())
                .andExpect(header().string("Location", "/s"))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(cookie().value(SupplierPage.COOKIE, "good"))
                .andReturn()
                .getResponse();

        assertThat(response.getHeaders("Set-Cookie"))
                .anySatisfy(
                        set -> assertThat(set).contains("Path=/s", "HttpOnly", "SameSite=Lax", SupplierPage.COOKIE));
    }

    @Test
    void openingALinkChangesNothing() throws Exception {
        given(asked);

        pages.perform(get("/s/good"));
        pages.perform(head("/s/good")).andExpect(status().isSeeOther());
        pages.perform(get("/s").cookie(LINK)).andExpect(status().isOk());
        pages.perform(head("/s").cookie(LINK)).andExpect(status().isOk());

        verifyNoMoreInteractions(supplierOrders, journal);
        verify(supplierLinks, never()).openLocked(any());
        verify(parcels, never()).reportPart(any(), any(), any(), any());
    }

    @Test
    void aFormWithoutItsTokenIsForged() throws Exception {
        given(asked);

        pages.perform(post("/s").cookie(LINK).param("answer", "reject").param("reason", "OTHER"))
                .andExpect(status().isForbidden());

        verify(supplierOrders, never()).reject(any(), any(), any(), any());
    }

    @Test
    void theReceiverIsShownOnlyAfterAcceptance() throws Exception {
        given(asked);
        assertThat(page(get("/s").cookie(LINK)))
                .contains("广东省深圳市南山区", "接单后显示完整收货信息")
                .doesNotContain(Fake.NAME, Fake.PHONE, Fake.ADDRESS);

        given(accepted);
        assertThat(page(get("/s").cookie(LINK))).contains(Fake.NAME, Fake.PHONE, "广东省深圳市南山区" + Fake.ADDRESS);

        given(Fake.in(Stage.COMPLETED, State.CLOSED));
        assertThat(page(get("/s").cookie(LINK))).doesNotContain(Fake.NAME, Fake.PHONE, Fake.ADDRESS);
    }

    @Test
    void acceptingPromisesTheEndOfTheDay() throws Exception {
        given(asked);

        var response = send(form("accept").param("promisedShipAt", "2026-11-24").param("note", " 明天发 "));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(text(response)).contains("已接单，谢谢");
        verify(supplierOrders)
                .acceptPart(
                        eq(Fake.PART),
                        eq(asked.part().lines()),
                        eq(Instant.parse("2026-11-24T15:59:59Z")),
                        eq(Actor.supplier(asked.supplier().name())),
                        eq("明天发"));
    }

    @Test
    void aDayThatIsNoneIsRefusedAtItsFieldAndKeepsWhatWasTyped() throws Exception {
        given(asked);

        var response = send(form("accept").param("promisedShipAt", "tomorrow").param("note", "已备货"));

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(text(response))
                .contains("aria-describedby=\"promisedShipAt-fault\"", "id=\"promisedShipAt-fault\"", "value=\"已备货\"");
        verify(supplierOrders, never()).acceptPart(any(), any(), any(), any(), any());
    }

    @Test
    void whoCannotSendAllSaysHowMany() throws Exception {
        given(asked);
        assertThat(page(get("/s").cookie(LINK))).contains("name=\"units.1\"", "name=\"units.2\"", "可发数量");

        send(form("accept")
                .param("promisedShipAt", "2026-11-24")
                .param("units.1", "1")
                .param("units.2", ""));

        verify(supplierOrders)
                .acceptPart(
                        eq(Fake.PART),
                        eq(List.of(new SupplierOrder.Line(1, 1), new SupplierOrder.Line(2, 0))),
                        any(),
                        any(),
                        any());
    }

    @Test
    void moreThanWasAskedForIsRefusedAtItsLine() throws Exception {
        given(asked);

        var response = send(form("accept").param("promisedShipAt", "2026-11-24").param("units.1", "3"));

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(text(response)).contains("id=\"units.1-fault\"", "value=\"3\"");
        verify(supplierOrders, never()).acceptPart(any(), any(), any(), any(), any());
    }

    @Test
    void whoComesTooLateIsToldSo() throws Exception {
        when(supplierLinks.open("old")).thenThrow(Refusal.because("purchase-order-rerouted"));

        var response = pages.perform(get("/s/old")).andReturn().getResponse();

        assertThat(response.getStatus()).isEqualTo(410);
        assertThat(text(response)).contains("答复已晚", "请勿发货");
    }

    @Test
    void theSameAnswerAgainIsRecordedAlready() throws Exception {
        given(accepted);

        var response = send(form("accept").param("promisedShipAt", "2026-11-23"));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(text(response)).contains("此前已登记");
    }

    @Test
    void aContradictingAnswerIsToldWhatWasAnsweredAndWhomToCall() throws Exception {
        given(accepted);
        doThrow(Refusal.because("already-answered", "已接单"))
                .when(supplierOrders)
                .reject(any(), eq(RejectionReason.INVENTORY_OUT_OF_STOCK), any(), any());

        var response = send(form("reject").param("reason", "INVENTORY_OUT_OF_STOCK"));

        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(text(response))
                .contains("202401010001-A", "已接单", "0755-1234567")
                .doesNotContain(Fake.NAME);
    }

    @Test
    void parcelsAreReportedWithoutTheEmptyRows() throws Exception {
        given(accepted);

        send(form("report")
                .param("parcels[0].trackingNumber", "")
                .param("parcels[1].trackingNumber", " SF1385628716739 ")
                .param("parcels[1].carrier", "顺丰")
                .param("parcels[2].trackingNumber", "YT8962646785389")
                .param("parcels[2].carrier", ""));

        verify(parcels)
                .reportPart(
                        eq(Fake.PART),
                        eq(NewShipment.of(List.of(
                                new ReportedParcel("顺丰", "SF1385628716739"),
                                new ReportedParcel(null, "YT8962646785389")))),
                        any(),
                        any());
    }

    @Test
    void aNumberThatIsNoneIsRefusedAtItsRow() throws Exception {
        given(accepted);
        doThrow(Refusal.at("parcels[1].trackingNumber", "tracking-number-characters"))
                .when(parcels)
                .reportPart(any(), any(), any(), any());

        var response = send(form("report")
                .param("parcels[0].trackingNumber", "SF1385628716739")
                .param("parcels[2].trackingNumber", "号码<b>"));

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(text(response)).contains("id=\"n1-fault\"", "value=\"SF1385628716739\"", "value=\"号码&lt;b&gt;\"");
    }

    @Test
    void moreRowsKeepWhatWasTyped() throws Exception {
        given(accepted);

        var response = send(post("/s")
                .param("number", "202401010001-A")
                .param("more", "rows")
                .param("parcels[0].trackingNumber", "SF1385628716739"));

        assertThat(text(response)).contains("value=\"SF1385628716739\"", "parcels[5].trackingNumber");
        verify(parcels, never()).reportPart(any(), any(), any(), any());
    }

    @Test
    void aFormOfAnotherPurchaseOrderThanTheOpenOneIsNotRecorded() throws Exception {
        given(asked);

        var response = send(post("/s")
                .param("number", "another-A")
                .param("answer", "reject")
                .param("reason", "OTHER"));

        assertThat(response.getStatus()).isEqualTo(409);
        verify(supplierOrders, never()).reject(any(), any(), any(), any());
    }

    @Test
    void aLinkThatIsOverOrUnknownIsSaidKindly() throws Exception {
        when(supplierLinks.open("old")).thenThrow(Refusal.because("link-expired"));
        when(supplierLinks.open("taken")).thenThrow(Refusal.because("link-revoked"));
        when(supplierLinks.open("guess")).thenThrow(Refusal.because("link-unknown"));

        pages.perform(get("/s/old")).andExpect(status().isGone());
        pages.perform(get("/s/taken")).andExpect(status().isGone());
        pages.perform(get("/s/guess"))
                .andExpect(status().isNotFound())
                .andExpect(cookie().doesNotExist(SupplierPage.COOKIE));
        pages.perform(get("/s")).andExpect(status().isNotFound());
    }

    @Test
    void thePageSpeaksTheSuppliersLanguageUntilAnotherIsChosen() throws Exception {
        given(asked.speaking(Languages.ENGLISH));

        assertThat(page(get("/s").cookie(LINK).header("Accept-Language", "zh"))).contains("Destination");
        assertThat(page(get("/s").cookie(LINK, new Cookie("lang", "zh")))).contains("收货地区");
        assertThat(page(get("/s").cookie(LINK).param("lang", "zh"))).contains("收货地区");
    }

    @Test
    void textsOfOthersAreNeverMarkupOrExpressions() throws Exception {
        given(asked.saying(HOSTILE));

        assertThat(page(get("/s").cookie(LINK))).contains(ESCAPED).doesNotContain(HOSTILE, "670592745");
    }

    private static MockHttpServletRequestBuilder form(String answer) {
        return post("/s").param("number", "202401010001-A").param("answer", answer);
    }

    /** Sends a form as a browser does that has opened the page. */
    private MockHttpServletResponse send(MockHttpServletRequestBuilder form) throws Exception {
        var opened = pages.perform(get("/s").cookie(LINK)).andReturn().getResponse();
        var token = CSRF.matcher(text(opened));
        assertThat(token.find()).isTrue();
        return pages.perform(
                        form.cookie(LINK, opened.getCookie("supplier-form")).param("_csrf", token.group(1)))
                .andReturn()
                .getResponse();
    }

    private String page(MockHttpServletRequestBuilder request) throws Exception {
        return text(
                pages.perform(request).andExpect(status().isOk()).andReturn().getResponse());
    }

    private static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
