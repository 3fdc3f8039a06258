package io.daifa.order;

import io.daifa.shop.Shop;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Refunds that people pay, each by hand: nobody else is asked. */
@Component
class RefundByPeople implements RefundChannel {

    @Override
    public Shop.Refunds kind() {
        return Shop.Refunds.BY_HAND;
    }

    @Override
    public Optional<Instant> ask(Refund refund) {
        return Optional.empty();
    }
}
