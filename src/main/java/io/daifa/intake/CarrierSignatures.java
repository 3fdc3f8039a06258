package io.daifa.intake;

import io.daifa.tracking.Provider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Checks who sent a webhook, as Standard Webhooks describes it: HMAC-SHA256 over id, time and body. A provider's secret ({@code whsec_} and
 * base64 of at least 24 bytes) is the setting {@code daifa.carriers.<provider>.secret}; while it is changed, two stand there with a comma
 * between them. The specification's own library reads the system's clock and texts instead of bytes.
 */
@Component
class CarrierSignatures {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int SHORTEST_SECRET = 24;
    private static final int LONGEST_HEADER = 2000;
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private final Clock clock;
    private final Map<Provider, List<byte[]>> secrets = new EnumMap<>(Provider.class);

    CarrierSignatures(Clock clock, Environment settings) {
        this.clock = clock;
        for (var provider : Provider.values()) {
            var setting = "daifa.carriers." + provider.name().toLowerCase(Locale.ROOT) + ".secret";
            var value = settings.getProperty(setting, "");
            if (!value.isBlank()) {
                secrets.put(provider, secrets(setting, value));
            }
        }
    }

    /** The provider of that name, if it has a secret here: without one nobody can send in its name. */
    Optional<Provider> provider(String name) {
        return Provider.named(name).filter(secrets::containsKey);
    }

    /** Whether the body comes from that provider, and lately. */
    boolean isSigned(
            Provider provider,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body) {
        if (id == null || id.isEmpty() || timestamp == null || signatures == null) {
            return false;
        }
        if (id.length() > LONGEST_HEADER || signatures.length() > LONGEST_HEADER || !isNow(timestamp)) {
            return false;
        }
        var signed = false;
        for (var secret : secrets.getOrDefault(provider, List.of())) {
            var expected = VERSION + Base64.getEncoder().encodeToString(hmac(secret, id, timestamp, body));
            for (var signature : signatures.split(" ", -1)) {
                // No early end: how long it takes must tell nothing.
                signed |= MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
            }
        }
        return signed;
    }

    private boolean isNow(String timestamp) {
        if (!timestamp.matches("\\d{1,11}")) {
            return false;
        }
        var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
    }

    private static byte[] hmac(byte[] secret, String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> secrets(String setting, String value) {
        var secrets = new ArrayList<byte[]>();
        for (var one : value.strip().split("\\s*,\\s*", -1)) {
            secrets.add(secret(setting, one));
        }
        return secrets;
    }

    private static byte[] secret(String setting, String text) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(setting + " is not base64", e);
        }
        if (secret.length < SHORTEST_SECRET) {
            throw new IllegalStateException(setting + " has fewer than " + SHORTEST_SECRET + " bytes");
        }
        return secret;
    }
}
