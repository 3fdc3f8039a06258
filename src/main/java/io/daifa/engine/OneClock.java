package io.daifa.engine;

import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/** Makes sure that a command sees the clock of its own application: several of them, with a clock each, share a JVM in tests. */
final class OneClock extends CommandInterceptor {

    private final EngineClock.Driver clock;

    OneClock(EngineClock.Driver clock) {
        this.clock = clock;
    }

    @Override
    public <T> T execute(Command<T> command) {
        clock.drive();
        return next.execute(command);
    }
}
