package io.daifa.engine;

import java.time.Clock;
import java.time.ZoneOffset;
import org.joda.time.DateTimeUtils;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One clock for the application and the engine. The engine's {@code ClockUtil} asks Joda-Time, and Joda-Time asks the clock
 * bean; a test that brings a {@code @Primary} clock drives both.
 */
@Configuration(proxyBeanMethods = false)
class EngineClock {

    /** The clock, in milliseconds as the database and the engine keep them. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    Driver engineClockDriver(Clock clock) {
        return new Driver(clock);
    }

    /** Joda-Time's source is static: the application whose engine worked last drives it. */
    static final class Driver implements DisposableBean {

        private final DateTimeUtils.MillisProvider clock;

        Driver(Clock clock) {
            this.clock = clock::millis;
            drive();
        }

        void drive() {
            DateTimeUtils.setCurrentMillisProvider(clock);
        }

        @Override
        public void destroy() {
            DateTimeUtils.setCurrentMillisSystem();
        }
    }
}
