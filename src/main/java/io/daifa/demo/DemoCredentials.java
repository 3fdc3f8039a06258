package io.daifa.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demo's passwords and its shop's key, in {@code demo-credentials.txt} that only its owner may read: the first-steps page shows them
 * again, although nothing else keeps them but as hashes.
 */
@Component
@Profile("demo")
class DemoCredentials {

    private static final int PASSWORD_LENGTH = 10;
    /** Without what is easily misread. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final TreeMap<String, String> kept = new TreeMap<>();

    DemoCredentials(@Value("${daifa.home:./data}") String home) {
        file = Path.of(home, "demo-credentials.txt");
        read();
    }

    /** Where they are kept. */
    Path file() {
        return file;
    }

    /** The secret of that name. */
    synchronized Optional<String> find(String name) {
        return Optional.ofNullable(kept.get(name));
    }

    /** Keeps the secret of that name, in the file first. */
    synchronized void keep(String name, String secret) {
        var before = kept.put(name, secret);
        try {
            write();
        } catch (IOException e) {
            if (before == null) {
                kept.remove(name);
            } else {
                kept.put(name, before);
            }
            throw new UncheckedIOException("cannot keep the demo's logins in " + file.toAbsolutePath(), e);
        }
    }

    /** A new password that can be read out and typed. */
    String newPassword() {
        return random.ints(PASSWORD_LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private void write() throws IOException {
        var text = new StringBuilder("# 演示环境的登录账号 · Logins of the Daifa demo. Not for production.\n");
        kept.forEach(
                (name, secret) -> text.append(name).append(" = ").append(secret).append('\n'));
        OwnerOnly.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                var equals = line.indexOf('=');
                if (!line.startsWith("#") && equals > 0) {
                    var secret = line.substring(equals + 1).strip();
                    if (!secret.isEmpty()) {
                        kept.put(line.substring(0, equals).strip(), secret);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the demo's logins in " + file.toAbsolutePath(), e);
        }
    }
}
