package io.daifa.demo;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * Gives the demo's carrier the secret that it signs with, new at each start: who signs and who checks is the same process. It is a setting
 * like every carrier's, so that the door knows no difference.
 */
class CarrierSecret implements EnvironmentPostProcessor, Ordered {

    static final String SETTING = "daifa.carriers.daifa.secret";
    static final String PREFIX = "whsec_";

    private static final int SECRET_BYTES = 32;

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.acceptsProfiles(Profiles.of("demo & !prod"))
                && !StringUtils.hasText(environment.getProperty(SETTING))) {
            var bytes = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(bytes);
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "demoCarrierSecret",
                            Map.of(SETTING, PREFIX + Base64.getEncoder().encodeToString(bytes))));
        }
    }
}
