package io.daifa.kernel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Links whose tokens are an HMAC of what they open; the key is {@code daifa.secret}, which nobody may know or change. */
@Component
class SecretLinks implements Links {

    private static final int SHORTEST_SECRET = 32;

    private final SecretKeySpec key;
    private final String base;

    SecretLinks(
            @Value("${daifa.secret}") String secret, @Value("${daifa.base-url:http://localhost:8080}") String base) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("daifa.secret must have at least " + SHORTEST_SECRET + " bytes");
        }
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.base = URI.create(base).toString().replaceAll("/+$", "");
    }

    @Override
    public String token(String purpose, UUID id, int revision) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var opened = purpose + ":" + id + ":" + revision;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(opened.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String address(String path) {
        return base + path;
    }
}
