package io.daifa.order;

import io.daifa.kernel.Actor;
import io.daifa.shop.Shop;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Refunds that the shop pays: it reads {@code refund-asked} among its events, with the refund's id, and answers by the API. */
@Component
class RefundByShop implements RefundChannel {

    private final Refunds refunds;
    private final RefundSettings settings;
    private final Clock clock;

    RefundByShop(Refunds refunds, RefundSettings settings, Clock clock) {
        this.refunds = refunds;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Shop.Refunds kind() {
        return Shop.Refunds.BY_SHOP;
    }

    @Override
    public Optional<Instant> ask(Refund refund) {
        var until = clock.instant().plus(settings.answerTime());
        refunds.tell(refund, Actor.SYSTEM, "refund-asked", Map.of("until", until.toString()), null);
        return Optional.of(until);
    }
}
