package io.daifa.order;

import io.daifa.kernel.Links;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The links by which customers follow their order: {@code /t/<id>.<token>}. The id (22 characters, base64url) finds the order and is no
 * secret; the token after the dot is.
 */
@Component
public class TrackingLinks {

    private static final String PURPOSE = "track";

    private final Links links;

    public TrackingLinks(Links links) {
        this.links = links;
    }

    /** The absolute address of the customer's page for that order: the same each time it is asked. */
    public String addressOf(OrderId id) {
        return links.address("/t/" + segment(id));
    }

    /** The order that the address's last segment opens; empty where it is malformed or the token is not that order's. */
    public Optional<OrderId> open(String segment) {
        return idIn(segment)
                .filter(id -> MessageDigest.isEqual(
                        segment(id).getBytes(StandardCharsets.US_ASCII), segment.getBytes(StandardCharsets.UTF_8)));
    }

    /** The last segment of that address. */
    public String segmentOf(OrderId id) {
        return segment(id);
    }

    private String segment(OrderId id) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "."
                + links.token(PURPOSE, id.value(), 0);
    }

    private static Optional<OrderId> idIn(String segment) {
        if (!segment.matches("[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}")) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(segment.substring(0, 22)));
        return Optional.of(OrderId.of(new UUID(bytes.getLong(), bytes.getLong())));
    }
}
