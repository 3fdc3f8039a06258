package io.daifa.intake;

import io.daifa.kernel.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost filter of {@code /api} and {@code /webhooks}: it caps bodies, and turns what the filters within and the container refuse
 * or fail in into problem documents.
 */
final class ApiEdge extends OncePerRequestFilter {

    private final ApiErrors errors;
    private final ProblemWriter writer;

    ApiEdge(ApiErrors errors, ProblemWriter writer) {
        this.errors = errors;
        this.writer = writer;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var limit = limitOf(request.getRequestURI());
        if (request.getContentLengthLong() > limit) {
            writer.write(request, response, ApiErrors.tooLarge(limit));
            return;
        }
        try {
            chain.doFilter(new CappedBody(request, limit), new Answers(request, response));
        } catch (IOException | ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            errors.answer(
                    request,
                    response,
                    e instanceof ServletException && e.getCause() instanceof Exception cause ? cause : e);
        }
    }

    private static long limitOf(String path) {
        if (path.startsWith("/api/admin/")) {
            return CappedBody.LARGEST_TABLE;
        }
        return path.matches(PhotosApi.PATH_PATTERN) ? CappedBody.LARGEST_WITH_PHOTOS : CappedBody.LARGEST;
    }

    /** What others send as a bare status becomes a problem document. */
    private final class Answers extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        Answers(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendError(int status) throws IOException {
            var problem = ApiErrors.of(status);
            var response = (HttpServletResponse) getResponse();
            if (problem.isPresent()) {
                writer.write(request, response, problem.get());
            } else {
                writer.writeFault(request, response, new UncheckedIOException(new IOException("status " + status)));
            }
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }
}
