package io.daifa.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daifa.kernel.Ids;
import io.daifa.tracking.ParcelStatus;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;

/** Tells Daifa what happened to a parcel as carriers do: {@code POST /webhooks/carriers/daifa}, signed as Standard Webhooks has it. */
@Component
@Profile("demo")
class CarrierDoor {

    private static final String PROVIDER = "daifa";

    private final Loopback loopback;
    private final ObjectMapper json;
    private final Clock clock;
    private final String secret;

    CarrierDoor(
            Loopback loopback,
            ObjectMapper json,
            Clock clock,
            @Value("${" + CarrierSecret.SETTING + "}") String secret) {
        this.loopback = loopback;
        this.json = json;
        this.clock = clock;
        // While a secret is changed two stand there: either opens the door.
        this.secret = secret.split(",", 2)[0].strip();
    }

    /** Tells one station; fails with a RestClientException where it is not taken. */
    void tell(String trackingNumber, Instant at, ParcelStatus status, String place, String words) {
        var body = written(Map.of(
                "events",
                List.of(Map.of(
                        "trackingNumber", trackingNumber,
                        "at", at.toString(),
                        "code", status.name(),
                        "place", place,
                        "words", words))));
        var id = "msg_" + Ids.next();
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        loopback.client()
                .orElseThrow(() -> new ResourceAccessException("no server listens"))
                .post()
                .uri("/webhooks/carriers/" + PROVIDER)
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature(secret, id, timestamp, body))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    /** {@code v1,} and the base64 of HMAC-SHA256 over id, timestamp and body, by the key that stands in base64, behind {@code whsec_} or without. */
    static String signature(String secret, String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            var key =
                    secret.startsWith(CarrierSecret.PREFIX) ? secret.substring(CarrierSecret.PREFIX.length()) : secret;
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] written(Object document) {
        try {
            return json.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
