package io.daifa.engine;

import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.ProblemWriter;
import io.daifa.kernel.Refused;
import jakarta.annotation.Priority;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Objects;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Tells refusals and conflicts to the callers of the engine's REST interface and to Tasklist. Jersey finds it as a service, for
 * both {@code /engine-rest} and {@code /camunda/api/engine}, and makes it without Spring; the mappers reach the application by
 * the servlet context.
 */
public final class RefusalReporting implements AutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(new RefusedMapper());
        context.register(new ConflictMapper());
        context.register(new WrappedMapper());
    }

    private abstract static class Mapper {

        @Context
        private @Nullable ServletContext servletContext;

        @Context
        private @Nullable HttpServletRequest request;

        @Nullable
        HttpServletRequest request() {
            return request;
        }

        Response response(ApiProblem problem) {
            return Response.status(problem.status().value())
                    .type(ProblemWriter.MEDIA_TYPE)
                    .entity(writer().forTasklist(Objects.requireNonNull(request), problem))
                    .build();
        }

        Response conflict() {
            return response(ApiProblem.of(HttpStatus.CONFLICT, "somebody-was-faster"));
        }

        private ProblemWriter writer() {
            return WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                    .getBean(ProblemWriter.class);
        }
    }

    /** A business refusal: 422 with its reasons, or 409 where it contradicts what stands. */
    private static final class RefusedMapper extends Mapper implements ExceptionMapper<Refused> {

        @Override
        public Response toResponse(Refused refused) {
            return response(ApiProblem.refused(refused.problems(), refused.isConflict()));
        }
    }

    /** Two changed the same at once: 409, and what to do. */
    private static final class ConflictMapper extends Mapper implements ExceptionMapper<OptimisticLockingException> {

        @Override
        public Response toResponse(OptimisticLockingException conflict) {
            return conflict();
        }
    }

    /** The same conflict, and a task that is gone, as the task's resource wraps them; all else stays as the engine says it. */
    @Priority(1)
    private static final class WrappedMapper extends Mapper implements ExtendedExceptionMapper<RestException> {

        @Override
        public boolean isMappable(RestException exception) {
            return exception.getCause() instanceof OptimisticLockingException || isMissingTask(exception);
        }

        @Override
        public Response toResponse(RestException exception) {
            return isMissingTask(exception)
                    ? response(ApiProblem.of(HttpStatus.NOT_FOUND, "task-is-gone"))
                    : conflict();
        }

        private boolean isMissingTask(RestException exception) {
            var request = request();
            return exception.getCause() instanceof NullValueException
                    && request != null
                    && request.getRequestURI().contains("/task/");
        }
    }
}
