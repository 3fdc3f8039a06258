package io.daifa.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.daifa.engine.Users;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords are made once, and kept for their owner. */
class DemoStaffTest {

    @TempDir
    Path home;

    private final Users users = mock();

    @Test
    void aSecondStartMakesNobody() {
        assertThat(new DemoStaff(users, credentials()).complete()).isTrue();
        clearInvocations(users);
        when(users.exists(any())).thenReturn(true);

        assertThat(new DemoStaff(users, credentials()).complete()).isFalse();

        verify(users, never()).put(any(), any(), any(), any());
    }

    @Test
    void aUserWhoIsMissingGetsThePasswordThatIsKept() {
        var credentials = credentials();
        credentials.keep("login.logistics", "abcdefghjk");

        new DemoStaff(users, credentials).complete();

        verify(users).put(eq("logistics"), any(), eq("abcdefghjk"), eq("logistics"));
    }

    @Test
    void onlyTheOwnerReadsTheCredentials() throws Exception {
        new DemoStaff(users, credentials()).complete();

        var file = home.resolve("demo-credentials.txt");
        assertThat(Files.readString(file)).contains("login.order-desk = ").contains("login.admin = ");
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(file);
        }
    }

    private DemoCredentials credentials() {
        return new DemoCredentials(home.toString());
    }
}
