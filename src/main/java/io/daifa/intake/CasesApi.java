package io.daifa.intake;

import io.daifa.aftersales.AfterSalesCase;
import io.daifa.aftersales.CaseId;
import io.daifa.aftersales.Cases;
import io.daifa.aftersales.Offer;
import io.daifa.aftersales.Offers;
import io.daifa.aftersales.Resolution;
import io.daifa.aftersales.Returns;
import io.daifa.kernel.Actor;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Conflicts;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.shop.Shop;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a shop asks about a case and says for its customer. Another shop's case is not there. */
@RestController
@RequestMapping(path = "/api/v1/after-sales-cases/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "After-sales")
class CasesApi {

    private final Cases cases;
    private final Offers offers;
    private final Returns returns;
    private final Orders orders;
    private final CaseViews views;

    CasesApi(Cases cases, Offers offers, Returns returns, Orders orders, CaseViews views) {
        this.cases = cases;
        this.offers = offers;
        this.returns = returns;
        this.orders = orders;
        this.views = views;
    }

    @Schema(name = "CaseAnswer", description = "What the customer says to the offer that stands.")
    record AnswerDocument(
            @Schema(description = "The offer's round.", example = "1", requiredMode = Schema.RequiredMode.REQUIRED)
            Integer round,

            @Schema(
                    allowableValues = {"ACCEPTED", "DECLINED", "COUNTERED"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String answer,

            @Schema(description = "In the customer's words; needed unless accepted.", maxLength = LONGEST_WORDS)
            String words,

            @Schema(
                    description = "What the customer wants instead, where countered.",
                    allowableValues = {"RETURN_REFUND", "REFUND_ONLY", "EXCHANGE", "RESHIP", "COMPENSATION"})
            String wanted,

            @Schema(description = "The money that the customer wants instead, where countered.", example = "20.00")
            String amount) {}

    @Schema(name = "CaseReturnNumber", description = "By whom and under which number the customer sent the goods back.")
    record ReturnDocument(
            @Schema(description = "The carrier's name or code; recognised by the number where it is missing.")
            String carrier,

            @Schema(example = "SF1234567890123", requiredMode = Schema.RequiredMode.REQUIRED)
            String trackingNumber) {}

    @Schema(name = "CaseWithdrawal")
    record WithdrawalDocument(
            @Schema(description = "In the customer's words.", maxLength = LONGEST_WORDS)
            String words) {}

    private static final int LONGEST_WORDS = 2000;
    private static final int LONGEST_NAME = 100;

    /** What a shop says about a case. */
    private interface Saying {

        void say(AfterSalesCase about, Order order) throws Refusal;
    }

    @Operation(summary = "Ask for an after-sales case")
    @ApiResponse(responseCode = "200", description = "The case.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @GetMapping
    CaseView one(@Parameter(hidden = true) @AuthenticationPrincipal Shop shop, @PathVariable UUID id) {
        return views.of(find(shop, id));
    }

    @Operation(
            summary = "Answer an offer",
            description =
                    "For the customer, who can answer by the link in the mail as well. The same answer again changes nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = AnswerDocument.class))))
    @ApiResponse(responseCode = "200", description = "The case.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(
            responseCode = "409",
            ref = ApiDocumentation.PROBLEM,
            description = "The offer was answered otherwise, or is over.")
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(path = "/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
    CaseView answer(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        return said(shop, id, (about, order) -> {
            var fields = Fields.of(JsonBody.read(body));
            var round = fields.integer("round", 1, 9999);
            var answer = fields.constant("answer", Offer.Answer.class);
            var words = fields.optionalProse("words", LONGEST_WORDS);
            var wanted = fields.optionalConstant("wanted", Resolution.class);
            var amount = fields.optionalAmount("amount", order.total().currency());
            if (answer == Offer.Answer.LAPSED) {
                fields.problem("answer", "value-unknown", "ACCEPTED, DECLINED, COUNTERED");
            }
            fields.close();
            fields.refuse();
            var by = Actor.shop(shop.code());
            switch (answer) {
                case ACCEPTED -> offers.accept(about.id(), round, words, by);
                case DECLINED -> offers.decline(about.id(), round, words, by);
                default -> offers.counter(about.id(), round, wanted, amount, words, by);
            }
        });
    }

    @Operation(
            summary = "Tell the return's number",
            description = "The same number again changes nothing; until the goods have come it may be put right.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ReturnDocument.class))))
    @ApiResponse(responseCode = "200", description = "The case.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(responseCode = "422", ref = ApiDocumentation.PROBLEM)
    @PostMapping(path = "/return", consumes = MediaType.APPLICATION_JSON_VALUE)
    CaseView sent(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        return said(shop, id, (about, order) -> {
            var fields = Fields.of(JsonBody.read(body));
            var carrier = fields.optionalText("carrier", LONGEST_NAME);
            var number = fields.text("trackingNumber", LONGEST_NAME);
            fields.close();
            fields.refuse();
            returns.sent(about.id(), carrier, number, Actor.shop(shop.code()));
        });
    }

    @Operation(
            summary = "Withdraw a case",
            description = "The customer asks for nothing any more. Again changes nothing.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = WithdrawalDocument.class))))
    @ApiResponse(responseCode = "200", description = "The case.")
    @ApiResponse(responseCode = "404", ref = ApiDocumentation.PROBLEM)
    @ApiResponse(
            responseCode = "409",
            ref = ApiDocumentation.PROBLEM,
            description = "Goods were sent or money is on its way.")
    @PostMapping(path = "/withdraw", consumes = MediaType.APPLICATION_JSON_VALUE)
    CaseView withdraw(
            @Parameter(hidden = true) @AuthenticationPrincipal Shop shop,
            @PathVariable UUID id,
            @RequestBody(required = false) byte @Nullable [] body)
            throws Refusal {
        return said(shop, id, (about, order) -> {
            var fields = Fields.of(JsonBody.read(body));
            var words = fields.optionalProse("words", LONGEST_WORDS);
            fields.close();
            fields.refuse();
            cases.withdraw(about.id(), words, Actor.shop(shop.code()));
        });
    }

    private CaseView said(Shop shop, UUID id, Saying saying) throws Refusal {
        var about = find(shop, id);
        var order = orders.find(about.orderId()).orElseThrow();
        return Conflicts.retried(() -> {
            saying.say(about, order);
            return views.of(find(shop, id));
        });
    }

    private AfterSalesCase find(Shop shop, UUID id) {
        return cases.find(CaseId.of(id))
                .filter(one -> orders.find(one.orderId())
                        .filter(order -> order.shopId().equals(shop.id()))
                        .isPresent())
                .orElseThrow(ApiProblem::notFound);
    }
}
