package io.daifa.desk;

import io.daifa.shipment.PastedNumbers.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/** What became of pasted lines, in words; and the lines that are left to be put right. */
record PastedRows(List<Row> rows, int good, int bad, String left) {

    /** A line: what it is about, and why it was not taken; empty where it was. */
    record Row(int line, String order, String carrier, String number, boolean good, String reasons) {}

    static PastedRows of(List<Outcome> outcomes, Wording wording) {
        return new PastedRows(
                outcomes.stream()
                        .map(one -> new Row(
                                one.line(),
                                one.supplierOrder(),
                                one.carrier(),
                                one.number(),
                                one.isGood(),
                                one.problems().stream().map(wording::problem).collect(Collectors.joining(" "))))
                        .toList(),
                (int) outcomes.stream().filter(Outcome::isGood).count(),
                (int) outcomes.stream().filter(one -> !one.isGood()).count(),
                outcomes.stream()
                        .filter(one -> !one.isGood())
                        .map(Outcome::pasted)
                        .collect(Collectors.joining("\n")));
    }
}
