package io.daifa.aftersales;

import io.daifa.kernel.Links;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The links by which customers answer about a case: {@code /c/<id>.<token>}. The id (22 characters, base64url) finds the case and is no
 * secret; the token after the dot is. What the page takes depends on how the case stands, so that the link needs no end.
 */
@Component
public class CaseLinks {

    private static final String PURPOSE = "case";

    private final Links links;

    CaseLinks(Links links) {
        this.links = links;
    }

    /** The absolute address of the customer's page for that case: the same each time it is asked. */
    public String addressOf(CaseId id) {
        return links.address("/c/" + segment(id));
    }

    /** The case that the address's last segment opens; empty where it is malformed or the token is not that case's. */
    public Optional<CaseId> open(String segment) {
        return idIn(segment)
                .filter(id -> MessageDigest.isEqual(
                        segment(id).getBytes(StandardCharsets.US_ASCII), segment.getBytes(StandardCharsets.UTF_8)));
    }

    private String segment(CaseId id) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "."
                + links.token(PURPOSE, id.value(), 0);
    }

    private static Optional<CaseId> idIn(String segment) {
        if (!segment.matches("[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}")) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(segment.substring(0, 22)));
        return Optional.of(CaseId.of(new UUID(bytes.getLong(), bytes.getLong())));
    }
}
