package io.daifa.records;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a list can be narrowed by: the field {@code name}, and the condition with its value as the parameter of the same name.
 *
 * @param words the kind of word that its choices are said with, such as {@code stage}
 * @param choices the codes to choose from, of the type CHOICE
 */
public record Filter(String name, Type type, String sql, String words, List<String> choices) {

    /** What is chosen or typed. */
    public enum Type {
        SHOP,
        SUPPLIER,
        CARRIER,
        CHOICE,
        WORDS
    }

    /** The choices are copied. */
    public Filter {
        choices = List.copyOf(choices);
    }

    static Filter of(String name, Type type, String sql) {
        return new Filter(name, type, sql, "", List.of());
    }

    static Filter choice(String name, String sql, String words, Enum<?>... codes) {
        return new Filter(
                name, Type.CHOICE, sql, words, Stream.of(codes).map(Enum::name).toList());
    }

    /** The key of its label. */
    public String label() {
        return "records.filter." + name;
    }
}
