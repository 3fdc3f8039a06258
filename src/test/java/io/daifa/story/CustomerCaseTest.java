package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a customer asks for by the order's link, with photos; and what staff and the shop see of it. */
@StoryTest
class CustomerCaseTest {

    @Autowired
    Story story;

    @Test
    void aCustomerSaysWhatIsWrongAndShowsIt() throws IOException {
        var order = story.delivered();
        var page = page(order);
        var request = UUID.randomUUID().toString();
        assertThat(story.anybody().get(page).body()).contains(page + "/cases");

        for (var again = 0; again < 2; again++) {
            var sent = sends(
                    page,
                    Map.of("problem", "DAMAGED", "description", "杯口碎了", "line.1", "2", "request", request),
                    photo(40, 30),
                    photo(30, 40),
                    photo(40, 30));
            assertThat(sent.status()).as(sent.body()).isEqualTo(200);
            assertThat(sent.body()).contains("已收到您的售后申请");
        }
        var theCase = theCase(order);
        assertThat(cases(order)).hasSize(1);
        story.runs();

        var staff = story.staff("aftersales");
        var form = staff.form(staff.task(theCase, "Task_DecideCase"));
        assertThat(form.path("resolution").path("value").asText()).isEqualTo("RETURN_REFUND");
        var desk = story.atTheDesk("aftersales");
        var seen = desk.get("/desk/orders/" + order.id()).body();
        var photo = seen.split("/photos/", -1)[1].substring(0, 36);
        var shown = desk.get("/desk/orders/" + order.id() + "/photos/" + photo);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.response().headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(shown.response().headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
        assertThat(shown.response().headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline");
        assertThat(desk.get("/desk/orders/" + UUID.randomUUID() + "/photos/" + photo)
                        .status())
                .isEqualTo(404);
        assertThat(story.anybody()
                        .get("/desk/orders/" + order.id() + "/photos/" + photo)
                        .body())
                .contains("_csrf");
    }

    @Test
    void whatIsWrongWithARequestIsSaidOnThePage() throws IOException {
        var order = story.delivered();
        var page = page(order);

        var noProblem = sends(page, Map.of("line.1", "1"));
        assertThat(noProblem.status()).isEqualTo(422);
        var tooMany = sends(page, Map.of("problem", "DAMAGED", "line.1", "9"));
        assertThat(tooMany.status()).isEqualTo(422);
        var noPhoto = sends(
                page,
                Map.of("problem", "DAMAGED"),
                "<svg onload='x'>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(noPhoto.status()).isEqualTo(422);
        assertThat(noPhoto.body()).contains("photo-fault").contains("无法识别的图片");
        assertThat(sends(page.substring(0, page.length() - 2) + "xx", Map.of("problem", "OTHER"))
                        .status())
                .isEqualTo(404);
        assertThat(cases(order)).isEmpty();
    }

    @Test
    void aPhotoThatIsTooLargeIsSaidAtItsFieldAndNothingTypedIsLost() throws IOException {
        var order = story.delivered();
        var page = page(order);
        var large = new byte[9 * 1024 * 1024];

        var refused =
                sends(page, Map.of("problem", "DAMAGED", "description", "杯口碎了", "line.1", "2"), large, photo(9, 9));
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("photo-fault", "每张图片不超过 8 MB", "杯口碎了");
        assertThat(cases(order)).isEmpty();

        var opened = story.opensCase(order, Map.of("problem", "DAMAGED"));
        var desk = story.atTheDesk("aftersales");
        var photos = "/desk/orders/" + order.id() + "/photos";
        var fields = Map.of(
                "case", opened, "kind", "CLAIM", "_csrf", desk.get(photos).csrf());
        var tooLarge = desk.upload(photos, fields, List.of(large));
        assertThat(tooLarge.status()).as(tooLarge.body()).isEqualTo(422);
        assertThat(tooLarge.body()).contains("A photo has at most 8 MB");
    }

    @Test
    void afterARefusedCaseTheOtherFormsOfThePageStillAnswer() {
        var order = story.shipped(Story.freshNumber());
        var page = page(order);
        var customer = story.anybody();

        var refused = customer.upload(page + "/cases", Map.of("line.1", "1"), List.of());
        assertThat(refused.status()).isEqualTo(422);
        var forms = java.util.regex.Pattern.compile("<form[^>]*>")
                .matcher(refused.body())
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
        assertThat(forms)
                .hasSizeGreaterThan(2)
                .allSatisfy(form -> assertThat(form).containsPattern("action=\"" + page + "(/cases)?\""));
        assertThat(refused.body()).contains("\"" + page + "?lang=en\"");

        assertThat(customer.submit(page, Map.of("do", "urge", "words", "急用")).status())
                .isEqualTo(200);
        var back = customer.get(page + "/cases?lang=en");
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.response().uri().getPath()).isEqualTo(page);
        assertThat(back.body()).contains("lang=\"en\"", "Which goods");
        assertThat(customer.get("/t/nobodys/cases").status()).isEqualTo(404);
    }

    @Test
    void aPictureIsNotAddedOnceMoreAsOneOfAnotherKindAndThatIsSaid() throws IOException {
        var order = story.delivered();
        var opened = story.opensCase(order, Map.of("problem", "DAMAGED"));
        var desk = story.atTheDesk("aftersales");
        var photos = "/desk/orders/" + order.id() + "/photos";
        var csrf = desk.get(photos).csrf();
        var picture = List.of(photo(12, 9));

        assertThat(desk.upload(photos, Map.of("case", opened, "kind", "INSPECTION", "_csrf", csrf), picture)
                        .status())
                .isEqualTo(200);
        var other = desk.upload(photos, Map.of("case", opened, "kind", "RECEIPT", "_csrf", csrf), picture);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body()).contains("as one of another kind");
        assertThat(desk.upload(photos, Map.of("case", opened, "kind", "INSPECTION", "_csrf", csrf), picture)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoAsksAgainAndAgainWaits() {
        var document = story.anOrder().with("total", "140.00");
        ((ObjectNode) document.json().at("/lines/0")).put("quantity", 7);
        var order = story.places(document);
        story.runs();
        var page = page(order);
        for (var time = 0; time < 5; time++) {
            assertThat(sends(page, Map.of("problem", "OTHER", "line.1", "1")).status())
                    .isEqualTo(200);
        }

        assertThat(sends(page, Map.of("problem", "OTHER", "line.1", "1")).status())
                .isEqualTo(422);
        assertThat(cases(order)).hasSize(5);
        assertThat(story.atTheDesk("aftersales")
                        .get("/desk/orders/" + order.id())
                        .body())
                .contains("-C1, ", "<dd>5</dd>");
    }

    @Test
    void aShopAddsThePhotosThatItsCustomerSent() throws IOException {
        var order = story.delivered();
        var opened = story.shopsDoor()
                .post(
                        "/api/v1/orders/" + order.id() + "/after-sales-cases",
                        Map.of("externalId", "1", "problem", "DAMAGED"));
        var theCase = opened.json().at("/cases/0/caseId").asText();
        var door = "/api/v1/orders/" + order.id() + "/after-sales-cases/" + theCase + "/photos";

        var added = story.shopsDoor().upload(door, Map.of(), List.of(photo(20, 20), photo(21, 20)));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.json().path("photos")).hasSize(2);
        assertThat(story.shopsDoor()
                        .upload(door, Map.of(), List.of(photo(20, 20)))
                        .json()
                        .path("photos"))
                .hasSize(2);
        assertThat(story.shopsDoor()
                        .get("/api/v1/orders/" + order.id() + "/after-sales-cases")
                        .json()
                        .at("/cases/0/photo")
                        .asBoolean())
                .isTrue();

        var key = "\"" + UUID.randomUUID() + "\"";
        for (var again = 0; again < 2; again++) {
            var once = story.shopsDoor().upload(door, Map.of(), List.of(photo(20, 20)), "Idempotency-Key", key);
            assertThat(once.status()).as(once.body()).isEqualTo(201);
        }
        assertThat(story.shopsDoor()
                        .upload(door, Map.of(), List.of(photo(50, 50)), "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);

        var five = List.of(photo(31, 9), photo(32, 9), photo(33, 9), photo(34, 9), photo(35, 9));
        assertThat(story.shopsDoor().upload(door, Map.of(), five).status()).isEqualTo(422);
        assertThat(story.shopsDoor()
                        .upload(door, Map.of(), List.of(new byte[] {1, 2, 3}))
                        .status())
                .isEqualTo(422);
        assertThat(story.shopsDoor()
                        .upload(door, Map.of(), List.of(new byte[9 * 1024 * 1024]))
                        .status())
                .isEqualTo(422);
        assertThat(story.shopsDoor()
                        .upload(door, Map.of(), List.of(new byte[21 * 1024 * 1024]))
                        .status())
                .isEqualTo(413);
        assertThat(story.shopsDoor()
                        .upload(door.replace(theCase, UUID.randomUUID().toString()), Map.of(), List.of(photo(9, 9)))
                        .status())
                .isEqualTo(404);
        assertThat(story.anybody().upload(door, Map.of(), List.of(photo(9, 9))).status())
                .isEqualTo(401);
        assertThat(story.shopsDoor().get(door).json().path("photos")).hasSize(2);
    }

    private Browser.Page sends(String page, Map<String, String> fields, byte[]... photos) {
        return story.anybody().upload(page + "/cases", fields, List.of(photos));
    }

    private String page(Story.PlacedOrder order) {
        var whole = story.shopsDoor()
                .get("/api/v1/orders/" + order.id())
                .json()
                .path("trackingPage")
                .asText();
        return whole.substring(whole.indexOf("/t/"));
    }

    private List<String> cases(Story.PlacedOrder order) {
        return story.jdbc()
                .sql("select id from daifa.after_sales_case where order_id = :id order by opened_at, id")
                .param("id", order.id())
                .query(String.class)
                .list();
    }

    private String theCase(Story.PlacedOrder order) {
        return cases(order).get(0);
    }

    private static byte[] photo(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
