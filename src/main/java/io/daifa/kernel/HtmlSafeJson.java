package io.daifa.kernel;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import org.jspecify.annotations.Nullable;

/** Writes {@code <} and {@code >} of a JSON text as escapes: the same text, and no tag for who takes the document for HTML. */
final class HtmlSafeJson extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

    HtmlSafeJson() {
        for (var character : "<>".toCharArray()) {
            escapes[character] = CharacterEscapes.ESCAPE_STANDARD;
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return escapes.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return null;
    }
}
