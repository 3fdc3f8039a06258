package io.daifa.demo;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Languages;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.Product;
import io.daifa.order.Products;
import io.daifa.shop.Shop;
import io.daifa.shop.ShopKeys;
import io.daifa.shop.Shops;
import io.daifa.supplier.Offer;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Supplier.Channel;
import io.daifa.supplier.Suppliers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's shop with its key, articles, suppliers and offers: what is missing is made, what is there stays as it is. */
@Component
@Profile("demo")
class DemoShop {

    static final String CODE = "demo";
    static final String CURRENCY = "CNY";

    /** The name of the shop's key among the credentials. */
    static final String KEY = "shop-key";

    private static final Duration PROMISE = Duration.ofDays(4);
    private static final Duration TIME_TO_ANSWER = Duration.ofHours(12);

    private static final List<Product> PRODUCTS = List.of(
            new Product("SP-A", "商品A", null, false),
            new Product("SP-B", "商品B", null, false),
            new Product("SP-C", "商品C", null, false));

    private static final List<Supplier> SUPPLIERS = List.of(
            supplier("mingda", "明达物流", "张三", "138****1234", 24, "广东省深圳市宝安区福永街道桥头路6号 明达退货组"),
            supplier("jieyun", "捷运通达", "李四", "139****5678", 48, "浙江省金华市义乌市稠州北路88号 捷运售后仓"),
            supplier("zhixing", "智行天下速运", "王五", "137****91011", 72, "江苏省苏州市昆山市花桥镇光明路12号 智行退货点"));

    /** Each article's own supplier is the cheapest; one more offers it, so that another can be chosen. */
    private record Price(String supplier, String sku, String cost, int stock) {}

    private static final List<Price> PRICES = List.of(
            new Price("mingda", "SP-A", "32.00", 200),
            new Price("jieyun", "SP-A", "36.50", 60),
            new Price("jieyun", "SP-B", "78.00", 120),
            new Price("mingda", "SP-B", "84.00", 40),
            new Price("zhixing", "SP-C", "21.50", 500),
            new Price("jieyun", "SP-C", "24.00", 80));

    private final Shops shops;
    private final ShopKeys keys;
    private final Products products;
    private final Suppliers suppliers;
    private final DemoCredentials credentials;

    DemoShop(Shops shops, ShopKeys keys, Products products, Suppliers suppliers, DemoCredentials credentials) {
        this.shops = shops;
        this.keys = keys;
        this.products = products;
        this.suppliers = suppliers;
        this.credentials = credentials;
    }

    /** Makes what is missing, and answers with the shop. */
    Shop complete() throws Refusal {
        putProducts();
        putSuppliers();
        putOffers();
        return shop();
    }

    /** Whether the shop got a key now: the file had none, or one that opens nothing here. */
    boolean giveKey(Shop shop) throws Refusal {
        var known = credentials
                .find(KEY)
                .flatMap(keys::shopOf)
                .filter(owner -> owner.id().equals(shop.id()));
        if (known.isPresent()) {
            return false;
        }
        credentials.keep(KEY, keys.issue(shop.id(), "demo", Actor.SYSTEM).secret());
        return true;
    }

    private Shop shop() throws Refusal {
        var known = shops.byCode(CODE);
        return known.isPresent()
                ? known.get()
                : shops.register(new Shop(
                        Ids.next(),
                        CODE,
                        "小店 Demo shop",
                        null,
                        CURRENCY,
                        Languages.CHINESE,
                        PROMISE,
                        "shop@demo.localhost"));
    }

    private void putProducts() throws Refusal {
        var known = products.known(PRODUCTS.stream().map(Product::sku).toList());
        var missing = PRODUCTS.stream()
                .filter(product -> !known.containsKey(product.sku()))
                .toList();
        if (!missing.isEmpty()) {
            products.put(missing);
        }
    }

    private void putSuppliers() throws Refusal {
        var missing = SUPPLIERS.stream()
                .filter(supplier -> suppliers.byCode(supplier.code()).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            suppliers.put(missing);
        }
    }

    private void putOffers() throws Refusal {
        var missing = new ArrayList<Offer>();
        for (var supplier : SUPPLIERS) {
            var id = suppliers.byCode(supplier.code()).orElseThrow().id();
            var known = suppliers.offersBy(id).stream().map(Offer::sku).collect(Collectors.toSet());
            PRICES.stream()
                    .filter(price -> price.supplier().equals(supplier.code()) && !known.contains(price.sku()))
                    .map(price -> new Offer(id, price.sku(), Money.of(price.cost(), CURRENCY), price.stock(), true))
                    .forEach(missing::add);
        }
        if (!missing.isEmpty()) {
            suppliers.putOffers(missing);
        }
    }

    private static Supplier supplier(
            String code, String name, String contact, String phone, int shipHours, String returnAddress) {
        return new Supplier(
                Ids.next(),
                code,
                name,
                contact,
                phone,
                code + "@demo.localhost",
                Channel.MAIL,
                Languages.CHINESE,
                Duration.ofHours(shipHours),
                TIME_TO_ANSWER,
                List.of(),
                returnAddress,
                true);
    }
}
