package io.daifa.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that a killed Daifa left behind. It is ours when it knows our password, serves our folder and bears our cluster's
 * identity; then it is stopped, so that a new one starts with today's settings. Another's server is left alone.
 */
final class OrphanedServer {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DatabaseFolder folder;
    private final String password;

    OrphanedServer(DatabaseFolder folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    /** Stops it if there is one; nothing that was committed is lost. */
    void stop() throws IOException {
        var pidFile = folder.pidFile().orElse(null);
        if (pidFile == null) {
            return;
        }
        var process =
                ProcessHandle.of(pidFile.pid()).filter(ProcessHandle::isAlive).orElse(null);
        if (process == null) {
            return;
        }
        if (isAnotherProgram(process)) {
            // After a power cut the number may belong to anything, and PostgreSQL would take that for itself.
            folder.deletePidFile();
            return;
        }
        if (disconnectAll(pidFile.port())) {
            LOG.info("Stopping the PostgreSQL that a killed Daifa left behind (process {})", pidFile.pid());
            terminate(process);
        }
    }

    private static boolean isAnotherProgram(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> !Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }

    /** Ends the sessions of a server that is ours, for it stops when nobody is connected; says whether it is ours. */
    private boolean disconnectAll(int port) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = connect(port, password)) {
                if (!isOurs(connection)) {
                    return false;
                }
                try (var statement = connection.createStatement()) {
                    statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
                }
                return true;
            } catch (SQLException e) {
                if (!CANNOT_CONNECT_NOW.equals(e.getSQLState()) || System.nanoTime() > deadline) {
                    LOG.debug("The server on port {} is not ours", port, e);
                    return false;
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    private boolean isOurs(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT current_setting('data_directory'), system_identifier FROM pg_control_system()")) {
            return row.next()
                    && Path.of(row.getString(1)).equals(folder.cluster())
                    && row.getLong(2) == folder.systemIdentifier();
        }
    }

    private static void terminate(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // The write-ahead log brings back what was committed.
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of the server's owner. */
    static Connection connect(int port, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "20");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }
}
