package io.daifa.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds the lists that the webapps ask for without a bound, such as Cockpit for a diagram's versions: the engine would refuse them, as it
 * has a limit ({@code queryMaxResultsLimit}).
 */
@Component
class BoundedLists extends OncePerRequestFilter {

    private static final String LISTS = "/camunda/api/engine/";
    private static final String BOUND = "maxResults=";

    private final int limit;

    BoundedLists(@Value("${camunda.bpm.generic-properties.properties.queryMaxResultsLimit}") int limit) {
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var query = request.getQueryString();
        return !request.getMethod().equals("GET")
                || !request.getRequestURI().startsWith(LISTS)
                || (query != null && query.contains(BOUND));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getQueryString() {
                        var query = super.getQueryString();
                        return (query == null || query.isEmpty() ? "" : query + "&") + BOUND + limit;
                    }
                },
                response);
    }
}
