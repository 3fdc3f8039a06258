package io.daifa.demo;

import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The way by which the demo's shop and carrier call Daifa: over HTTP, as those outside do, but from this machine. */
@Component
@Profile("demo")
class Loopback {

    private static final int TIMEOUT_MILLIS = 20_000;

    private final Environment environment;

    Loopback(Environment environment) {
        this.environment = environment;
    }

    /** A client of our own server; empty as long as none listens. */
    Optional<RestClient> client() {
        var port = environment.getProperty("local.server.port", Integer.class, 0);
        if (port <= 0) {
            return Optional.empty();
        }
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(TIMEOUT_MILLIS);
        requests.setReadTimeout(TIMEOUT_MILLIS);
        return Optional.of(RestClient.builder()
                .requestFactory(requests)
                .baseUrl("http://" + environment.getProperty("server.address", "127.0.0.1") + ":" + port)
                .build());
    }
}
