package io.daifa.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasCommittedOutlivesAKillAndTheOrphanIsReplaced() throws Exception {
        var port = freePort();
        var killed = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString(),
                        Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("victim.log").toFile())
                .start();
        assertThat(killed.waitFor(120, TimeUnit.SECONDS)).isTrue();
        var orphan = pid();
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (var database = EmbeddedDatabase.start(settings(folder, port));
                var connection = connect(database)) {
            assertThat(one(connection, "SELECT name FROM kept")).isEqualTo("committed");
            assertThat(pid()).isNotEqualTo(orphan);
            assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
        }
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void itIsDurableAndOpenToLoopbackAndThePasswordOnly() throws Exception {
        try (var database = EmbeddedDatabase.start(settings(folder, 0));
                var connection = connect(database)) {
            assertThat(one(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(one(connection, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(one(connection, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(one(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(connection, "SHOW server_version")).startsWith("17.");
            assertThat(one(connection, "SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("false");
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "postgres", "guess"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> EmbeddedDatabase.start(settings(folder, 0)))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("Another Daifa");
        }
    }

    @Test
    void aPortOfAnotherProgramIsRefusedAndNothingIsTouched() throws Exception {
        try (var another = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            var settings = settings(folder, another.getLocalPort());

            assertThatThrownBy(() -> EmbeddedDatabase.start(settings))
                    .isInstanceOfSatisfying(
                            DatabaseUnavailable.class,
                            refused -> assertThat(new DatabaseUnavailableAnalyzer()
                                            .analyze(refused)
                                            .getAction())
                                    .contains("daifa.database.port", "spring.datasource.url"))
                    .hasMessageContaining("Port " + another.getLocalPort());
            assertThat(folder.resolve("cluster")).doesNotExist();
        }
    }

    @Test
    void anotherDaifasServerIsLeftAlone(@TempDir Path another) throws Exception {
        try (var theirs = EmbeddedDatabase.start(settings(another, 0));
                var connection = connect(theirs)) {
            var port = Integer.parseInt(one(connection, "SHOW port"));

            assertThatThrownBy(() -> EmbeddedDatabase.start(settings(folder, port)))
                    .isInstanceOf(DatabaseUnavailable.class);
            assertThat(one(connection, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void dataOfAnotherMajorVersionAreRefused() throws IOException {
        Files.createDirectories(folder.resolve("cluster"));
        Files.writeString(folder.resolve("cluster/PG_VERSION"), "16\n");
        Files.createFile(folder.resolve("created"));
        Files.writeString(folder.resolve("password"), "secret");

        assertThatThrownBy(() -> EmbeddedDatabase.start(settings(folder, 0)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("PostgreSQL 16");
    }

    /** Commits a row and dies without a word. */
    static final class Victim {

        private Victim() {}

        public static void main(String[] arguments) throws SQLException {
            var database = EmbeddedDatabase.start(settings(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
            try (var connection = connect(database);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (name text)");
                statement.execute("INSERT INTO kept VALUES ('committed')");
            }
            Runtime.getRuntime().halt(137);
        }
    }

    private static DatabaseSettings settings(Path folder, int port) {
        return new DatabaseSettings(folder.toString(), port, true, Map.of());
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), "daifa", database.password());
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("cluster/postmaster.pid"))
                .get(0)
                .strip());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
