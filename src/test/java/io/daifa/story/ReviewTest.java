package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Step 1: orders that a person must look at. */
@StoryTest
class ReviewTest {

    @Autowired
    Story story;

    @Test
    void aMaskedPhoneWaitsForStaffWhoPutItRight() {
        var order = story.places(story.anOrder().receiver("phone", "138****1234"));
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");

        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");
        assertThat(desk.form(task).toString()).contains("138****1234");

        var refused = desk.completes(task, "outcome", "CONFIRM", "receiverPhone", "138****1234", "note", "called");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.response().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");

        var done = desk.completes(task, "outcome", "CONFIRM", "receiverPhone", "13812341234");
        assertThat(done.status()).as(done.body()).isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
        assertThat(story.journal(order)).contains("order-confirmed");
    }

    @Test
    void aRefusalSpeaksTheFormsLanguageAndNamesTheFieldWhateverTheBrowserPrefers() {
        var order = story.places(story.anOrder().receiver("phone", "138****1234"));
        story.runs();
        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");

        assertThat(desk.completes(task, "outcome", "CONFIRM")
                        .json()
                        .path("message")
                        .asText())
                .isEqualTo("【电话】手机号带星号：请向买家或平台获取完整号码。");
        assertThat(desk.completes(task, "outcome", "HOLD")
                        .json()
                        .path("message")
                        .asText())
                .startsWith("【截止时间】");
    }

    @Test
    void staffLetAnOrderWaitAndTheTaskComesBackWithWhatWasPutRight() {
        var order = story.places(story.anOrder().receiver("phone", "138****1234"));
        story.runs();
        var desk = story.staff("order-desk");
        for (var outcome : List.of("HOLD", "AWAIT_BUYER")) {
            var until = story.inTwoDays() + "T10:00:00+08:00";
            var done = desk.completes(
                    desk.task(order.key(), "Task_ConfirmOrder"),
                    "outcome",
                    outcome,
                    "receiverName",
                    "李" + outcome.length(),
                    "until",
                    until,
                    "note",
                    "等买家回复");
            assertThat(done.status()).as(done.body()).isBetween(200, 204);
            story.runs();

            assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");
            var again = desk.task(order.key(), "Task_ConfirmOrder");
            assertThat(again.followUp()).startsWith(story.inTwoDays());
            assertThat(desk.form(again).toString()).contains("李" + outcome.length(), "等买家回复");
        }
        assertThat(story.journal(order)).contains("order-held", "order-corrected");
    }

    @Test
    void aFormThatWasOpenWhileTheAddressChangedDoesNotWriteTheOldOneBack() {
        var order = story.places(story.anOrder().receiver("phone", "138****1234"));
        story.runs();
        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");
        var old = desk.form(task).path("address").path("value").asText();
        story.shopsDoor()
                .post(
                        "/api/v1/orders/" + order.id() + "/changes",
                        Map.of(
                                "externalId",
                                "moved",
                                "kind",
                                "ADDRESS",
                                "receiver",
                                Map.of("address", "浙江省宁波市鄞州区钱湖路88号")));
        story.runs();
        assertThat(desk.form(task).path("address").path("value").asText()).isEqualTo("浙江省宁波市鄞州区钱湖路88号");

        var done = desk.completes(task, "outcome", "CONFIRM", "address", old, "receiverPhone", "13812341234");
        assertThat(done.status()).as(done.body()).isBetween(200, 204);
        story.runs();

        assertThat(story.opensLink(story.first(), order).page().body()).contains("宁波市鄞州区");
    }

    @Test
    void anOrderWithoutADistrictWaitsForStaffWhoChooseIt() {
        var order = story.places(story.anOrder().receiver("address", "广东省深圳市樱园西街12号"));
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Task_ConfirmOrder");

        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");
        assertThat(desk.form(task).path("districtOptions").path("value").toString())
                .contains("440305");

        var done = desk.completes(task, "outcome", "CONFIRM", "district", "440305");
        assertThat(done.status()).as(done.body()).isBetween(200, 204);
        story.runs();
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
    }

    @Test
    void aDistrictThatTheFormProposesDoesNotOverrideTheAddressThatStaffType() {
        var order = story.places(story.anOrder().receiver("address", "滨江区晓风巷12号"));
        story.runs();
        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");
        assertThat(desk.form(task).path("district").path("value").asText()).isEqualTo("330108");

        var moved = "浙江省宁波市鄞州区钱湖路88号";
        var done = desk.completes(task, "outcome", "CONFIRM", "address", moved, "district", "330108");
        assertThat(done.status()).as(done.body()).isBetween(200, 204);
        story.runs();

        assertThat(stored(order, "district_code")).isEqualTo("330212");
        assertThat(story.waits(order.key())).containsExactly("Receive_SupplierAnswer");
    }

