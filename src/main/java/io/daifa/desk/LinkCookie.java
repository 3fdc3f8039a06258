package io.daifa.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;

/** Takes a link's token out of the address into a cookie of the page, so that it does not stay in histories and screenshots. */
final class LinkCookie {

    private LinkCookie() {}

    /** Keeps the token, and sends the browser to the page of that path. */
    static void keep(String name, String token, String path, HttpServletRequest request, HttpServletResponse response) {
        // Lax, because a strict cookie is not sent along a redirect that began in a webmail; forged forms are kept out
        // by their token.
        var cookie = ResponseCookie.from(name, token)
                .path(path)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + path);
    }
}
