package io.daifa.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Writes errors as {@code application/problem+json}, in the caller's language: alike at every door that programs use. */
@Component
public class ProblemWriter {

    /** What the answers are. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
    private static final ObjectMapper JSON = safeForHtml();
    private static final int LONGEST_INSTANCE = 300;

    private final Texts texts;

    ProblemWriter(Texts texts) {
        this.texts = texts;
    }

    /** Answers with that problem. */
    public void write(HttpServletRequest request, HttpServletResponse response, ApiProblem problem) throws IOException {
        write(request, response, problem, path(request));
    }

    /** Answers with 500 and a reference to the log, and nothing of what happened. */
    public void writeFault(HttpServletRequest request, HttpServletResponse response, Throwable fault)
            throws IOException {
        var reference = "urn:uuid:" + UUID.randomUUID();
        LOG.error("{} {} failed ({})", request.getMethod(), request.getRequestURI(), reference, fault);
        write(request, response, ApiProblem.of(HttpStatus.INTERNAL_SERVER_ERROR, "our-fault"), reference);
    }

    /**
     * The document of that problem for a page that shows its member {@code message} and takes it for HTML, as Tasklist does: all reasons,
     * escaped, in that language, each behind the name of its field where there is one among the labels.
     */
    public String forTasklist(
            HttpServletRequest request, ApiProblem problem, Locale language, Map<String, String> labels) {
        return json(ProblemDocument.of(texts, language, problem, path(request)).withMessage(texts, language, labels));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, ApiProblem problem, String instance)
            throws IOException {
        var language = CallersLanguage.of(request);
        var body = json(ProblemDocument.of(texts, language, problem, instance)).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.status().value());
        problem.headers().forEach(response::setHeader);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static ObjectMapper safeForHtml() {
        var json = new ObjectMapper();
        json.getFactory().setCharacterEscapes(new HtmlSafeJson());
        return json;
    }

    private static String path(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.length() > LONGEST_INSTANCE ? path.substring(0, LONGEST_INSTANCE) : path;
    }

    private static String json(ProblemDocument document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
