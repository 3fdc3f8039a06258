package io.daifa.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that only their owner may read, where the file system knows owners. */
final class OwnerOnly {

    private OwnerOnly() {}

    /** Writes the whole file or leaves the old one: it is written beside its place (temporary files are the owner's alone) and moved. */
    static void write(Path file, byte[] content) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var written = Files.createTempFile(folder, file.getFileName().toString(), ".new");
        try {
            Files.write(written, content);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
