package io.daifa.shop;

import io.daifa.kernel.Ids;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The shops. */
@Repository
public class Shops {

    static final String COLUMNS =
            "s.id, s.code, s.name, s.platform, s.currency, s.language, s.ship_promise_hours, s.contact_email, s.refunds, "
                    + "s.return_address";

    // The code names the shop's account at the engine, and stands in addresses.
    private static final Pattern CODE = Pattern.compile("(?=.{2,32}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,189}");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ADDRESS = 500;
    private static final Duration LONGEST_PROMISE = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    Shops(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes a new shop in, under its id, or a new one where that is null; refuses a code that is taken or malformed, an unknown currency or
     * language, a promise out of bounds.
     */
    @Transactional
    public Shop register(Shop shop) throws Refusal {
        refuseMalformed(shop);
        var id = Optional.ofNullable(shop.id()).orElseGet(Ids::next);
        var taken = jdbc.sql("""
                                insert into daifa.shop
                                    (id, code, name, platform, currency, language, ship_promise_hours, contact_email, refunds,
                                     return_address, created_at)
                                values (:id, :code, :name, :platform, :currency, :language, :hours, :email, :refunds, :returns, :now)
                                on conflict do nothing
                                """)
                        .param("id", id)
                        .param("code", shop.code())
                        .param("name", shop.name())
                        .param("platform", shop.platform())
                        .param("currency", shop.currency())
                        .param("language", shop.language().getLanguage())
                        .param("hours", shop.shipPromise().toHours())
                        .param("email", shop.contactEmail())
                        .param("refunds", shop.refunds().name())
                        .param("returns", blankAsNull(shop.returnAddress()))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 0;
        if (taken) {
            throw Refusal.at("code", "shop-code-taken", shop.code());
        }
        return find(id).orElseThrow();
    }

    /** Changes what a shop is called and promises; refuses as {@link #register} does, an unknown shop, and another code. */
    @Transactional
    public Shop change(Shop shop) throws Refusal {
        refuseMalformed(shop);
        var before = find(shop.id()).orElseThrow(() -> Refusal.because("shop-unknown"));
        if (!before.code().equals(shop.code())) {
            throw Refusal.at("code", "shop-code-fixed", before.code());
        }
        jdbc.sql("""
                        update daifa.shop
                        set name = :name, platform = :platform, currency = :currency, language = :language,
                            ship_promise_hours = :hours, contact_email = :email, refunds = :refunds, return_address = :returns
                        where id = :id
                        """)
                .param("id", shop.id())
                .param("name", shop.name())
                .param("platform", shop.platform())
                .param("currency", shop.currency())
                .param("language", shop.language().getLanguage())
                .param("hours", shop.shipPromise().toHours())
                .param("email", shop.contactEmail())
                .param("refunds", shop.refunds().name())
                .param("returns", blankAsNull(shop.returnAddress()))
                .update();
        return find(shop.id()).orElseThrow();
    }

    /** The shop with that id. */
    public Optional<Shop> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from daifa.shop s where s.id = :id")
                .param("id", id)
                .query((row, number) -> shop(row))
                .optional();
    }

    /** The shop with that code. */
    public Optional<Shop> byCode(String code) {
        return jdbc.sql("select " + COLUMNS + " from daifa.shop s where s.code = :code")
                .param("code", code)
                .query((row, number) -> shop(row))
                .optional();
    }

    /** All shops, by code. */
    public List<Shop> all() {
        return jdbc.sql("select " + COLUMNS + " from daifa.shop s order by s.code")
                .query((row, number) -> shop(row))
                .list();
    }

    static Shop shop(ResultSet row) throws SQLException {
        return new Shop(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("platform"),
                row.getString("currency"),
                Languages.of(row.getString("language")),
                Duration.ofHours(row.getInt("ship_promise_hours")),
                row.getString("contact_email"),
                Shop.Refunds.valueOf(row.getString("refunds")),
                row.getString("return_address"));
    }

    private static void refuseMalformed(Shop shop) throws Refusal {
        var problems = new ArrayList<Problem>();
        if (shop.code() == null || !CODE.matcher(shop.code()).matches()) {
            problems.add(Problem.at("code", "shop-code-malformed"));
        }
        if (shop.name() == null || shop.name().isBlank() || shop.name().length() > LONGEST_NAME) {
            problems.add(Problem.at("name", "shop-name-malformed", Integer.toString(LONGEST_NAME)));
        }
        if (shop.platform() != null && shop.platform().length() > LONGEST_NAME) {
            problems.add(Problem.at("platform", "shop-platform-malformed", Integer.toString(LONGEST_NAME)));
        }
        if (!isCurrency(shop.currency())) {
            problems.add(Problem.at("currency", "shop-currency-unknown"));
        }
        if (!isLanguage(shop.language())) {
            problems.add(Problem.at("language", "shop-language-unknown"));
        }
        if (!isPromise(shop.shipPromise())) {
            problems.add(
                    Problem.at("shipPromise", "shop-promise-out-of-bounds", Long.toString(LONGEST_PROMISE.toHours())));
        }
        if (shop.contactEmail() != null && !EMAIL.matcher(shop.contactEmail()).matches()) {
            problems.add(Problem.at("contactEmail", "shop-email-malformed"));
        }
        if (shop.returnAddress() != null && shop.returnAddress().length() > LONGEST_ADDRESS) {
            problems.add(
                    Problem.at("returnAddress", "shop-return-address-malformed", Integer.toString(LONGEST_ADDRESS)));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static boolean isCurrency(@Nullable String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency ->
                        currency.getCurrencyCode().equals(code) && currency.getDefaultFractionDigits() >= 0);
    }

    private static boolean isLanguage(@Nullable Locale language) {
        return language != null
                && (language.getLanguage().equals(Languages.CHINESE.getLanguage())
                        || language.getLanguage().equals(Languages.ENGLISH.getLanguage()));
    }

    private static boolean isPromise(@Nullable Duration promise) {
        return promise != null
                && promise.compareTo(Duration.ofHours(1)) >= 0
                && promise.compareTo(LONGEST_PROMISE) <= 0
                && promise.equals(Duration.ofHours(promise.toHours()));
    }
}
