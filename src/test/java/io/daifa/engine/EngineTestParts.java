package io.daifa.engine;

import io.daifa.kernel.Refusal;
import io.daifa.kernel.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine's tests bring: a diagram with a listener that refuses, users, a clock, and a bean that nobody may call. */
@TestConfiguration(proxyBeanMethods = false)
class EngineTestParts {

    static final String PASSWORD = "correct-horse-battery";

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    @Bean
    Tripwire tripwire() {
        return new Tripwire();
    }

    @Bean
    TaskListener refusingListener(@Lazy JdbcClient jdbc) {
        return task -> {
            if ("collide".equals(task.getVariable("outcome"))) {
                jdbc.sql("UPDATE act_ru_task SET rev_ = rev_ + 1 WHERE id_ = ?")
                        .param(task.getId())
                        .update();
                return;
            }
            if (!"confirm".equals(task.getVariable("outcome"))) {
                throw new Refused(Refusal.at("outcome", "start-takes-order-only"));
            }
        };
    }

    @Bean
    SmartInitializingSingleton testDiagrams(RepositoryService repository, ResourcePatternResolver resources) {
        return () ->
                new DiagramDeployment(repository, resources, (name, file) -> file, "classpath*:diagrams/*.*").deploy();
    }

    @Bean
    SmartInitializingSingleton testUsers(IdentityService identity, StaffGroups groups) {
        return () -> {
            groups.afterSingletonsInstantiated();
            user(identity, "chen.desk", "order-desk");
            user(identity, "li.purchasing", "purchasing");
            user(identity, "zhao.admin", StaffGroups.PROCESS_ADMIN);
            user(identity, "root", StaffGroups.CAMUNDA_ADMIN);
            user(identity, "shop-a", StaffGroups.SHOPS);
        };
    }

    private static void user(IdentityService identity, String id, String group) {
        var user = identity.newUser(id);
        user.setPassword(PASSWORD);
        identity.saveUser(user);
        identity.createMembership(id, group);
    }

    /** Counts who gets through to it. */
    static final class Tripwire {

        private final AtomicInteger calls = new AtomicInteger();

        /** Called by an expression that should not reach it. */
        public String touch() {
            calls.incrementAndGet();
            return "touched";
        }

        int calls() {
            return calls.get();
        }
    }

    /** A clock that runs, and can be set forward. */
    static final class SettableClock extends Clock {

        private Duration ahead = Duration.ZERO;

        synchronized void advance(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public synchronized Instant instant() {
            return Clock.tickMillis(ZoneOffset.UTC).instant().plus(ahead);
        }
    }
}
