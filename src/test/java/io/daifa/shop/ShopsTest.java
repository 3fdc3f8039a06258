package io.daifa.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.support.TestModules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopsTest {

    private TestModules modules;
    private Shops shops;
    private ShopKeys keys;

    @BeforeAll
    void start() {
        modules = new TestModules((table, facts) -> List.of(), 1);
        shops = modules.get(Shops.class);
        keys = modules.get(ShopKeys.class);
    }

    @AfterAll
    void stop() {
        modules.close();
    }

    private static Shop shop(String code) {
        return new Shop(
                Ids.next(), code, "示例店", "taobao", "CNY", Languages.CHINESE, Duration.ofDays(4), "shop@example.com");
    }

    @Test
    void aRegisteredShopIsFoundByIdAndCode() throws Refusal {
        var shop = shops.register(shop("registered"));

        assertThat(shops.find(shop.id())).contains(shop);
        assertThat(shops.byCode("registered")).contains(shop);
        assertThat(shops.all()).contains(shop);
        assertThat(shops.find(Ids.next())).isEmpty();
    }

    @Test
    void aCodeIsTakenOnce() throws Refusal {
        shops.register(shop("once"));

        assertThatThrownBy(() -> shops.register(shop("once")))
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::problems)
                .isEqualTo(List.of(Problem.at("code", "shop-code-taken", "once")));
    }

    @Test
    void everythingThatIsMalformedIsNamed() {
        var bad = new Shop(
                Ids.next(), "Demo-Shop", " ", null, "ABC", Locale.FRENCH, Duration.ofMinutes(90), "no address");

        assertThatThrownBy(() -> shops.register(bad))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Problem::field)
                                .containsExactly(
                                        "code", "name", "currency", "language", "shipPromise", "contactEmail"));
    }

    @Test
    void aShopChangesItsPromiseAndKeepsItsCode() throws Refusal {
        var shop = shops.register(shop("changing"));
        var changed =
                new Shop(shop.id(), "changing", "${name}", null, "USD", Languages.ENGLISH, Duration.ofDays(2), null);

        assertThat(shops.change(changed)).isEqualTo(changed);
        assertThat(shops.find(shop.id())).contains(changed);
        assertThatThrownBy(() -> shops.change(shopWithCode(changed, "other"))).hasMessageContaining("shop-code-fixed");
        assertThatThrownBy(() -> shops.change(shop("unknown"))).hasMessageContaining("shop-unknown");
    }

    private static Shop shopWithCode(Shop shop, String code) {
        return new Shop(
                shop.id(),
                code,
                shop.name(),
                shop.platform(),
                shop.currency(),
                shop.language(),
                shop.shipPromise(),
                shop.contactEmail());
    }

    @Test
    void aKeyOpensItsShopUntilItIsRevoked() throws Refusal {
        var shop = shops.register(shop("keyed"));
        var issued = keys.issue(shop.id(), " ERP ", Actor.staff("admin"));

        assertThat(issued.secret()).startsWith("dfk_").hasSize(47);
        assertThat(issued.toString()).doesNotContain(issued.secret());
        assertThat(keys.shopOf(issued.secret())).contains(shop);
        assertThat(keys.of(shop.id())).containsExactly(issued.key());

        modules.clock().advance(Duration.ofMinutes(1));
        keys.revoke(issued.key().id());
        var revokedAt = modules.clock().instant();
        modules.clock().advance(Duration.ofMinutes(1));
        keys.revoke(issued.key().id());

        assertThat(keys.shopOf(issued.secret())).isEmpty();
        assertThat(keys.of(shop.id()))
                .singleElement()
                .satisfies(key -> assertThat(key.revokedAt()).isEqualTo(revokedAt));
    }

    @Test
    void aSecretIsNeverStored() throws Refusal {
        var shop = shops.register(shop("secretive"));
        var secret = keys.issue(shop.id(), "ERP", Actor.staff("admin")).secret();

        var stored = modules.jdbc()
                .sql("select key_hash from daifa.shop_key where shop_id = :shop")
                .param("shop", shop.id())
                .query(byte[].class)
                .single();

        assertThat(stored).hasSize(32).isNotEqualTo(secret.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatIsNoKeyOpensNothing() {
        assertThat(keys.shopOf(null)).isEmpty();
        assertThat(keys.shopOf("")).isEmpty();
        assertThat(keys.shopOf("dfk_" + "A".repeat(43))).isEmpty();
        assertThat(keys.shopOf("dfk_' or 1=1 --")).isEmpty();
    }

    @Test
    void aKeyNeedsAShopAndAName() throws Refusal {
        var shop = shops.register(shop("named"));

        assertThatThrownBy(() -> keys.issue(Ids.next(), "ERP", Actor.SYSTEM)).hasMessageContaining("shop-unknown");
        assertThatThrownBy(() -> keys.issue(shop.id(), " ", Actor.SYSTEM))
                .hasMessageContaining("shop-key-name-malformed");
        assertThatThrownBy(() -> keys.revoke(Ids.next())).hasMessageContaining("shop-key-unknown");
    }
}
