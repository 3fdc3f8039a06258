package io.daifa.intake;

import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.ProblemWriter;
import io.daifa.kernel.Refusal;
import io.daifa.kernel.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells every error of {@code /api} and {@code /webhooks} as a problem document. It is no controller advice, because an unknown path
 * has no controller, and the pages of people show errors their own way.
 */
@Component
class ApiErrors implements HandlerExceptionResolver, Ordered {

    private final ProblemWriter writer;

    ApiErrors(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception error) {
        // What Spring Security throws is for its own filters to answer.
        if (!isOurs(request)
                || response.isCommitted()
                || error instanceof AccessDeniedException
                || error instanceof AuthenticationException) {
            return null;
        }
        try {
            answer(request, response, error);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    /** Answers with what the error means to the caller. */
    void answer(HttpServletRequest request, HttpServletResponse response, Exception error) throws IOException {
        var problem = problemOf(error);
        if (problem.isPresent()) {
            writer.write(request, response, problem.get());
        } else {
            writer.writeFault(request, response, error);
        }
    }

    private static boolean isOurs(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/api/") || path.startsWith("/webhooks/");
    }

    private static Optional<ApiProblem> problemOf(Exception error) {
        if (causedBy(error, CappedBody.TooLarge.class) instanceof CappedBody.TooLarge large) {
            return Optional.of(tooLarge(large.limit()));
        }
        if (error instanceof ApiProblem problem) {
            return Optional.of(problem);
        }
        if (error instanceof Refusal refusal) {
            return Optional.of(ApiProblem.of(refusal));
        }
        if (error instanceof Refused refused) {
            return Optional.of(ApiProblem.refused(refused.problems(), refused.isConflict()));
        }
        if (error instanceof HttpRequestMethodNotSupportedException method) {
            var problem = ApiProblem.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", method.getMethod());
            var allowed = method.getSupportedMethods();
            return Optional.of(allowed == null ? problem : problem.with(HttpHeaders.ALLOW, String.join(", ", allowed)));
        }
        if (error instanceof HttpMediaTypeNotSupportedException type) {
            var understood = type.getSupportedMediaTypes().stream()
                    .map(MediaType::toString)
                    .collect(Collectors.joining(", "));
            return Optional.of(ApiProblem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type-not-understood", understood)
                    .with(HttpHeaders.ACCEPT, understood));
        }
        if (error instanceof MethodArgumentTypeMismatchException mismatch) {
            // An id in a path that is no id names nothing.
            return Optional.of(
                    mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                            ? ApiProblem.notFound()
                            : ApiProblem.at(HttpStatus.BAD_REQUEST, mismatch.getName(), "parameter-malformed"));
        }
        if (error instanceof MissingServletRequestParameterException missing) {
            return Optional.of(ApiProblem.at(HttpStatus.BAD_REQUEST, missing.getParameterName(), "parameter-missing"));
        }
        if (error instanceof HttpMessageNotReadableException) {
            return Optional.of(ApiProblem.of(HttpStatus.BAD_REQUEST, "body-unreadable"));
        }
        if (error instanceof ConcurrencyFailureException) {
            return Optional.of(busy("1"));
        }
        if (error instanceof TransientDataAccessException
                || error instanceof DataAccessResourceFailureException
                || error instanceof CannotCreateTransactionException) {
            return Optional.of(busy("5"));
        }
        if (error instanceof ErrorResponse response) {
            return of(response.getStatusCode().value());
        }
        return Optional.empty();
    }

    /** The problem that a bare status means; empty for one that is our fault. */
    static Optional<ApiProblem> of(int code) {
        var status = HttpStatus.resolve(code);
        if (status == null || !status.is4xxClientError()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (status) {
                    case NOT_FOUND -> ApiProblem.notFound();
                    case FORBIDDEN -> ApiProblem.of(status, "forbidden");
                    case UNAUTHORIZED -> ApiProblem.of(status, "key-needed");
                    case NOT_ACCEPTABLE -> ApiProblem.of(status, "not-acceptable");
                    case PAYLOAD_TOO_LARGE -> tooLarge(CappedBody.LARGEST);
                    default -> ApiProblem.of(HttpStatus.BAD_REQUEST, "request-malformed");
                });
    }

    static ApiProblem tooLarge(long limit) {
        return ApiProblem.of(HttpStatus.PAYLOAD_TOO_LARGE, "body-over-limit", Long.toString(limit / 1024));
    }

    private static ApiProblem busy(String seconds) {
        return ApiProblem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy").with(HttpHeaders.RETRY_AFTER, seconds);
    }

    private static @Nullable Throwable causedBy(Throwable error, Class<? extends Throwable> type) {
        var cause = error;
        for (var depth = 0; cause != null && depth < 10; depth++) {
            if (type.isInstance(cause)) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }
}
