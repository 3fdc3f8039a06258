package io.daifa.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/** Refuses to start the profile {@code prod} without the settings that have no safe default, naming all that are missing. */
class RequiredSettings implements EnvironmentPostProcessor, Ordered {

    private static final int SECRET_BYTES = 32;

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("prod"))) {
            check(environment);
        }
    }

    private static void check(Environment environment) {
        var missing = new ArrayList<String>();
        var secret = environment.getProperty("daifa.secret", "");
        if (secret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES) {
            missing.add("daifa.secret: at least 32 random bytes, such as from: openssl rand -base64 48"
                    + (secret.isEmpty() ? "" : " (what is set is too short)"));
        }
        require(
                environment,
                missing,
                "spring.datasource.url",
                "the database, such as jdbc:postgresql://db.example.com/daifa");
        require(environment, missing, "spring.mail.host", "the SMTP server that takes Daifa's mail");
        require(
                environment,
                missing,
                "daifa.mail.from",
                "the sender of Daifa's mail, such as Daifa <orders@example.com>");
        require(environment, missing, "daifa.base-url", "the public address, such as https://orders.example.com");
        if (!missing.isEmpty()) {
            throw new MissingSettings(missing);
        }
    }

    private static void require(Environment environment, List<String> missing, String setting, String what) {
        if (!StringUtils.hasText(environment.getProperty(setting))) {
            missing.add(setting + ": " + what);
        }
    }
}
