package io.daifa.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that was given: its status, the headers that belong to it, its body, a text. */
record KeptAnswer(int status, Map<String, String> headers, String body) {

    /** Tells a caller that it gets what it got before. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final List<String> HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.CACHE_CONTROL);

    /** The answer as it stands there. */
    static KeptAnswer of(ContentCachingResponseWrapper response) {
        var headers = new LinkedHashMap<String, String>();
        for (var header : HEADERS) {
            var value =
                    header.equals(HttpHeaders.CONTENT_TYPE) ? response.getContentType() : response.getHeader(header);
            if (value != null) {
                headers.put(header, value);
            }
        }
        return new KeptAnswer(
                response.getStatus(), headers, new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    /** Gives it once more. */
    void writeTo(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
