package io.daifa.tracking;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Watches the parcels from time to time, unless {@code daifa.sweeps.enabled} says no. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "daifa.sweeps.enabled", matchIfMissing = true)
class ParcelWatchSchedule {

    private final ParcelWatch watch;

    ParcelWatchSchedule(ParcelWatch watch) {
        this.watch = watch;
    }

    @Scheduled(
            initialDelayString = "${daifa.tracking.watch-every:PT5M}",
            fixedDelayString = "${daifa.tracking.watch-every:PT5M}")
    void watch() {
        watch.sweep();
    }
}
