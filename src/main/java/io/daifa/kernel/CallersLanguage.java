package io.daifa.kernel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** In which language programs are answered: the first of Chinese and English that they accept, else English. */
public final class CallersLanguage {

    private CallersLanguage() {}

    /** The language of that caller. */
    public static Locale of(HttpServletRequest request) {
        // Without the header, the servlet API answers with the server's own language.
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Languages.ENGLISH;
        }
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("zh") || language.equals("en"))
                .findFirst()
                .map(Languages::of)
                .orElse(Languages.ENGLISH);
    }
}
