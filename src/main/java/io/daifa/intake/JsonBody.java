package io.daifa.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.daifa.kernel.ApiProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Reads JSON as strictly as it is written down: no name twice, nothing after the end, numbers as they stand. */
final class JsonBody {

    private static final int DEEPEST = 20;
    private static final int LONGEST_NUMBER = 100;

    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonBody() {}

    /** What the body holds; an error of status 400 names the line and the column where it is broken. */
    static JsonNode read(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "body-missing");
        }
        try {
            var node = STRICT.readTree(body);
            if (node == null || node.isMissingNode()) {
                throw ApiProblem.of(HttpStatus.BAD_REQUEST, "body-missing");
            }
            return node;
        } catch (JsonProcessingException e) {
            // Its message quotes the body, in which there are personal data.
            var place = e.getLocation();
            throw ApiProblem.of(
                    HttpStatus.BAD_REQUEST,
                    "json-broken",
                    Integer.toString(place == null ? 1 : place.getLineNr()),
                    Integer.toString(place == null ? 1 : place.getColumnNr()));
        } catch (IOException e) {
            // Bytes that are no UTF-8.
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "body-unreadable");
        }
    }

    /** The same, of a text. */
    static JsonNode read(String body) {
        return read(body.getBytes(StandardCharsets.UTF_8));
    }
}
