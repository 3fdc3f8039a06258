package io.daifa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.daifa.kernel.Ids;
import io.daifa.kernel.Refusal;
import io.daifa.order.Product;
import io.daifa.order.Products;
import io.daifa.shop.Shop;
import io.daifa.shop.ShopKeys;
import io.daifa.shop.Shops;
import io.daifa.supplier.Offer;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Suppliers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's data are made once. */
class DemoShopTest {

    @TempDir
    Path home;

    private final Shops shops = mock();
    private final ShopKeys keys = mock();
    private final Products products = mock();
    private final Suppliers suppliers = mock();

    private final List<Shop> storedShops = new ArrayList<>();
    private final Map<String, Product> storedProducts = new HashMap<>();
    private final Map<String, Supplier> storedSuppliers = new HashMap<>();
    private final List<Offer> storedOffers = new ArrayList<>();

    private DemoShop demo;

    @BeforeEach
    void storesRemember() throws Refusal {
        when(shops.byCode("demo")).thenAnswer(asked -> storedShops.stream().findFirst());
        when(shops.register(any())).thenAnswer(asked -> {
            storedShops.add(asked.getArgument(0));
            return asked.getArgument(0);
        });
        when(products.known(anyCollection())).thenAnswer(asked -> Map.copyOf(storedProducts));
        doAnswer(asked -> {
                    List<Product> given = asked.getArgument(0);
                    given.forEach(product -> storedProducts.put(product.sku(), product));
                    return null;
                })
                .when(products)
                .put(anyList());
        when(suppliers.byCode(any()))
                .thenAnswer(asked -> Optional.ofNullable(storedSuppliers.get(asked.<String>getArgument(0))));
        when(suppliers.put(anyList())).thenAnswer(asked -> {
            List<Supplier> given = asked.getArgument(0);
            given.forEach(supplier -> storedSuppliers.put(supplier.code(), supplier));
            return given;
        });
        when(suppliers.offersBy(any()))
                .thenAnswer(asked -> storedOffers.stream()
                        .filter(offer -> offer.supplierId().equals(asked.getArgument(0)))
                        .toList());
        doAnswer(asked -> storedOffers.addAll(asked.<List<Offer>>getArgument(0)))
                .when(suppliers)
                .putOffers(anyList());
        demo = new DemoShop(shops, keys, products, suppliers, new DemoCredentials(home.toString()));
    }

    @Test
    void aSecondStartAddsNothing() throws Refusal {
        demo.complete();
        clearInvocations(shops, products, suppliers);

        demo.complete();

        verify(shops, never()).register(any());
        verify(products, never()).put(anyList());
        verify(suppliers, never()).put(anyList());
        verify(suppliers, never()).putOffers(anyList());
    }

    @Test
    void theShopPromisesFourDaysAndTheSuppliersShipInOneTwoAndThree() throws Refusal {
        assertThat(demo.complete().shipPromise()).hasHours(96);

        assertThat(storedSuppliers.values().stream()
                        .sorted(Comparator.comparing(Supplier::shipTime))
                        .map(supplier -> supplier.name() + " " + supplier.contact() + " " + supplier.phone() + " "
                                + supplier.shipTime().toHours()))
                .containsExactly("明达物流 张三 138****1234 24", "捷运通达 李四 139****5678 48", "智行天下速运 王五 137****91011 72");
    }

    @Test
    void eachArticlesOwnSupplierIsTheCheapest() throws Refusal {
        demo.complete();

        assertThat(List.of("SP-A", "SP-B", "SP-C"))
                .extracting(this::cheapest)
                .containsExactly("明达物流", "捷运通达", "智行天下速运");
    }

    @Test
    void theKeyIsMadeOnceAndAgainWhenItOpensNothing() throws Refusal {
        var shop = demo.complete();
        when(keys.issue(any(), any(), any()))
                .thenReturn(new ShopKeys.IssuedKey(
                        new ShopKeys.ShopKey(Ids.next(), "demo", "daifa", Instant.EPOCH, null), "dfk_first"));
        assertThat(demo.giveKey(shop)).isTrue();

        when(keys.shopOf("dfk_first")).thenReturn(Optional.of(shop));
        assertThat(demo.giveKey(shop)).isFalse();

        when(keys.shopOf("dfk_first")).thenReturn(Optional.empty());
        assertThat(demo.giveKey(shop)).isTrue();
        verify(keys, times(2)).issue(any(), any(), any());
    }

    private String cheapest(String sku) {
        var offer = storedOffers.stream()
                .filter(one -> one.sku().equals(sku))
                .min(Comparator.comparing(Offer::cost))
                .orElseThrow();
        return storedSuppliers.values().stream()
                .filter(supplier -> supplier.id().equals(offer.supplierId()))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
