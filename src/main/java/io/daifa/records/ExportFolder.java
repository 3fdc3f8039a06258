package io.daifa.records;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Where the files lie until they are fetched: a folder that only the application may read. With several nodes it is one that all of them see.
 */
@Component
class ExportFolder {

    private final Path folder;
    private final DataSize spared;

    ExportFolder(
            @Value("${daifa.records.dir:${daifa.home}/exports}") Path folder,
            @Value("${daifa.records.spare:1GB}") DataSize spared) {
        this.folder = folder.toAbsolutePath().normalize();
        this.spared = spared;
    }

    /** The file as it is handed out: the one of the attempt that was ready, which no other attempt writes or deletes. */
    Path file(Export export) {
        return folder.resolve(
                export.id() + "-" + export.attempts() + "." + export.format().ending());
    }

    /** The file while that attempt writes it. */
    Path part(Export export) {
        return folder.resolve(export.id() + "-" + export.attempts() + ".part");
    }

    /** Begins the file of that attempt. */
    OutputStream begin(Export export) throws IOException {
        make();
        var part = part(export);
        Files.deleteIfExists(part);
        if (ownersAreKnown()) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        return Files.newOutputStream(part);
    }

    /** Whether there is room to go on: the disk is never filled to its end. */
    boolean hasRoom() throws IOException {
        make();
        FileStore disk = Files.getFileStore(folder);
        return disk.getUsableSpace() > spared.toBytes();
    }

    /** The file that was written is the one that is handed out. */
    long finish(Export export) throws IOException {
        return Files.size(Files.move(
                part(export), file(export), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes what has been written to for so long no more, whatever became of its row. */
    int deleteOlderThan(Instant now, Duration age) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[0-9a-f-]{36,}\\.(part|csv|xlsx)"))
                    .toList();
        }
        var deleted = 0;
        for (var file : files) {
            if (Files.getLastModifiedTime(file).compareTo(FileTime.from(now.minus(age))) < 0) {
                Files.deleteIfExists(file);
                deleted++;
            }
        }
        return deleted;
    }

    private void make() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder.getParent());
        if (ownersAreKnown()) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    private boolean ownersAreKnown() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
