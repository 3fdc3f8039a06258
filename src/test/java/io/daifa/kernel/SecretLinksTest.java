package io.daifa.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretLinksTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final UUID ID = UUID.fromString("019ab000-0000-7000-8000-000000000001");

    private final Links links = new SecretLinks(SECRET, "https://daifa.example/");

    @Test
    void theSameLinkIsTheSameTokenAgain() {
        assertThat(links.token("supplier", ID, 1))
                .hasSize(43)
                .matches("[A-Za-z0-9_-]+")
                .isEqualTo(new SecretLinks(SECRET, "http://other").token("supplier", ID, 1));
    }

    @Test
    void anotherPurposeThingRevisionOrSecretIsAnotherToken() {
        assertThat(links.token("supplier", ID, 1))
                .isNotEqualTo(links.token("track", ID, 1))
                .isNotEqualTo(links.token("supplier", ID, 11))
                .isNotEqualTo(links.token("supplier", UUID.fromString("019ab000-0000-7000-8000-000000000002"), 1))
                .isNotEqualTo(new SecretLinks(SECRET + "x", "http://other").token("supplier", ID, 1));
    }

    @Test
    void onlyTheHashNeedsToBeStored() {
        assertThat(links.hash("token"))
                .hasSize(32)
                .isEqualTo(links.hash("token"))
                .isNotEqualTo(links.hash("other"));
    }

    @Test
    void anAddressHasOneSlashBetweenBaseAndPath() {
        assertThat(links.address("/s/abc")).isEqualTo("https://daifa.example/s/abc");
    }

    @Test
    void aShortSecretIsNoSecret() {
        assertThatThrownBy(() -> new SecretLinks("short", "http://x")).hasMessageContaining("daifa.secret");
    }
}
