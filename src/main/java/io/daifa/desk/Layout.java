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
    @ModelAttribute("inLanguage")
    Map<String, String> inLanguage(HttpServletRequest request) {
        var links = new LinkedHashMap<String, String>();
        for (var language : new String[] {"zh", "en"}) {
            var link = UriComponentsBuilder.newInstance();
            if (request.getMethod().equals("GET")) {
                link.query(request.getQueryString());
            }
            links.put(
                    language,
                    link.replaceQueryParam(ChosenLanguage.COOKIE, language)
                            .build()
                            .toUriString());
        }
        return links;
    }
}
