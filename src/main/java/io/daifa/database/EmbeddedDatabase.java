package io.daifa.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A PostgreSQL of our own, on loopback only: started with the application and stopped after the last connection is closed.
 *
 * <p>Its roles are {@code postgres}, which owns the server, and {@code daifa}, which owns the database {@code daifa} and is no
 * superuser; both have the password in the folder's file {@code password} (SCRAM), because other users of the machine reach
 * loopback, too. A server that a killed application left behind is recognised and replaced.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final long LARGEST_LOG = 10_000_000;
    private static final int LINES_TO_SHOW = 10;

    private final DatabaseFolder folder;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedDatabase(DatabaseFolder folder, EmbeddedPostgres server, String password) {
        this.folder = folder;
        this.server = server;
        this.password = password;
    }

    /** Starts it; refuses with a {@link DatabaseUnavailable} when its folder or its port is another's. */
    static EmbeddedDatabase start(DatabaseSettings settings) {
        var folder = DatabaseFolder.open(settings.dir());
        try {
            folder.check();
            var password = folder.password();
            new OrphanedServer(folder, password).stop();
            requireFree(settings.port(), folder);
            trimLog(folder);
            var database = new EmbeddedDatabase(folder, startServer(settings, folder, password), password);
            try {
                database.createRoleAndDatabase();
                folder.created();
            } catch (IOException | RuntimeException e) {
                database.server.close();
                throw e;
            }
            return database;
        } catch (IOException e) {
            folder.close();
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL in " + folder.path() + " did not start: " + e.getMessage() + tail(folder),
                    "See " + folder.log() + ", or name a database with spring.datasource.url.",
                    e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static void requireFree(int port, DatabaseFolder folder) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "Port " + port
                            + " on 127.0.0.1, where Daifa runs its own PostgreSQL, is used by another program, which is"
                            + " not the server of " + folder.path() + ".",
                    "Stop that program, or set daifa.database.port to a free port, or name a database with"
                            + " spring.datasource.url. The data in " + folder.path() + " were not touched.",
                    e);
        }
    }

    private static void trimLog(DatabaseFolder folder) throws IOException {
        if (Files.exists(folder.log()) && Files.size(folder.log()) > LARGEST_LOG) {
            Files.delete(folder.log());
        }
    }

    private static EmbeddedPostgres startServer(DatabaseSettings settings, DatabaseFolder folder, String password)
            throws IOException {
        var onOff = settings.durable() ? "on" : "off";
        var log = ProcessBuilder.Redirect.appendTo(folder.log().toFile());
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.cluster())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_TIMEOUT)
                .setPort(settings.port())
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setConnectConfig("password", password)
                // These are initdb's options. The driver and psql connect by TCP with the password, nobody without it.
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", onOff)
                .setServerConfig("full_page_writes", onOff)
                .setServerConfig("synchronous_commit", onOff)
                .setServerConfig("max_connections", "100")
                .setServerConfig("wal_compression", "on")
                .setServerConfig("log_checkpoints", "off");
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            builder.setServerConfig("unix_socket_directories", "''");
        }
        settings.settings().forEach(builder::setServerConfig);
        return builder.start();
    }

    private void createRoleAndDatabase() throws IOException {
        try (var connection = OrphanedServer.connect(server.getPort(), password)) {
            if (!exists(connection, "SELECT FROM pg_roles WHERE rolname = 'daifa'")) {
                // The password is base64url: there is nothing in it to quote.
                execute(connection, "CREATE ROLE daifa LOGIN PASSWORD '" + password + "'");
            }
            if (!exists(connection, "SELECT FROM pg_database WHERE datname = 'daifa'")) {
                execute(connection, "CREATE DATABASE daifa OWNER daifa");
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String tail(DatabaseFolder folder) {
        try {
            List<String> lines = Files.exists(folder.log()) ? Files.readAllLines(folder.log()) : List.of();
            return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TO_SHOW), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    /** Where it listens. */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort()
                + "/daifa?reWriteBatchedInserts=true&ApplicationName=daifa";
    }

    /** The password of the roles {@code daifa} and {@code postgres}. */
    String password() {
        return password;
    }

    @Override
    public void close() throws IOException {
        server.close();
        folder.close();
    }
}
