package io.daifa.intake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.daifa.kernel.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Writes errors as {@code application/problem+json}, in the caller's language. */
@Component
class ProblemWriter {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_INSTANCE = 300;

    private final Texts texts;

    ProblemWriter(Texts texts) {
        this.texts = texts;
    }

    /** Answers with that problem. */
    void write(HttpServletRequest request, HttpServletResponse response, ApiProblem problem) throws IOException {
        var path = request.getRequestURI();
        write(
                request,
                response,
                problem,
                path.length() > LONGEST_INSTANCE ? path.substring(0, LONGEST_INSTANCE) : path);
    }

    /** Answers with 500 and a reference to the log, and nothing of what happened. */
    void writeFault(HttpServletRequest request, HttpServletResponse response, Throwable fault) throws IOException {
        var reference = "urn:uuid:" + UUID.randomUUID();
        LOG.error("{} {} failed ({})", request.getMethod(), request.getRequestURI(), reference, fault);
        write(request, response, ApiProblem.of(HttpStatus.INTERNAL_SERVER_ERROR, "our-fault"), reference);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, ApiProblem problem, String instance)
            throws IOException {
        var language = CallersLanguage.of(request);
        var items = problem.problems().stream()
                .map(one -> new ProblemDocument.Item(one.field(), one.code(), texts.of(language, one)))
                .toList();
        var detail = items.size() == 1
                ? items.get(0).detail()
                : texts.of(language, "problem.several", Integer.toString(items.size()));
        var document = new ProblemDocument(
                "urn:daifa:problem:" + items.get(0).code(),
                title(language, problem.status()),
                problem.status().value(),
                detail,
                instance,
                items,
                problem.more());
        response.resetBuffer();
        response.setStatus(problem.status().value());
        problem.headers().forEach(response::setHeader);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MEDIA_TYPE);
        var body = JSON.writeValueAsBytes(document);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private String title(Locale language, HttpStatus status) {
        return texts.of(language, "problemTitle." + status.name());
    }
}
