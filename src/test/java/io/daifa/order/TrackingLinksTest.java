package io.daifa.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.kernel.Ids;
import io.daifa.kernel.Links;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrackingLinksTest {

    private final TrackingLinks links = new TrackingLinks(new Derived());
    private final OrderId order = OrderId.of(Ids.next());

    @Test
    void aLinkOpensItsOrder() {
        assertThat(links.open(segment(order))).contains(order);
    }

    @Test
    void theSameOrderHasTheSameLink() {
        assertThat(links.addressOf(order)).isEqualTo(links.addressOf(order)).startsWith("https://daifa.example/t/");
    }

    @Test
    void anothersTokenOpensNothing() {
        var other = segment(OrderId.of(Ids.next()));
        var own = segment(order);

        assertThat(links.open(own.substring(0, 23) + other.substring(23))).isEmpty();
    }

    @Test
    void whatIsNoLinkOpensNothing() {
        assertThat(links.open("")).isEmpty();
        assertThat(links.open(order.toString())).isEmpty();
        assertThat(links.open(segment(order) + "x")).isEmpty();
        assertThat(links.open(segment(order).substring(1))).isEmpty();
    }

    private String segment(OrderId id) {
        var address = links.addressOf(id);
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** A token of the right length that differs with its id. */
    private static final class Derived implements Links {

        @Override
        public String token(String purpose, UUID id, int revision) {
            var bytes = (purpose + id + revision).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            return text.substring(text.length() - 43);
        }

        @Override
        public byte[] hash(String token) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String address(String path) {
            return "https://daifa.example" + path;
        }
    }
}
