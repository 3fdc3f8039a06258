package io.daifa.supplier;

/** The numbers of an order's supplier orders: the shop, its order number, and a letter for the part: A to Z, then AA, AB and so on. */
final class PartNumbers {

    private static final int LETTERS = 26;

    private PartNumbers() {}

    /** The number of that part, counted from 0, of the order that this number is of. */
    static String sibling(String number, int part) {
        return number.substring(0, number.lastIndexOf('-') + 1) + letters(part);
    }

    private static String letters(int part) {
        var letters = new StringBuilder();
        for (var left = part; left >= 0; left = left / LETTERS - 1) {
            letters.insert(0, (char) ('A' + left % LETTERS));
        }
        return letters.toString();
    }
}
