package io.daifa.shop;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shop whose orders Daifa runs. Its code is also the name of its account for the engine's REST API.
 *
 * @param currency the currency of its orders (ISO 4217)
 * @param language the language in which its customers are written to
 * @param shipPromise how long after payment the carrier's first scan is promised
 * @param refunds who pays its refunds
 * @param returnAddress its own warehouse, where returns go that the supplier does not take
 */
public record Shop(
        UUID id,
        String code,
        String name,
        @Nullable String platform,
        String currency,
        Locale language,
        Duration shipPromise,
        @Nullable String contactEmail,
        Refunds refunds,
        @Nullable String returnAddress) {

    /** Who pays a shop's refunds: our people, each by hand, or the shop itself when it is told to. */
    public enum Refunds {
        BY_HAND,
        BY_SHOP
    }

    /** A shop whose refunds people pay by hand, without a warehouse of its own. */
    public Shop(
            UUID id,
            String code,
            String name,
            @Nullable String platform,
            String currency,
            Locale language,
            Duration shipPromise,
            @Nullable String contactEmail) {
        this(id, code, name, platform, currency, language, shipPromise, contactEmail, Refunds.BY_HAND, null);
    }
}
