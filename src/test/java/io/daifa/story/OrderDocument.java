package io.daifa.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** An order as a shop writes it. */
public final class OrderDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode json = JSON.createObjectNode();

    OrderDocument(String number, String sku, int house, Instant now) {
        json.put("shopOrderNumber", number);
        json.put("placedAt", now.toString());
        json.putObject("payment").put("state", "PAID").put("paidAt", now.toString());
        json.put("currency", "CNY");
        json.put("total", "40.00");
        json.put("shippingFee", "0.00");
        json.put("discount", "0.00");
        json.putObject("customer").put("nick", "buyer " + number).put("email", "buyer" + number + "@customers.test");
        json.putObject("receiver")
                .put("name", "张女士")
                .put("phone", "13812341234")
                .put("country", "CN")
                .put("address", "浙江省杭州市滨江区晓风巷" + house + "号3幢501室");
        json.putArray("lines")
                .addObject()
                .put("sku", sku)
                .put("name", "商品")
                .put("quantity", 2)
                .put("unitPrice", "20.00");
    }

    /** The document, to be read or changed. */
    public ObjectNode json() {
        return json;
    }

    /** Its number. */
    public String number() {
        return json.path("shopOrderNumber").asText();
    }

    /** The customer's address for mail. */
    public String email() {
        return json.path("customer").path("email").asText();
    }

    /** With another value of the receiver's. */
    public OrderDocument receiver(String field, String value) {
        ((ObjectNode) json.get("receiver")).put(field, value);
        return this;
    }

    /** With another value at the top. */
    public OrderDocument with(String field, String value) {
        json.put(field, value);
        return this;
    }
}
