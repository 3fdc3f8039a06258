package io.daifa.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Problem;
import io.daifa.kernel.ProblemWriter;
import io.daifa.kernel.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds a shop that starts an order through the engine's REST interface to the one variable {@code order}. With anything
 * else in the body it could pass by the intake (start instructions skip the start event) or leave data in the engine.
 */
final class ShopStart extends OncePerRequestFilter {

    /** The one path that a shop may call. */
    static final String PATH = "/engine-rest/process-definition/key/dropship-order/start";

    private static final Set<String> TYPES = Set.of("Json", "String");
    private static final int LARGEST_BODY = 2_000_000;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ProblemWriter problems;

    ShopStart(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var roles = SecurityContextHolder.getContext().getAuthentication().getAuthorities();
        return roles.stream().noneMatch(role -> role.getAuthority().equals("ROLE_" + StaffGroups.SHOPS));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            problems.write(request, response, ApiProblem.of(HttpStatus.PAYLOAD_TOO_LARGE, "body-too-large"));
            return;
        }
        JsonNode start;
        try {
            start = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            problems.write(request, response, ApiProblem.of(HttpStatus.BAD_REQUEST, "body-is-no-json"));
            return;
        }
        var found = check(start);
        if (found.isEmpty()) {
            chain.doFilter(new ReadBody(request, body), response);
        } else {
            problems.write(request, response, ApiProblem.of(new Refusal(found)));
        }
    }

    private static List<Problem> check(JsonNode start) {
        var found = new ArrayList<Problem>();
        start.fieldNames().forEachRemaining(field -> {
            if (!field.equals("variables")) {
                found.add(Problem.at(field, "start-takes-order-only"));
            }
        });
        var variables = start.path("variables");
        variables.fieldNames().forEachRemaining(variable -> {
            if (!variable.equals("order")) {
                found.add(Problem.at("variables." + variable, "start-takes-order-only"));
            }
        });
        var order = variables.path("order");
        if (!order.has("value")) {
            found.add(Problem.at("variables.order", "start-needs-order"));
        } else if (!order.get("value").isTextual() || !isText(order)) {
            // The engine answers values that it cannot read with an error of its own.
            found.add(Problem.at("variables.order", "start-order-is-text"));
        }
        return found;
    }

    private static boolean isText(JsonNode variable) {
        return TYPES.contains(variable.path("type").asText("String"));
    }

    /** The request with its body, which has been read. */
    private static final class ReadBody extends HttpServletRequestWrapper {

        private final byte[] body;

        ReadBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var stream = new ByteArrayInputStream(body);
            return new ServletInputStream() {

                @Override
                public int read() {
                    return stream.read();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    return stream.read(buffer, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return stream.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
