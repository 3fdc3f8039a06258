package io.daifa.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A call with a key: who calls, under which name, and what. Two callers may use the same key without knowing of each other.
 *
 * @param caller the shop, or the administrator
 * @param key the name of the call
 * @param content the hash of what is called, with the body as it came
 */
record KeyedCall(String caller, IdempotencyKey key, String content) {

    /** The call that this request is. */
    static KeyedCall of(HttpServletRequest request, IdempotencyKey key, byte[] body) {
        var principal = Objects.requireNonNull(request.getUserPrincipal(), "nobody calls");
        var kind = request.getRequestURI().startsWith("/api/admin/") ? "admin" : "shop";
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        return new KeyedCall(
                kind + ":" + principal.getName(),
                key,
                HexFormat.of().formatHex(digest(request.getMethod(), request.getRequestURI(), query, body)));
    }

    /** Under what it is kept: nobody can read the key out of it. */
    byte[] id() {
        return digest(caller, key.value());
    }

    /** What tells whether another call under the same key is the same. With the key in it, it does not tell equal bodies apart from others. */
    byte[] fingerprint() {
        return digest(caller, key.value(), content);
    }

    /** The hash of these parts, each with its length before it. */
    static byte[] digest(Object... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                var bytes = part instanceof byte[] raw ? raw : part.toString().getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
