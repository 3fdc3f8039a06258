package io.daifa.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * The folder of the embedded PostgreSQL: {@code cluster} is the server's own, {@code password} its roles' password,
 * {@code created} marks that the cluster was made to the end, {@code server.log} is what the server says, and {@code lock} is
 * held by the one Daifa that uses it.
 */
final class DatabaseFolder implements AutoCloseable {

    private static final int MAJOR_VERSION = 17;

    private final Path path;
    private final FileChannel channel;
    private final boolean temporary;

    private DatabaseFolder(Path path, FileChannel channel, boolean temporary) {
        this.path = path;
        this.channel = channel;
        this.temporary = temporary;
    }

    /** Opens and locks it; an empty name makes a temporary one. */
    static DatabaseFolder open(String name) {
        try {
            var temporary = name.isBlank();
            var path = temporary
                    ? Files.createTempDirectory("daifa-postgres").toRealPath()
                    : Files.createDirectories(Path.of(name)).toRealPath();
            return new DatabaseFolder(path, lock(path), temporary);
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The folder of the embedded PostgreSQL, " + Path.of(name).toAbsolutePath() + ", cannot be used: "
                            + e.getMessage(),
                    "Make it writable, or set daifa.database.dir to another folder.",
                    e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel).isEmpty()) {
            channel.close();
            throw new DatabaseUnavailable(
                    "Another Daifa is running on the database in " + path + ".",
                    "Stop it, or set daifa.database.dir and daifa.database.port for this one.");
        }
        return channel;
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    Path path() {
        return path;
    }

    Path cluster() {
        return path.resolve("cluster");
    }

    Path log() {
        return path.resolve("server.log");
    }

    Path passwordFile() {
        return path.resolve("password");
    }

    /** The password of the server's roles, made at random on the first start; only the owner may read its file. */
    String password() throws IOException {
        var file = passwordFile();
        try {
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            if (Files.size(file) > 0) {
                return Files.readString(file).strip();
            }
        }
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Files.writeString(file, password);
        return password;
    }

    /** Refuses a cluster of another major version, and moves one aside whose making was cut short. */
    void check() throws IOException {
        if (!Files.exists(cluster())) {
            return;
        }
        if (!Files.exists(path.resolve("created"))) {
            Files.move(
                    cluster(),
                    path.resolve("cluster-incomplete-" + ProcessHandle.current().pid() + "-"
                            + Files.getLastModifiedTime(cluster()).toMillis()));
            return;
        }
        if (!Files.exists(passwordFile())) {
            throw new DatabaseUnavailable(
                    "The password of the embedded PostgreSQL, " + passwordFile() + ", is missing.",
                    "Put the file back, or set daifa.database.dir to a new folder. The data are still in " + path
                            + ".");
        }
        var version = Files.readString(cluster().resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(MAJOR_VERSION))) {
            throw new DatabaseUnavailable(
                    "The data in " + path + " are of PostgreSQL " + version + ", and this Daifa brings " + MAJOR_VERSION
                            + ".",
                    "Dump them with the Daifa that wrote them and load them into a new folder (daifa.database.dir).");
        }
    }

    /** Marks that the cluster was made to the end. */
    void created() throws IOException {
        if (!Files.exists(path.resolve("created"))) {
            Files.createFile(path.resolve("created"));
        }
    }

    /** The cluster's identity: PostgreSQL keeps its system identifier in the first eight bytes of this file. */
    long systemIdentifier() throws IOException {
        try (var file = FileChannel.open(cluster().resolve("global/pg_control"))) {
            var buffer = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
            while (buffer.hasRemaining() && file.read(buffer) >= 0) {
                // eight bytes may come in parts
            }
            return buffer.flip().getLong();
        }
    }

    /** The server that the cluster's pid file names, whether it lives or not. */
    Optional<PidFile> pidFile() throws IOException {
        var file = cluster().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file);
        return lines.size() < 4
                ? Optional.empty()
                : Optional.of(new PidFile(
                        Long.parseLong(lines.get(0).strip()),
                        Integer.parseInt(lines.get(3).strip())));
    }

    void deletePidFile() throws IOException {
        Files.deleteIfExists(cluster().resolve("postmaster.pid"));
    }

    /** Unlocks it, and deletes a temporary one. */
    @Override
    public void close() {
        try {
            channel.close();
            if (temporary) {
                try (var files = Files.walk(path)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server's process id and port. */
    record PidFile(long pid, int port) {}
}
