package io.daifa.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/** The headers of every page for people: nothing from elsewhere, nothing inline, no frames, no traces in caches, indexes and referrers. */
class PageHeaders implements HandlerInterceptor {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:%s;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** Staff see the articles' pictures, which stand elsewhere. */
    private static final String WITH_PICTURES = " https:";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader(
                "Content-Security-Policy",
                POLICY.formatted(request.getRequestURI().startsWith("/desk/") ? WITH_PICTURES : ""));
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return true;
    }
}
