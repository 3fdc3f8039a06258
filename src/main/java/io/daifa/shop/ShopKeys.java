package io.daifa.shop;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Ids;
import io.daifa.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The keys with which shops call the API: {@code dfk_} and 32 random bytes, shown once; only their SHA-256 is stored. */
@Repository
public class ShopKeys {

    private static final String PREFIX = "dfk_";
    private static final int SECRET_BYTES = 32;
    private static final Pattern SECRET = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ShopKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A key as it is listed. */
    public record ShopKey(
            UUID id,
            String name,
            String createdBy,
            Instant createdAt,
            @Nullable Instant revokedAt) {}

    /** A key just made, with its secret: the only time that it is seen. */
    public record IssuedKey(ShopKey key, String secret) {

        @Override
        public String toString() {
            return "IssuedKey[" + key + "]";
        }
    }

    /** Makes a key for that shop; refuses an unknown shop and an empty name. */
    @Transactional
    public IssuedKey issue(UUID shopId, @Nullable String name, Actor by) throws Refusal {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.at("name", "shop-key-name-malformed", Integer.toString(LONGEST_NAME));
        }
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var key = new ShopKey(Ids.next(), name.strip(), by.name(), clock.instant(), null);
        var isUnknown = jdbc.sql("""
                                insert into daifa.shop_key (id, shop_id, name, key_hash, created_by, created_at)
                                select :id, s.id, :name, :hash, :by, :now from daifa.shop s where s.id = :shop
                                """)
                        .param("id", key.id())
                        .param("shop", shopId)
                        .param("name", key.name())
                        .param("hash", hash(secret))
                        .param("by", key.createdBy())
                        .param("now", key.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 0;
        if (isUnknown) {
            throw Refusal.because("shop-unknown");
        }
        return new IssuedKey(key, secret);
    }

    /** The shop whose key this is, while it is not revoked. */
    public Optional<Shop> shopOf(@Nullable String secret) {
        if (secret == null || !SECRET.matcher(secret).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("select " + Shops.COLUMNS + """
                         from daifa.shop_key k join daifa.shop s on s.id = k.shop_id
                        where k.key_hash = :hash and k.revoked_at is null
                        """)
                .param("hash", hash(secret))
                .query((row, number) -> Shops.shop(row))
                .optional();
    }

    /** Revokes a key; revoking it again changes nothing. Refuses an unknown one. */
    @Transactional
    public void revoke(UUID keyId) throws Refusal {
        var isUnknown = jdbc.sql("update daifa.shop_key set revoked_at = coalesce(revoked_at, :now) where id = :id")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("id", keyId)
                        .update()
                == 0;
        if (isUnknown) {
            throw Refusal.because("shop-key-unknown");
        }
    }

    /** The shop's keys, newest first. */
    public List<ShopKey> of(UUID shopId) {
        return jdbc.sql("""
                        select id, name, created_by, created_at, revoked_at from daifa.shop_key
                        where shop_id = :shop order by id desc
                        """)
                .param("shop", shopId)
                .query((row, number) -> key(row))
                .list();
    }

    private static ShopKey key(ResultSet row) throws SQLException {
        var revoked = row.getObject("revoked_at", OffsetDateTime.class);
        return new ShopKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                revoked == null ? null : revoked.toInstant());
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
