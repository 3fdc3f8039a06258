package io.daifa.desk;

import io.daifa.order.Urges;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What staff write down about urges, on the order's page: that the customer urged, and what was promised. */
@Controller
@RequestMapping("/desk/orders/{id}")
class UrgeForms {

    private final OrderPage page;
    private final Urges urges;
    private final Wordings wordings;

    UrgeForms(OrderPage page, Urges urges, Wordings wordings) {
        this.page = page;
        this.urges = urges;
        this.wordings = wordings;
    }

    @PostMapping(params = "do=urge")
    String urge(OrderRequest request) {
        return page.answered(
                request,
                "urge",
                Set.of("words"),
                "desk.done.urge",
                () -> urges.urge(request.order().id(), request.words("words"), request.by()));
    }

    @PostMapping(params = "do=urge-reply")
    String reply(OrderRequest request) {
        return page.answered(
                request,
                "urge-reply",
                Set.of("words", "until"),
                "desk.done.urgeReply",
                () -> urges.reply(
                        request.order().id(),
                        request.words("words"),
                        Typed.moment(
                                "until",
                                request.typed("until"),
                                wordings.in(request.language()).zone()),
                        request.by()));
    }
}
