package io.daifa.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daifa.order.Orders;
import io.daifa.shop.Shop;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Sends the three orders in as a shop does, each unless it is known. */
@Component
@Profile("demo")
class DemoOrders {

    private static final Logger LOG = LoggerFactory.getLogger(DemoOrders.class);

    private final Orders orders;
    private final Loopback loopback;
    private final DemoCredentials credentials;
    private final ObjectMapper json;
    private final Clock clock;

    DemoOrders(Orders orders, Loopback loopback, DemoCredentials credentials, ObjectMapper json, Clock clock) {
        this.orders = orders;
        this.loopback = loopback;
        this.credentials = credentials;
        this.json = json;
        this.clock = clock;
    }

    /** Sends what is missing; what does not arrive is tried again at the next start. */
    void send(Shop shop) {
        var missing = ArticleOrder.ALL.stream()
                .filter(order -> orders.byNumber(shop.id(), order.number()).isEmpty())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        var client = loopback.client();
        if (client.isEmpty()) {
            LOG.info("No server listens: the demo's orders are not sent in.");
            return;
        }
        for (var order : missing) {
            try {
                post(client.get(), order);
            } catch (RestClientException e) {
                LOG.warn("The demo's order {} was not taken in: {}", order.number(), e.getMessage());
            }
        }
    }

    private void post(RestClient client, ArticleOrder order) {
        client.post()
                .uri("/api/v1/orders")
                .header(
                        "Authorization",
                        "Bearer " + credentials.find(DemoShop.KEY).orElseThrow())
                .contentType(MediaType.APPLICATION_JSON)
                .body(written(order))
                .retrieve()
                .toBodilessEntity();
    }

    private byte[] written(ArticleOrder order) {
        try {
            return json.writeValueAsBytes(order.document(clock.instant()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
