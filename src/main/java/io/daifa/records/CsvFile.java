package io.daifa.records;

import io.daifa.kernel.Money;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as spreadsheet programs take them: UTF-8 with its mark, lines ended as RFC 4180 wants. */
class CsvFile implements RecordFile {

    private static final char MARK = '\uFEFF';

    /** A cell that begins with one of these may be taken for a formula (the wide ones are taken for the narrow by Chinese settings). */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final CSVPrinter printer;
    private final DateTimeFormatter moments;

    CsvFile(OutputStream file, List<String> headings, ZoneId zone) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        writer.write(MARK);
        this.moments = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(zone);
        this.printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(headings);
    }

    @Override
    public void write(List<@Nullable Object> cells) throws IOException {
        for (var cell : cells) {
            printer.print(written(cell));
        }
        printer.println();
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }

    private @Nullable Object written(@Nullable Object cell) {
        if (cell instanceof Instant moment) {
            return moments.format(moment);
        }
        if (cell instanceof Money money) {
            return money.amount().toPlainString();
        }
        return cell instanceof String text ? harmless(text) : cell;
    }

    /** The text so that no program takes it for a formula. */
    static String harmless(String text) {
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
