package io.daifa.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By what orders are compared: SHA-256 in hex of an order as it was sent, and of what makes two look like one sent twice. */
final class Fingerprints {

    // Sorted and without nulls, so that a field that a later release adds does not make an order another one.
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Fingerprints() {}

    /** An article and how many of it. */
    record Goods(String sku, @Nullable String variant, int quantity) {}

    /** Of the whole order. */
    static String ofContent(NewOrder order) {
        return hash(order);
    }

    /** Of the goods and to whom they go, however the name, the number and the address are spaced and written. */
    static String ofLikeness(Receiver receiver, List<Goods> goods) {
        var phone = PhoneNumber.of(receiver.phone(), receiver.country());
        var sorted = goods.stream()
                .map(line -> plain(line.sku()) + "|" + plain(line.variant()) + "|" + line.quantity())
                .sorted()
                .toList();
        return hash(List.of(
                plain(receiver.name()),
                phone.digits() == null ? plain(receiver.phone()) : phone.digits() + "-" + plain(phone.extension()),
                receiver.country(),
                plain(receiver.province())
                        + plain(receiver.city())
                        + plain(receiver.district())
                        + plain(receiver.address()),
                sorted));
    }

    private static String plain(@Nullable String text) {
        return text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("[\\s\\p{Punct}]", "")
                        .toLowerCase(Locale.ROOT);
    }

    private static String hash(Object value) {
        try {
            var json = CANONICAL.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
