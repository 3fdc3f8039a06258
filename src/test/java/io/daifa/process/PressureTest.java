package io.daifa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.order.Order;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PressureTest {

    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");
    private static final Money NOTHING = Money.zero("CNY");

    @ParameterizedTest
    @CsvSource({"13, 50", "12, 50", "11, 80", "3, 95", "-1, 95"})
    void theNearerTheLineTheMore(int hoursLeft, int pressure) {
        assertThat(Pressure.nearing(50, NOW, NOW.plus(Duration.ofHours(hoursLeft))))
                .isEqualTo(pressure);
        assertThat(Pressure.nearing(98, NOW, NOW.plus(Duration.ofHours(hoursLeft))))
                .isEqualTo(98);
    }

    @ParameterizedTest
    @CsvSource({"-1, 70", "0, 70", "4, 82", "8, 95", "9, 95"})
    void aChaseRisesEvenly(int hoursPassed, int pressure) {
        var begins = NOW.minus(Duration.ofHours(hoursPassed));
        assertThat(Pressure.rising(70, 95, NOW, begins, begins.plus(Duration.ofHours(8))))
                .isEqualTo(pressure);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 50", "19.99, 0, 50", "20, 0, 51", "150, 0, 57", "9000, 0, 60", "0, 1, 55", "0, 2, 60", "0, 9, 65"
    })
    void moneyAtRiskAndUrgesRaiseIt(String atRisk, int urges, int pressure) {
        assertThat(Pressure.raised(50, Money.of(atRisk, "CNY"), urges)).isEqualTo(pressure);
    }

    @Test
    void nothingPressesMoreThanAHundred() {
        assertThat(Pressure.raised(95, Money.of("500", "CNY"), 3)).isEqualTo(100);
        assertThat(Pressure.raised(95, NOTHING, 0)).isEqualTo(95);
    }

    @ParameterizedTest
    @CsvSource({
        "TMALL, 60.00, 5.00",
        "天猫, 400.00, 20.00",
        "TMALL, 4000.00, 50.00",
        "DOUYIN, 100.00, 2.00",
        "抖音, 900.00, 9.00",
        ", 400.00, 20.00",
        "PINDUODUO, 100.00, 10.00"
    })
    void alateOrderCostsWhatItsPlatformTakes(@Nullable String platform, String paid, String loss) {
        assertThat(loss("any", platform).of(order(Money.of(paid, "CNY")))).isEqualTo(Money.of(loss, "CNY"));
    }

    @Test
    void aShopsOwnRuleComesFirstAndNothingPaidIsNothingLost() {
        assertThat(loss("mine", "TMALL").of(order(Money.of("1000.00", "CNY")))).isEqualTo(Money.of("3.00", "CNY"));
        assertThat(loss("any", "TMALL").of(order(NOTHING))).isEqualTo(NOTHING);
        assertThat(loss("any", "TMALL").of(order(Money.of("10.00", "USD")))).isEqualTo(Money.of("0.50", "USD"));
    }

    private static LateLoss loss(String code, @Nullable String platform) {
        var shops = mock(Shops.class);
        var shop =
                new Shop(UUID.randomUUID(), code, "Shop", platform, "CNY", Languages.CHINESE, Duration.ofDays(2), null);
        when(shops.find(SHOP)).thenReturn(Optional.of(shop));
        return new LateLoss(
                shops,
                new LateLoss.Settings(
                        "5% 5.00-50.00 CNY",
                        Map.of("PINDUODUO", "10% 3.00-100.00 CNY"), Map.of("mine", "0% 3.00-3.00 CNY")));
    }

    private static final UUID SHOP = UUID.randomUUID();

    private static Order order(Money paid) {
        var order = mock(Order.class);
        when(order.shopId()).thenReturn(SHOP);
        when(order.paid()).thenReturn(paid);
        return order;
    }
}
