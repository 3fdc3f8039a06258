package io.daifa.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ModelMap;

/**
 * What a customer asks at the page that a link opens.
 *
 * @param segment the link's last part, which proves who asks
 * @param typed what was typed, by the fields' names
 */
record LinkRequest(
        String segment,
        Map<String, String> typed,
        HttpServletRequest request,
        HttpServletResponse response,
        ModelMap model) {

    /** The words in that field; null for none. */
    @Nullable
    String words(String field) {
        return Typed.words(typed.get(field));
    }

    /** The page for a link that opens nothing. */
    String unknown() {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "customer/unknown";
    }

    /** Sends the browser to that page, as an answer without a view. */
    @Nullable
    String see(String path) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + path);
        return null;
    }
}
