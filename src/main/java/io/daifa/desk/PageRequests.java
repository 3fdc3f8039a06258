package io.daifa.desk;

import io.daifa.order.Order;
import io.daifa.order.OrderId;
import io.daifa.order.Orders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives the pages what is asked of them in one piece: an {@link OrderRequest} or a {@link LinkRequest}. */
final class PageRequests implements HandlerMethodArgumentResolver {

    // Pages are set up before the modules are.
    private final ObjectProvider<Orders> orders;

    PageRequests(ObjectProvider<Orders> orders) {
        this.orders = orders;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == OrderRequest.class || parameter.getParameterType() == LinkRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var response = Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
        var model = Objects.requireNonNull(container).getModel();
        // Spring does the same where a page takes the response: one that names no view has answered by it.
        container.setRequestHandled(true);
        if (parameter.getParameterType() == LinkRequest.class) {
            return new LinkRequest(inPath(request, "segment"), typed(request), request, response, model);
        }
        return new OrderRequest(
                order(inPath(request, "id")),
                typed(request),
                (Authentication) Objects.requireNonNull(request.getUserPrincipal()),
                RequestContextUtils.getLocale(request),
                model,
                RequestContextUtils.getOutputFlashMap(request),
                response);
    }

    private Order order(String id) {
        try {
            return orders.getObject()
                    .find(OrderId.of(UUID.fromString(id)))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static String inPath(HttpServletRequest request, String name) {
        var variables = (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return String.valueOf(variables.get(name));
    }

    private static Map<String, String> typed(HttpServletRequest request) {
        var typed = new LinkedHashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> typed.put(name, values.length == 0 ? "" : values[0]));
        return typed;
    }
}
