package io.daifa.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** What {@code templates/layout.html} shows on every page: who is logged in, and the way to the other language. */
@ControllerAdvice(annotations = Controller.class)
class Layout {

    static final String IN_LANGUAGE = "inLanguage";

    @ModelAttribute("user")
    @Nullable
    String user(@Nullable Principal principal) {
        return principal == null ? null : principal.getName();
    }

    /** What the user may do; null where nobody is logged in. */
    @ModelAttribute("may")
    @Nullable
    Allowed may(@Nullable Authentication user) {
        return user == null ? null : Allowed.to(user);
    }

    /** The same page in each language; a page that answered a form is asked for again. */
    @ModelAttribute(IN_LANGUAGE)
    Map<String, String> inLanguage(HttpServletRequest request) {
        var query = request.getMethod().equals("GET") ? request.getQueryString() : null;
        return inLanguage(query == null ? "" : "?" + query);
    }

    /** That address in each language: a form that is answered where nothing can be asked for names another. */
    static Map<String, String> inLanguage(String address) {
        var links = new LinkedHashMap<String, String>();
        var query = address.indexOf('?');
        for (var language : new String[] {"zh", "en"}) {
            links.put(
                    language,
                    UriComponentsBuilder.newInstance()
                            .path(query < 0 ? address : address.substring(0, query))
                            .query(query < 0 ? null : address.substring(query + 1))
                            .replaceQueryParam(ChosenLanguage.COOKIE, language)
                            .build()
                            .toUriString());
        }
        return links;
    }
}
