package io.daifa.order;

import java.util.Arrays;

/**
 * A text for matching beside the original: simplified, half-width, without spaces and punctuation; only its beginning, for divisions stand
 * nowhere else. It knows where each character stood, and where something was left out.
 */
final class AddressText {

    private static final int LONGEST = 160;
    private static final String SEPARATORS = ",，、.。·:：;；/|-—–_>\\\u200b\ufeff";

    private final String original;
    private final String compact;
    private final int[] origins;
    private final boolean[] separated;

    AddressText(String original, Script script) {
        this.original = original;
        var kept = new StringBuilder();
        var positions = new int[LONGEST + 1];
        var breaks = new boolean[LONGEST + 1];
        int i = 0;
        for (; i < original.length() && kept.length() < LONGEST; i++) {
            var c = script.simple(original.charAt(i));
            if (isSeparator(c)) {
                breaks[kept.length()] = true;
            } else {
                positions[kept.length()] = i;
                kept.append(c);
            }
        }
        positions[kept.length()] = i;
        this.compact = kept.toString();
        this.origins = Arrays.copyOf(positions, kept.length() + 1);
        this.separated = Arrays.copyOf(breaks, kept.length() + 1);
    }

    String compact() {
        return compact;
    }

    /** Whether the text ends at that place or something was left out before it. */
    boolean isSeparatedAt(int position) {
        return position >= compact.length() || separated[position];
    }

    /** The original from that place on. */
    String from(int position) {
        var rest = original.substring(origins[position]);
        int start = 0;
        while (start < rest.length() && isSeparator(rest.charAt(start))) {
            start++;
        }
        return rest.substring(start).strip().replace('\n', ' ');
    }

    private static boolean isSeparator(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || SEPARATORS.indexOf(c) >= 0;
    }
}
