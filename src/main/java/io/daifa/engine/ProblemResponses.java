package io.daifa.engine;

import io.daifa.kernel.Problem;
import io.daifa.kernel.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Writes what the filters refuse as {@code application/problem+json}. */
@Component
class ProblemResponses {

    private final Texts texts;
    private final LocaleResolver languages;

    ProblemResponses(Texts texts, LocaleResolver languages) {
        this.texts = texts;
        this.languages = languages;
    }

    /** 401 to a caller without a name and password that fit. */
    AuthenticationEntryPoint basicLogin() {
        return (request, response, refused) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"daifa\", charset=\"UTF-8\"");
            write(request, response, HttpStatus.UNAUTHORIZED, "login-needed");
        };
    }

    /** 403 to a caller who may not. */
    AccessDeniedHandler forbidden() {
        return (request, response, refused) -> write(request, response, HttpStatus.FORBIDDEN, "not-allowed");
    }

    /** 403 to a caller without a login, where a login would not help. */
    AuthenticationEntryPoint nothingHere() {
        return (request, response, refused) -> write(request, response, HttpStatus.FORBIDDEN, "not-allowed");
    }

    void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        write(response, ProblemDocument.of(texts, languages.resolveLocale(request), status, code));
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, List<Problem> problems) throws IOException {
        write(response, ProblemDocument.refused(texts, languages.resolveLocale(request), problems));
    }

    private static void write(HttpServletResponse response, ProblemDocument problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.getOutputStream().write(problem.toJson().getBytes(StandardCharsets.UTF_8));
    }
}
