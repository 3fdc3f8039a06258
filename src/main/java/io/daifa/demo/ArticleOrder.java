package io.daifa.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the demo's three orders. Article, quantity, address and phone are what the customer left, and each lacks something that staff must
 * ask for: the digits that a mask hides, a house number, a district.
 *
 * @param phone as printed: masked, or masked and one digit too long
 * @param askedPhone what the customer says when asked
 * @param askedAddress what the customer says when asked, with the house number
 * @param askedDistrict the district to choose where the address names none
 * @param carrier what the supplier calls the carrier
 */
record ArticleOrder(
        String number,
        String sku,
        String name,
        int quantity,
        String price,
        String receiver,
        String phone,
        String address,
        String askedPhone,
        String askedAddress,
        @Nullable String askedDistrict,
        String carrier,
        String trackingNumber) {

    static final List<ArticleOrder> ALL = List.of(
            new ArticleOrder(
                    "001",
                    "SP-A",
                    "商品A",
                    2,
                    "59.00",
                    "张女士",
                    "138****1234",
                    "浙江省杭州市滨江区晓风巷",
                    "13812341234",
                    "浙江省杭州市滨江区晓风巷8号",
                    null,
                    "顺丰快递",
                    "SF1234567890"),
            new ArticleOrder(
                    "002",
                    "SP-B",
                    "商品B",
                    1,
                    "129.00",
                    "李先生",
                    "139****5678",
                    "北京市朝阳区荷风南街",
                    "13956785678",
                    "北京市朝阳区荷风南街16号",
                    null,
                    "圆通快递",
                    "YT9876543210"),
            new ArticleOrder(
                    "003",
                    "SP-C",
                    "商品C",
                    3,
                    "39.90",
                    "陈女士",
                    "137****91011",
                    "广东省深圳市樱园西街",
                    "13790101011",
                    "广东省深圳市南山区樱园西街21号",
                    "广东省 深圳市 南山区",
                    "中通快递",
                    "ZT2468135790"));

    /** The order as the shop sends it to {@code POST /api/v1/orders}. */
    Map<String, Object> document(Instant placedAt) {
        var total = new BigDecimal(price).multiply(BigDecimal.valueOf(quantity)).toPlainString();
        var line = new LinkedHashMap<String, Object>();
        line.put("sku", sku);
        line.put("name", name);
        line.put("quantity", quantity);
        line.put("unitPrice", price);
        var payment = new LinkedHashMap<String, Object>();
        payment.put("state", "PAID");
        payment.put("paidAt", placedAt.toString());
        var to = new LinkedHashMap<String, Object>();
        to.put("name", receiver);
        to.put("phone", phone);
        to.put("country", "CN");
        to.put("address", address);
        var customer = new LinkedHashMap<String, Object>();
        customer.put("email", "customer-" + number + "@demo.localhost");
        var document = new LinkedHashMap<String, Object>();
        document.put("shopOrderNumber", number);
        document.put("placedAt", placedAt.toString());
        document.put("currency", DemoShop.CURRENCY);
        document.put("total", total);
        document.put("payment", payment);
        document.put("customer", customer);
        document.put("receiver", to);
        document.put("lines", List.of(line));
        return document;
    }
}
