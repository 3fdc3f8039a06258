package io.daifa.shop;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The keys with which shops call the API: {@code dfk_} and 32 random bytes, shown once; only their SHA-256 is stored. */
@Repository
public class ShopKeys {

    /** A key as it is listed. */
    public record ShopKey(
            UUID id,
            String name,
            String createdBy,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    /** A key just made, with its secret: the only time that it is seen. */
    public record IssuedKey(ShopKey key, String secret) {}

    /** Makes a key for that shop; refuses an unknown shop and an empty name. */
    public IssuedKey issue(UUID shopId, String name, Actor by) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** The shop whose key this is, while it is not revoked. */
    public Optional<Shop> shopOf(String secret) {
        throw new UnsupportedOperationException();
    }

    /** Revokes a key; revoking it again changes nothing. Refuses an unknown one. */
    public void revoke(UUID keyId) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** The shop's keys, newest first. */
    public List<ShopKey> of(UUID shopId) {
        throw new UnsupportedOperationException();
    }
}
