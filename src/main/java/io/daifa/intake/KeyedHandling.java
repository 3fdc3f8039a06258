package io.daifa.intake;

import io.daifa.kernel.ApiProblem;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Heeds the header {@code Idempotency-Key} at every POST beneath {@code /api}. It stands around the controller's method: the caller is known
 * there, and an error has not become an answer yet, so that the transaction can end by it or be tried again.
 */
@Configuration(proxyBeanMethods = false)
class KeyedHandling {

    private static final String OURS = "/api/";

    @Bean
    WebMvcRegistrations keyedHandlerAdapter(ObjectProvider<KeyedCalls> calls) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new Adapter(calls);
            }
        };
    }

    /** Writes the header into the description of each operation that heeds it. */
    @Bean
    GlobalOperationCustomizer keyedOperations() {
        return KeyedHandling::describe;
    }

    private static Operation describe(Operation operation, HandlerMethod method) {
        var path = method.getBeanType().getAnnotation(RequestMapping.class);
        var isOurs = path != null && Arrays.stream(path.path()).anyMatch(prefix -> prefix.startsWith(OURS));
        if (isOurs && method.hasMethodAnnotation(PostMapping.class)) {
            var isNeeded = method.hasMethodAnnotation(NeedsIdempotencyKey.class);
            operation.addParametersItem(new HeaderParameter()
                    .name(IdempotencyKey.HEADER)
                    .required(isNeeded)
                    .description(
                            "A name of yours for this call, such as a UUID: the same call sent again under it is done"
                                    + " once, and answered the same.")
                    .schema(new StringSchema().maxLength(IdempotencyKey.LONGEST)));
        }
        return operation;
    }

    private static final class Adapter extends RequestMappingHandlerAdapter {

        private final ObjectProvider<KeyedCalls> calls;

        Adapter(ObjectProvider<KeyedCalls> calls) {
            this.calls = calls;
        }

        @Override
        protected @Nullable ModelAndView invokeHandlerMethod(
                HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
            if (!request.getMethod().equals("POST") || !request.getRequestURI().startsWith(OURS)) {
                return super.invokeHandlerMethod(request, response, method);
            }
            var key = IdempotencyKey.of(request);
            if (key.isEmpty()) {
                if (method.hasMethodAnnotation(NeedsIdempotencyKey.class)) {
                    throw ApiProblem.at(HttpStatus.BAD_REQUEST, IdempotencyKey.HEADER, "idempotency-key-missing");
                }
                return super.invokeHandlerMethod(request, response, method);
            }
            // A request in parts was read already, and its parts can be read again.
            var parts = WebUtils.getNativeRequest(request, MultipartRequest.class);
            var whole = parts == null ? new BodyAgain(request) : request;
            var content = whole instanceof BodyAgain body ? body.bytes() : FileParts.digest(parts);
            var buffered = new ContentCachingResponseWrapper(response);
            var answered = calls.getObject().once(KeyedCall.of(request, key.get(), content), () -> {
                super.invokeHandlerMethod(whole, buffered, method);
                return KeptAnswer.of(buffered);
            });
            // Not before the commit: who gets the answer may rely on it.
            if (answered.before()) {
                answered.answer().writeTo(response);
            } else {
                buffered.copyBodyToResponse();
            }
            return null;
        }
    }
}
