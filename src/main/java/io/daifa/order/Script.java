package io.daifa.order;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Turns traditional into simplified characters and full width into half width, one for one, as far as divisions' names need it. */
final class Script {

    private final char[] simple = new char[Character.MAX_VALUE + 1];

    Script() {
        for (int c = 0; c < simple.length; c++) {
            simple[c] = (char) (c >= '！' && c <= '～' ? c - '！' + '!' : c);
        }
        try (InputStream pairs = Script.class.getResourceAsStream("/china-division/traditional.txt")) {
            if (pairs == null) {
                throw new IllegalStateException("china-division/traditional.txt is missing");
            }
            for (var pair : new String(pairs.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\\s+", -1)) {
                simple[pair.charAt(0)] = pair.charAt(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    char simple(char c) {
        return simple[c];
    }

    String simple(String text) {
        var chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = simple[chars[i]];
        }
        return new String(chars);
    }
}
