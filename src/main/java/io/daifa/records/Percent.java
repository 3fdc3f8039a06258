package io.daifa.records;

/** So many per cent. */
public record Percent(int value) {

    @Override
    public String toString() {
        return value + "%";
    }
}
