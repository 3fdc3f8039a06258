package io.daifa.process;

import io.daifa.kernel.Money;
import io.daifa.order.Order;
import io.daifa.shop.Shops;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * What an order costs when its line is missed (超时损失): a share of what was paid, at least and at most so much, by the rule of its shop, else
 * of its platform, else of all others. 天猫 takes 5 % (¥5 to 50) for late goods and for a late trace; 抖音 1 % (¥2 to 50); a platform whose rule
 * is not known is taken to be as strict as 天猫. The bounds hold in their own currency; of other currencies there is the share alone.
 */
@Component
@EnableConfigurationProperties(LateLoss.Settings.class)
class LateLoss {

    private static final Map<String, String> PLATFORMS = Map.of(
            "TMALL", "5% 5.00-50.00 CNY",
            "天猫", "5% 5.00-50.00 CNY",
            "DOUYIN", "1% 2.00-50.00 CNY",
            "抖音", "1% 2.00-50.00 CNY");

    private final Shops shops;
    private final Rule otherwise;
    private final Map<String, Rule> ofPlatform = new TreeMap<>();
    private final Map<String, Rule> ofShop = new TreeMap<>();

    LateLoss(Shops shops, Settings settings) {
        this.shops = shops;
        otherwise = Rule.of(settings.otherwise());
        PLATFORMS.forEach((platform, rule) -> ofPlatform.put(platform, Rule.of(rule)));
        settings.platforms().forEach((platform, rule) -> ofPlatform.put(platform, Rule.of(rule)));
        settings.shops().forEach((shop, rule) -> ofShop.put(shop, Rule.of(rule)));
    }

    /**
     * The rules, each as {@code 5% 5.00-50.00 CNY}.
     *
     * @param otherwise where neither the shop nor the platform has one
     * @param platforms by the shops' platform
     * @param shops by the shop's code
     */
    @ConfigurationProperties("daifa.late-loss")
    record Settings(
            @DefaultValue("5% 5.00-50.00 CNY") String otherwise,
            @DefaultValue Map<String, String> platforms,
            @DefaultValue Map<String, String> shops) {}

    /** What that order costs when it is late: nothing where nothing was paid. */
    Money of(Order order) {
        var paid = order.paid();
        return paid.isPositive() ? rule(order).of(paid) : paid;
    }

    private Rule rule(Order order) {
        var shop = shops.find(order.shopId()).orElse(null);
        if (shop == null) {
            return otherwise;
        }
        var own = ofShop.get(shop.code());
        return own != null ? own : ofPlatform.getOrDefault(String.valueOf(shop.platform()), otherwise);
    }

    /** So many per cent, between these bounds. */
    private record Rule(BigDecimal percent, Money least, Money most) {

        private static final Pattern FORM =
                Pattern.compile("\\s*([0-9.]{1,6})\\s*%\\s+([0-9.]{1,12})\\s*-\\s*([0-9.]{1,12})\\s+([A-Z]{3})\\s*");

        static Rule of(@Nullable String text) {
            var matcher = FORM.matcher(String.valueOf(text));
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "a rule of daifa.late-loss is not of the form 5% 5.00-50.00 CNY: " + text);
            }
            return new Rule(
                    new BigDecimal(matcher.group(1)),
                    Money.of(matcher.group(2), matcher.group(4)),
                    Money.of(matcher.group(3), matcher.group(4)));
        }

        Money of(Money paid) {
            var decimals = Currency.getInstance(paid.currency()).getDefaultFractionDigits();
            var share = new Money(
                    paid.amount().multiply(percent).movePointLeft(2).setScale(decimals, RoundingMode.HALF_UP),
                    paid.currency());
            if (!paid.currency().equals(least.currency())) {
                return share;
            }
            var atLeast = share.compareTo(least) < 0 ? least : share;
            return atLeast.compareTo(most) > 0 ? most : atLeast;
        }
    }
}
