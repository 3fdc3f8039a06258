package io.daifa.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class RequiredSettingsTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void productionNamesAllThatIsMissingAtOnce() {
        environment.setActiveProfiles("prod");
        environment.setProperty("daifa.secret", "too short");

        var refused = catchThrowableOfType(MissingSettings.class, this::process);

        assertThat(refused.settings()).hasSize(5);
        assertThat(new MissingSettingsAnalyzer().analyze(refused).getDescription())
                .contains(
                        "daifa.secret",
                        "too short",
                        "spring.datasource.url",
                        "spring.mail.host",
                        "daifa.mail.from",
                        "daifa.base-url");
    }

    @Test
    void productionStartsWithAllOfThem() {
        environment.setActiveProfiles("prod");
        environment.setProperty("daifa.secret", "0123456789abcdef0123456789abcdef");
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://db/daifa");
        environment.setProperty("spring.mail.host", "mail");
        environment.setProperty("daifa.mail.from", "Daifa <orders@example.com>");
        environment.setProperty("daifa.base-url", "https://orders.example.com");

        assertThatCode(this::process).doesNotThrowAnyException();
    }

    @Test
    void theDemoNeedsNone() {
        environment.setActiveProfiles("demo");

        assertThatCode(this::process).doesNotThrowAnyException();
    }

    @Test
    void theDemosSecretIsMadeOnceAndOnlyItsOwnerReadsIt(@TempDir Path folder) throws IOException {
        var file = folder.resolve("data/secret");

        var secret = DemoSecret.readOrMake(file);

        assertThat(secret).hasSizeGreaterThanOrEqualTo(43);
        assertThat(DemoSecret.readOrMake(file)).isEqualTo(secret);
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }

    private void process() {
        new RequiredSettings().postProcessEnvironment(environment, new SpringApplication());
    }
}
