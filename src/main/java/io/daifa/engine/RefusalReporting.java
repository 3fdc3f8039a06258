package io.daifa.engine;

import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.CallersLanguage;
import io.daifa.kernel.Languages;
import io.daifa.kernel.ProblemWriter;
import io.daifa.kernel.Refused;
import jakarta.annotation.Priority;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
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
        context.register(new PermissionMapper());
    }

    private abstract static class Mapper {

        private static final Pattern TASK = Pattern.compile("/task/(\\p{XDigit}{8}-[\\p{XDigit}-]{27})");

        @Context
        private @Nullable ServletContext servletContext;

        @Context
        private @Nullable HttpServletRequest request;

        Response response(ApiProblem problem) {
            return response(problem, Map.of());
        }

        Response response(ApiProblem problem, Map<String, String> labels) {
            var asked = Objects.requireNonNull(request);
            return Response.status(problem.status().value())
                    .type(ProblemWriter.MEDIA_TYPE)
                    .entity(
                            isFromWebapp(asked)
                                    ? writer().forTasklist(asked, problem, languageOfTasks(), labels)
                                    : writer().forTasklist(asked, problem, CallersLanguage.of(asked), Map.of()))
                    .build();
        }

        /** A person at a form reads the form's language, whatever the browser prefers; a program is answered in its own. */
        private static boolean isFromWebapp(HttpServletRequest asked) {
            return asked.getRequestURI().contains("/camunda/api/");
        }

        private Locale languageOfTasks() {
            return Languages.of(application().getEnvironment().getProperty("daifa.language"));
        }

        /**
         * Whether this is about a task that is not there, or not there any more: one that goes while somebody works at it makes the engine
         * trip over whatever of it is missing first.
         */
        boolean isAboutGoneTask(@Nullable Throwable failure) {
            if (request == null) {
                return false;
            }
            var path = request.getRequestURI();
            if (failure instanceof NullValueException && path.contains("/task/")) {
                return true;
            }
            var task = TASK.matcher(path);
            return task.find() && !isThere(task.group(1));
        }

        private boolean isThere(String task) {
            return application()
                            .getBean(JdbcClient.class)
                            .sql("select count(*) from public.act_ru_task where id_ = :id")
                            .param("id", task)
                            .query(Integer.class)
                            .single()
                    > 0;
        }

        Response gone() {
            return response(ApiProblem.of(HttpStatus.NOT_FOUND, "task-is-gone"));
        }

        Response conflict() {
            return response(ApiProblem.of(HttpStatus.CONFLICT, "somebody-was-faster"));
        }

        private ProblemWriter writer() {
            return application().getBean(ProblemWriter.class);
        }

        private WebApplicationContext application() {
            return WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext);
        }
    }

    /** A business refusal: 422 with its reasons, or 409 where it contradicts what stands. */
    private static final class RefusedMapper extends Mapper implements ExceptionMapper<Refused> {

        @Override
        public Response toResponse(Refused refused) {
            return response(ApiProblem.refused(refused.problems(), refused.isConflict()), refused.labels());
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
            return isConflict(exception) || isAboutGoneTask(exception.getCause());
        }

        @Override
        public Response toResponse(RestException exception) {
            return isConflict(exception) ? conflict() : gone();
        }

        private static boolean isConflict(RestException exception) {
            return exception.getCause() instanceof OptimisticLockingException;
        }
    }

    /** A task that goes in the act, of which its permissions go first: the engine says then that the person had none. */
    @Priority(1)
    private static final class PermissionMapper extends Mapper
            implements ExtendedExceptionMapper<AuthorizationException> {

        @Override
        public boolean isMappable(AuthorizationException exception) {
            return isAboutGoneTask(exception);
        }

        @Override
        public Response toResponse(AuthorizationException exception) {
            return gone();
        }
    }
}
