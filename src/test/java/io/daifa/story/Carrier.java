package io.daifa.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A carrier's program at the webhook: it signs as Standard Webhooks say. */
final class Carrier {

    /** The secret that the tests' settings name for the provider {@code daifa}. */
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private Carrier() {}

    static Browser.Page tells(String home, Instant now, List<Map<String, Object>> events) {
        try {
            var body = new ObjectMapper().writeValueAsString(Map.of("events", events));
            var id = "msg_" + UUID.randomUUID();
            var timestamp = Long.toString(now.getEpochSecond());
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            var signature = Base64.getEncoder()
                    .encodeToString(mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8)));
            return new Browser(home, Map.of())
                    .post(
                            "/webhooks/carriers/daifa",
                            body,
                            "webhook-id",
                            id,
                            "webhook-timestamp",
                            timestamp,
                            "webhook-signature",
                            "v1," + signature);
        } catch (JsonProcessingException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
