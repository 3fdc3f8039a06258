package io.daifa.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseProblem;
import io.daifa.aftersales.NewCase;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.mail.Mails;
import io.daifa.order.Hold;
import io.daifa.order.OrderId;
import io.daifa.order.Refund;
import io.daifa.order.RefundPayment;
import io.daifa.order.Stage;
import io.daifa.order.Stop;
import io.daifa.shop.Shop;
import io.daifa.supplier.SupplierOrder.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class OrderPageTest extends PagesTest {

    private static final String ORDER = "/desk/orders/" + Fake.ORDER;

    private final Fake received = Fake.in(Stage.RECEIVED, State.DRAFT);
    private final Fake onItsWay = Fake.in(Stage.SHIPPED, State.SHIPPED);

    @Test
    void theOrdersPageTellsAllButTheReceiver() throws Exception {
        given(onItsWay);
        givenParcel(onItsWay);
        when(cases.ofOrder(Fake.ORDER)).thenReturn(List.of(onItsWay.aCase()));

        var page = pages.perform(get(ORDER).principal(member("order-desk")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(page)
                .contains("202401010001", "¥228.00", "顺丰速运", Fake.NUMBER, "派送中", "AS-0001", "m***@localhost")
                .contains("/camunda/app/tasklist/default/#/?task=task-1")
                .contains("王**", "138****1234", "广东省深圳市南山区***")
                .doesNotContain(Fake.NAME, Fake.PHONE, Fake.ADDRESS, "??");
    }

    @Test
    void theOrdersPageTellsHowFarItsRefundsAre() throws Exception {
        given(onItsWay);
        var id = UUID.randomUUID();
        var refund = new Refund(
                id,
                Fake.ORDER,
                Refund.Reason.COMPENSATION,
                Fake.ORDER.value(),
                Money.of("12.00", "CNY"),
                Refund.State.FAILED,
                Fake.NOW,
                Fake.NOW,
                null,
                null,
                "账户已注销");
        when(refunds.ofOrder(Fake.ORDER)).thenReturn(List.of(refund));
        when(refundPayments.find(id))
                .thenReturn(Optional.of(
                        new RefundPayment(id, Shop.Refunds.BY_SHOP, Fake.NOW, Fake.NOW.plusSeconds(60), "wang", null)));

        pages.perform(get(ORDER).principal(member("aftersales")))
                .andExpect(content().string(containsString("¥12.00")))
                .andExpect(content().string(containsString("退款失败")))
                .andExpect(content().string(containsString("账户已注销")))
                .andExpect(content().string(containsString("小额打款（补偿）")))
                .andExpect(content().string(containsString("wang 已提交，待第二人复核")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void aMailThatWasGivenUpSaysWhatToDoAndOneThatIsNotWantedAnyMoreSaysSo() throws Exception {
        given(onItsWay);
        when(mails.of(Fake.ORDER.value()))
                .thenReturn(List.of(
                        unsent(Fake.NOW, 12, "SMTPAddressFailedException 550"),
                        unsent(Fake.NOW, 0, null),
                        unsent(null, 3, "MailConnectException")));

        var page = pages.perform(get(ORDER).principal(member("order-desk")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(page)
                .contains("尝试 12 次均失败，已放弃发送。请核对邮箱地址", "SMTPAddressFailedException 550", "已取消，不再发送", "待发送（已尝试 3 次）");
    }

    private static Mails.Sent unsent(@Nullable Instant stoppedAt, int attempts, @Nullable String lastError) {
        return new Mails.Sent(
                "<a@daifa>", "order-shipped", "m***@localhost", Fake.NOW, null, stoppedAt, attempts, lastError);
    }

    @Test
    void whoSeesTheReceiverIsWrittenDownFirst() throws Exception {
        given(received);

        pages.perform(post(ORDER).param("do", "show-receiver").principal(member("purchasing")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(Fake.ADDRESS)))
                .andExpect(header().string("Cache-Control", "no-store"));

        inOrder(journal)
                .verify(journal)
                .write(io.daifa.kernel.Journal.Entry.of(
                        Fake.ORDER.value(), null, Actor.staff("lin"), "receiver-shown", Map.of()));
    }

    @Test
    void theReceiverIsNotShownToGroupsThatNeedNotKnow() throws Exception {
        given(received);

        pages.perform(get(ORDER).principal(member("aftersales")))
                .andExpect(content().string(not(containsString("show-receiver"))));
        pages.perform(post(ORDER).param("do", "show-receiver").principal(member("aftersales")))
                .andExpect(status().isForbidden());
        verify(journal, never()).write(any(io.daifa.kernel.Journal.Entry.class));
    }

    @Test
    void aNoteIsWrittenAndThePageIsShownAnew() throws Exception {
        given(received);

        pages.perform(post(ORDER).param("do", "note").param("note", "已联系买家").principal(member("logistics")))
                .andExpect(redirectedUrl(ORDER))
                .andExpect(flash().attribute("done", "desk.done.note"));

        verify(orders).note(Fake.ORDER, "已联系买家", Actor.staff("lin"));
    }

    @Test
    void aRefusedNoteKeepsItsWordsAndSaysWhy() throws Exception {
        given(received);
        doThrow(Refusal.at("note", "note-missing")).when(orders).note(any(), any(), any());

        pages.perform(post(ORDER).param("do", "note").param("note", "  <i>x").principal(member("logistics")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"note-words-fault\"")))
                .andExpect(content().string(containsString("备注为空。")))
                .andExpect(content().string(containsString("  &lt;i&gt;x</textarea>")));
    }

    @Test
    void anOrderInReviewIsHeldUntilAMomentInTheHousesTime() throws Exception {
        given(received);

        pages.perform(post(ORDER)
                        .param("do", "hold")
                        .param("kind", "AWAIT_CUSTOMER")
                        .param("until", "2026-11-24T10:00")
                        .param("note", "等地址")
                        .principal(member("order-desk")))
                .andExpect(redirectedUrl(ORDER));

        verify(orders)
                .hold(
                        Fake.ORDER,
                        new Hold(Hold.Kind.AWAIT_CUSTOMER, Instant.parse("2026-11-24T02:00:00Z"), "等地址"),
                        Actor.staff("lin"));
    }

    @Test
    void aHoldWithAMalformedMomentOrKindIsRefusedAtItsField() throws Exception {
        given(received);

        pages.perform(post(ORDER)
                        .param("do", "hold")
                        .param("kind", "HOLD")
                        .param("until", "soon")
                        .principal(member("order-desk")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"until-fault\"")));
        pages.perform(post(ORDER).param("do", "hold").param("kind", "NONE").principal(member("order-desk")))
                .andExpect(status().isUnprocessableEntity());
        verify(orders, never()).hold(any(), any(), any());
    }

    @Test
    void onlyTheOrderDeskHoldsAndReleases() throws Exception {
        given(received.held());

        pages.perform(post(ORDER).param("do", "release").principal(member("order-desk")))
                .andExpect(redirectedUrl(ORDER));
        pages.perform(post(ORDER).param("do", "release").principal(member("logistics", "process-admin")))
                .andExpect(status().isForbidden());
        pages.perform(post(ORDER).param("do", "hold").param("kind", "HOLD").principal(member("purchasing")))
                .andExpect(status().isForbidden());
        verify(orders).release(Fake.ORDER, Actor.staff("lin"));
    }

    @Test
    void allThatStopsItIsShownAndWhatWasSentIsHeldToo() throws Exception {
        given(Fake.in(Stage.IN_PROGRESS, State.SUBMITTED));
        when(stops.of(Fake.ORDER))
                .thenReturn(List.of(
                        new Stop(Stop.Kind.AWAIT_CUSTOMER, Fake.ORDER.value(), Fake.NOW.plusSeconds(60), "等回复"),
                        new Stop(Stop.Kind.BATCH, Fake.PART.value(), null, null)));

        var page = pages.perform(get(ORDER).principal(member("order-desk")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(page).contains("待买家回复", "等回复", "批量暂停", "value=\"hold\"");
    }

    @Test
    void whatIsAllowedNowIsOffered() throws Exception {
        given(received);
        pages.perform(get(ORDER).principal(member("order-desk")))
                .andExpect(content().string(containsString("value=\"hold\"")))
                .andExpect(content().string(containsString("value=\"case\"")));

        given(onItsWay);
        pages.perform(get(ORDER).principal(member("order-desk")))
                .andExpect(content().string(not(containsString("value=\"hold\""))));
        pages.perform(get(ORDER).principal(member("camunda-admin")))
                .andExpect(content().string(not(containsString("value=\"case\""))));
    }

    @Test
    void aCaseIsOpenedForTheUnitsThatWereNamed() throws Exception {
        given(onItsWay);

        pages.perform(post(ORDER)
                        .param("do", "case")
                        .param("request", "019ab000-0000-7000-8000-00000000000a")
                        .param("problem", "DAMAGED")
                        .param("line.1", "")
                        .param("line.2", "1")
                        .param("description", "碎了")
                        .param("photo", "yes")
                        .param("asked", "12.50")
                        .principal(member("aftersales")))
                .andExpect(redirectedUrl(ORDER));

        var request = ArgumentCaptor.forClass(NewCase.class);
        verify(cases).open(request.capture(), eq(Actor.staff("lin")));
        assertThat(request.getValue())
                .isEqualTo(new NewCase(
                        Fake.ORDER,
                        "desk-019ab000-0000-7000-8000-00000000000a",
                        CaseProblem.DAMAGED,
                        "碎了",
                        true,
                        Money.of("12.50", "CNY"),
                        null,
                        List.of(new AfterSalesCase.Line(2, 1))));
    }

    @Test
    void aRefusedCaseSaysWhyAtTheOrdersLine() throws Exception {
        given(onItsWay);
        when(cases.open(any(), any())).thenThrow(Refusal.at("lines[0].quantity", "case-units", 2, 0));

        pages.perform(post(ORDER)
                        .param("do", "case")
                        .param("problem", "DAMAGED")
                        .param("line.2", "1")
                        .principal(member("aftersales")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"line.2-fault\"")));
    }

    @Test
    void amountsAndPiecesThatAreNoneAreRefused() throws Exception {
        given(onItsWay);

        for (var asked : List.of("1e999999999", "-1", "abc", "1.2345", "99999999999999999999")) {
            pages.perform(post(ORDER)
                            .param("do", "case")
                            .param("problem", "DAMAGED")
                            .param("asked", asked)
                            .principal(member("aftersales")))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("id=\"asked-fault\"")));
        }
        pages.perform(post(ORDER)
                        .param("do", "case")
                        .param("problem", "DAMAGED")
                        .param("line.1", "1.5")
                        .principal(member("aftersales")))
                .andExpect(content().string(containsString("id=\"line.1-fault\"")));
        verify(cases, never()).open(any(), any());
    }

    @Test
    void textsOfOthersAreNeverMarkupOrExpressions() throws Exception {
        var hostile = onItsWay.saying(HOSTILE);
        given(hostile);
        givenParcel(hostile);
        when(cases.ofOrder(Fake.ORDER)).thenReturn(List.of(hostile.aCase()));

        pages.perform(get(ORDER).principal(member("order-desk")))
                .andExpect(content().string(containsString(ESCAPED)))
                .andExpect(content().string(not(containsString("<script"))));
        doThrow(Refusal.at("note", "note-missing")).when(orders).note(any(), any(), any());
        pages.perform(post(ORDER).param("do", "note").param("note", HOSTILE).principal(member("order-desk")))
                .andExpect(content().string(not(containsString("<script"))));
    }

    @Test
    void anUnknownOrderIsNotFound() throws Exception {
        pages.perform(get("/desk/orders/" + UUID.randomUUID()).principal(member("order-desk")))
                .andExpect(status().isNotFound());
        pages.perform(get("/desk/orders/x").principal(member("order-desk"))).andExpect(status().isBadRequest());
    }

    @Test
    void theSearchShowsWhatStaffNeedToChoose() throws Exception {
        given(received.held());

        pages.perform(get("/desk").principal(member("order-desk")))
                .andExpect(content().string(containsString("剩 9 小时 0 分")))
                .andExpect(content().string(containsString("待买家回复，至 11月24日 10:00")))
                .andExpect(content().string(containsString("处理供应商异常")))
                .andExpect(content().string(containsString(ORDER)))
                .andExpect(content().string(not(containsString(Fake.NAME))));
        verify(orders).latest(50);
    }

    @Test
    void theSearchAsksForNumbersOfParcelsToo() throws Exception {
        given(received.saying(HOSTILE));
        when(parcels.ordersByNumber("716739")).thenReturn(List.of(Fake.ORDER));

        pages.perform(get("/desk").param("q", " 716739 ").principal(member("order-desk")))
                .andExpect(content().string(containsString(ESCAPED)))
                .andExpect(content().string(not(containsString("<script"))));
        verify(orders)
                .search(
                        eq("716739"),
                        argThat((java.util.Collection<OrderId> also) -> also.contains(Fake.ORDER)),
                        eq(50));
    }

    @Test
    void aSearchThatFindsNothingSaysHowToSearch() throws Exception {
        when(orders.search(anyString(), any(), eq(50))).thenReturn(List.of());

        pages.perform(get("/desk").param("q", HOSTILE).principal(member("order-desk")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("没有找到订单")))
                .andExpect(content().string(containsString(ESCAPED)))
                .andExpect(content().string(not(containsString("<script"))));
    }

    @Test
    void aPageSpeaksTheChosenLanguageElseTheAskedOneElseChinese() throws Exception {
        given(received);
        var who = member("order-desk");

        pages.perform(get("/desk").principal(who)).andExpect(content().string(containsString("剩余时间")));
        pages.perform(get("/desk").header("Accept-Language", "fr, en;q=0.5").principal(who))
                .andExpect(content().string(containsString("Time left")));
        pages.perform(get("/desk").header("Accept-Language", "fr").principal(who))
                .andExpect(content().string(containsString("剩余时间")));
        pages.perform(get("/desk")
                        .header("Accept-Language", ";;;")
                        .param("lang", "../x")
                        .principal(who))
                .andExpect(content().string(containsString("剩余时间")));
        pages.perform(get("/desk")
                        .header("Accept-Language", "zh")
                        .param("lang", "en")
                        .principal(who))
                .andExpect(content().string(containsString("Time left")))
                .andExpect(org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie()
                        .value("lang", "en"));
    }

    @Test
    void pagesLoadNothingFromElsewhereAndNothingInline() throws Exception {
        given(received);

        pages.perform(get(ORDER).principal(member("order-desk")))
                .andExpect(header().string("Content-Security-Policy", not(containsString("unsafe-inline"))))
                .andExpect(content().string(not(containsString(" style="))))
                .andExpect(content().string(not(containsString("http://"))))
                .andExpect(content().string(not(containsString("https://"))));
    }

    @Test
    void theFirstPageLeadsToAllOthers() throws Exception {
        pages.perform(get("/").header("Accept-Language", "en"))
                .andExpect(content().string(containsString("/camunda/app/tasklist/default/")))
                .andExpect(content().string(not(containsString("/demo/first-steps"))))
                .andExpect(content().string(not(containsString("??"))));
    }
}