    @Test
    void aDistrictThatTheFormProposesIsStoredOnceTheOrderIsConfirmedAndNotBefore() {
        var order = story.places(story.anOrder().receiver("address", "滨江区晓风巷12号"));
        story.runs();
        var desk = story.staff("order-desk");
        for (var outcome : List.of("HOLD", "AWAIT_BUYER")) {
            var done = desk.completes(
                    desk.task(order.key(), "Task_ConfirmOrder"),
                    "outcome",
                    outcome,
                    "district",
                    "330108",
                    "until",
                    story.inTwoDays() + "T10:00:00+08:00",
                    "note",
                    "等买家回复");
            assertThat(done.status()).as(done.body()).isBetween(200, 204);
            story.runs();
            assertThat(stored(order, "district_code")).isNull();
        }

        var done =
                desk.completes(desk.task(order.key(), "Task_ConfirmOrder"), "outcome", "CONFIRM", "district", "330108");
        assertThat(done.status()).as(done.body()).isBetween(200, 204);
        assertThat(stored(order, "district_code")).isEqualTo("330108");
    }

    @Test
    void staffTakeTheSellersMemoOut() {
        var order =
                story.places(story.anOrder().receiver("phone", "138****1234").with("sellerMemo", "加急"));
        story.runs();
        var desk = story.staff("order-desk");
        var until = story.inTwoDays() + "T10:00:00+08:00";
        var asItWas = desk.completes(
                desk.task(order.key(), "Task_ConfirmOrder"), "outcome", "HOLD", "until", until, "note", "等");
        assertThat(asItWas.status()).as(asItWas.body()).isBetween(200, 204);
        story.runs();
        assertThat(stored(order, "seller_memo")).isEqualTo("加急");

        var task = desk.task(order.key(), "Task_ConfirmOrder");
        var emptied = desk.completes(task, "outcome", "HOLD", "until", until, "note", "等", "sellerMemo", "");
        assertThat(emptied.status()).as(emptied.body()).isBetween(200, 204);
        assertThat(stored(order, "seller_memo")).isNull();
    }

    private @Nullable String stored(Story.PlacedOrder order, String column) {
        return story.jdbc()
                .sql("select coalesce(" + column + ", '') from daifa.customer_order where id = :id")
                .param("id", order.id())
                .query((row, number) -> row.getString(1).isEmpty() ? null : row.getString(1))
                .list()
                .get(0);
    }

    @Test
    void staffRejectAnOrderAndTheCustomerIsTold() {
        var document = story.anOrder().with("total", "39.00");
        var order = story.places(document);
        story.runs();

        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");
        assertThat(desk.completes(task, "outcome", "REJECT").status()).isEqualTo(422);
        var done = desk.completes(task, "outcome", "REJECT", "rejectionReason", "OUT_OF_STOCK");
        assertThat(done.status()).as(done.body()).isBetween(200, 204);
        story.runs();

        assertThat(story.stage(order)).isEqualTo("REJECTED");
        assertThat(story.waits(order.key())).isEmpty();
        assertThat(story.mailbox().of(document.email())).hasSize(1);
        assertThat(story.journal(order)).contains("order-rejected", "refund-requested");
    }

    @Test
    void anOrderThatTheShopHasGivenItsMoneyBackForIsRejectedByItself() {
        var document = story.anOrder();
        ((com.fasterxml.jackson.databind.node.ObjectNode) document.json().get("payment")).put("state", "REFUNDED");
        var order = story.places(document);
        story.runs();

        assertThat(story.stage(order)).isEqualTo("REJECTED");
        assertThat(story.waits(order.key())).isEmpty();
    }

    @Test
    void theSameGoodsToTheSamePersonTwiceWaitForAWord() {
        var address = "浙江省杭州市滨江区晓风巷12号3幢501室";
        story.places(story.anOrder().receiver("address", address));
        var second = story.places(story.anOrder().receiver("address", address));
        story.runs();
        assertThat(story.waits(second.key())).containsExactly("Task_ConfirmOrder");

        var desk = story.staff("order-desk");
        var task = desk.task(second.key(), "Task_ConfirmOrder");
        assertThat(desk.completes(task, "outcome", "CONFIRM").status()).isBetween(200, 204);
        story.runs();
        assertThat(story.waits(second.key())).containsExactly("Receive_SupplierAnswer");
    }

    @Test
    void whatComesByTheOtherDoorIsHeldToTheSameRulesAndLeavesNothing() {
        var order = story.places(story.anOrder().receiver("phone", "138****1234"));
        story.runs();
        var desk = story.staff("order-desk");
        var task = desk.task(order.key(), "Task_ConfirmOrder");

        assertThat(desk.completesPlainly(task, "outcome", "CONFIRM", "receiverPhone", "1")
                        .status())
                .isEqualTo(422);
        var done = desk.completesPlainly(task, "outcome", "CONFIRM", "receiverPhone", "13812341234", "stranger", "晓风巷");
        assertThat(done.status()).as(done.body()).isBetween(200, 204);
        assertThat(story.jdbc()
                        .sql("""
                                select count(*) from act_ru_variable v join act_ru_execution i on i.id_ = v.proc_inst_id_
                                where i.business_key_ = :key
                                """)
                        .param("key", order.key())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void otherGroupsDoNotSeeTheTask() {
        var order = story.places(story.anOrder().receiver("phone", "138****1234"));
        story.runs();

        assertThat(story.staff("logistics").tasks(order.key())).isEmpty();
    }
}
