package io.daifa.records;

import org.jspecify.annotations.Nullable;

/**
 * A column of a record; its heading is the text {@code records.column.<name>}.
 *
 * @param on where it stands
 * @param width in characters, of a spreadsheet's column
 * @param sort the sort that its heading offers
 */
public record Column(
        String name,
        Type type,
        Place on,
        int width,
        @Nullable String sort) {

    /** What is in its cells. */
    public enum Type {
        TEXT,
        NUMBER,
        AMOUNT,
        PERCENT,
        MOMENT
    }

    /** Everywhere, or in files alone, where there is room for it. */
    public enum Place {
        ALL,
        FILE
    }

    /** The key of its heading. */
    public String heading() {
        return "records.column." + name;
    }

    static Column text(String name, int width) {
        return new Column(name, Type.TEXT, Place.ALL, width, null);
    }

    static Column number(String name) {
        return new Column(name, Type.NUMBER, Place.ALL, 8, null);
    }

    static Column amount(String name) {
        return new Column(name, Type.AMOUNT, Place.ALL, 12, null);
    }

    static Column moment(String name) {
        return new Column(name, Type.MOMENT, Place.ALL, 17, null);
    }

    Column inFiles() {
        return new Column(name, type, Place.FILE, width, sort);
    }

    Column sortedBy(String by) {
        return new Column(name, type, on, width, by);
    }
}
