package io.daifa.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.daifa.kernel.Languages;
import io.daifa.order.Stage;
import io.daifa.supplier.SupplierOrder.State;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackingPageTest extends PagesTest {

    private final Fake onItsWay = Fake.in(Stage.SHIPPED, State.SHIPPED);

    @Test
    void theCustomerSeesTheWayAndNobodysData() throws Exception {
        given(onItsWay);
        givenParcel(onItsWay);
        when(cases.ofOrder(Fake.ORDER)).thenReturn(List.of(onItsWay.aCase()));

        assertThat(page())
                .contains("202401010001", "顺丰速运", Fake.NUMBER, "派送中", "深圳转运中心", "85%", "AS-0001")
                .contains("王** · 138******** · 广东省深圳市南山区***")
                .doesNotContain(
                        Fake.NAME, Fake.PHONE, Fake.ADDRESS, "buyer@example.com", "明达物流", "tb_", "??", "****1234")
                .doesNotContain("¥", "59.00");
        assertThat(page().indexOf("深圳南山营业点")).isLessThan(page().indexOf("杭州"));
    }

    @Test
    void theLinkIsNeitherIndexedNorKeptNorTold() throws Exception {
        given(onItsWay);

        pages.perform(get(path()))
                .andExpect(header().string("X-Robots-Tag", "noindex, nofollow"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().doesNotExist("Set-Cookie"));
        pages.perform(post(path())).andExpect(status().isBadRequest());
    }

    @Test
    void aLinkThatOpensNothingIsSaidKindly() throws Exception {
        given(onItsWay);

        for (var segment : List.of("x", Fake.ORDER.toString(), path().substring(3, path().length() - 1) + "y")) {
            var response = pages.perform(get("/t/" + segment))
                    .andExpect(status().isNotFound())
                    .andReturn();
            assertThat(response.getResponse().getContentAsString(StandardCharsets.UTF_8))
                    .contains("链接无效");
        }
    }

    @Test
    void aRejectedOrderSaysThatTheMoneyComesBack() throws Exception {
        given(Fake.in(Stage.REJECTED, State.CANCELLED));

        assertThat(page()).contains("已付款项会退回").doesNotContain("包裹发出后");
    }

    @Test
    void thePageSpeaksTheCustomersLanguage() throws Exception {
        given(onItsWay.speaking(Languages.ENGLISH));

        assertThat(page()).contains("Goods and receiver").doesNotContain("??");
    }

    @Test
    void textsOfOthersAreNeverMarkupOrExpressions() throws Exception {
        var hostile = onItsWay.saying(HOSTILE);
        given(hostile);
        givenParcel(hostile);

        assertThat(page()).contains(ESCAPED).doesNotContain("<script");
    }

    private String path() {
        var address = trackingLinks.addressOf(Fake.ORDER);
        return address.substring(address.indexOf("/t/"));
    }

    private String page() throws Exception {
        return pages.perform(get(path()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
