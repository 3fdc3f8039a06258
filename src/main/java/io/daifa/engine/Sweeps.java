package io.daifa.engine;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Lets the periodic sweeps run. Each is safe on several nodes at once, and what one misses the next finds; tests, whose clock stands still,
 * call them by hand.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnProperty(name = "daifa.sweeps", havingValue = "true", matchIfMissing = true)
class Sweeps {}
