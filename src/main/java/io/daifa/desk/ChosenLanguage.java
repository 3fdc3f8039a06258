package io.daifa.desk;

import io.daifa.kernel.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page: what its reader chose (kept in the cookie {@code lang}), else what the page is written in for its reader (a
 * supplier's or a customer's language), else the first of {@code Accept-Language} that Daifa speaks, else Chinese.
 */
class ChosenLanguage extends CookieLocaleResolver {

    static final String COOKIE = "lang";

    private static final List<Locale> SPOKEN = List.of(Languages.CHINESE, Languages.ENGLISH);

    ChosenLanguage() {
        super(COOKIE);
        setCookieMaxAge(Duration.ofDays(365));
        setCookieHttpOnly(true);
        setCookieSameSite("Lax");
        setRejectInvalidCookies(false);
        setDefaultLocaleFunction(ChosenLanguage::asked);
    }

    /** Writes this page in the reader's known language, unless the reader has chosen another. */
    static void readerSpeaks(Locale language, HttpServletRequest request) {
        if (WebUtils.getCookie(request, COOKIE) == null && request.getParameter(COOKIE) == null) {
            request.setAttribute(LOCALE_REQUEST_ATTRIBUTE_NAME, Languages.of(language.toLanguageTag()));
        }
    }

    @Override
    protected @Nullable Locale parseLocaleValue(String value) {
        return spoken(value);
    }

    static @Nullable Locale spoken(@Nullable String tag) {
        return SPOKEN.stream()
                .filter(language -> language.getLanguage().equals(tag))
                .findFirst()
                .orElse(null);
    }

    private static Locale asked(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null) {
            return Languages.CHINESE;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return best == null ? Languages.CHINESE : best;
        } catch (IllegalArgumentException e) {
            return Languages.CHINESE;
        }
    }
}
