package io.daifa.mail;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Empties the outbox from time to time, unless {@code daifa.sweeps.enabled} says no. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "daifa.sweeps.enabled", matchIfMissing = true)
class OutboxSchedule {

    private final Outbox outbox;

    OutboxSchedule(Outbox outbox) {
        this.outbox = outbox;
    }

    @Scheduled(
            initialDelayString = "${daifa.mail.outbox-every:PT15S}",
            fixedDelayString = "${daifa.mail.outbox-every:PT15S}")
    void send() {
        outbox.send();
    }
}
