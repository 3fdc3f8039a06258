package io.daifa.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.daifa.kernel.Ids;
import io.daifa.kernel.Money;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.supplier.Supplier.Channel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SuppliersTest {

    private final SupplierModule module = new SupplierModule();

    @Test
    void aSupplierWithAKnownCodeIsChangedAndKeepsItsId() throws Refusal {
        var first = module.supplier("MD", 24, Channel.MAIL);

        var again = module.supplier("MD", 48, Channel.PHONE);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(module.suppliers.all()).containsExactly(again);
        assertThat(again.shipTime()).isEqualTo(Duration.ofDays(2));
        assertThat(again.phone()).isEqualTo("138****1234");
    }

    @Test
    void whatIsWrongIsNamedByItsField() {
        var good = supplier("MD", "明达", "md@example.com", Channel.MAIL, 24, List.of("65"));
        var bad = supplier("明达", " ", "no address", Channel.MAIL, 0, List.of("33", "99"));
        var mute = supplier("ZX", "智行", null, Channel.MAIL, 24, List.of());

        var refusal = refused(() -> module.suppliers.put(List.of(good, good, bad, mute)));

        assertThat(refusal.problems())
                .extracting(Problem::field)
                .containsExactly(
                        "suppliers[1].code",
                        "suppliers[2].code",
                        "suppliers[2].name",
                        "suppliers[2].email",
                        "suppliers[2].shipTime",
                        "suppliers[2].notServed[1]",
                        "suppliers[3].email");
        assertThat(module.suppliers.all()).isEmpty();
    }

    @Test
    void anAddressIsOneMailboxAndNothingElse() {
        for (var email : Arrays.asList("a@b@c", "a", "张三 <a@b.cn>", "a@b.cn,c@d.cn", "a@b.cn\r\nBcc: c@d.cn")) {
            var refusal = refused(
                    () -> module.suppliers.put(List.of(supplier("MD", "明达", email, Channel.PHONE, 24, List.of()))));
            assertThat(refusal.problems()).extracting(Problem::code).containsExactly("supplier-email-malformed");
        }
    }

    @Test
    void offersOfTheSameArticleAreChanged() throws Refusal {
        var supplier = module.supplier("MD", 24, Channel.MAIL);
        module.offers(supplier, "A", "12.50", 5);

        module.offers(supplier, "A", "11", null);

        assertThat(module.suppliers.offersOf(List.of("A", "B")))
                .containsExactly(new Offer(supplier.id(), "A", Money.of("11", "CNY"), null, true));
        assertThat(module.suppliers.offersBy(supplier.id())).hasSize(1);
    }

    @Test
    void anOfferOfNobodyAndANegativeOneAreRefused() throws Refusal {
        var supplier = module.supplier("MD", 24, Channel.MAIL);

        var refusal = refused(() -> module.suppliers.putOffers(List.of(
                new Offer(supplier.id(), "A", Money.of("-1", "CNY"), -1, true),
                new Offer(Ids.next(), "", Money.of("1", "CNY"), 1, true))));

        assertThat(refusal.problems())
                .extracting(Problem::field)
                .containsExactly("offers[0].cost", "offers[0].stock", "offers[1].sku", "offers[1].supplierId");
    }

    private static Supplier supplier(
            String code, String name, String email, Channel channel, int shipHours, List<String> notServed) {
        return new Supplier(
                null,
                code,
                name,
                null,
                null,
                email,
                channel,
                Locale.CHINESE,
                Duration.ofHours(shipHours),
                Duration.ofHours(24),
                notServed,
                null,
                true);
    }

    private Refusal refused(SupplierModule.Deed deed) {
        return catchThrowableOfType(Refusal.class, () -> module.inTransaction(deed));
    }
}
