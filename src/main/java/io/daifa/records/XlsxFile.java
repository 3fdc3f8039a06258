package io.daifa.records;

import io.daifa.kernel.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet: numbers, amounts and times are what they are, texts are texts and never formulas; the headings stay in sight and can be
 * filtered by.
 */
class XlsxFile implements RecordFile {

    /** Rows of one sheet, by its format. */
    static final int MOST_ROWS = 1_048_575;

    private static final int LONGEST_TEXT = 32_767;
    private static final int AT_ONCE = 500;

    private final OutputStream file;
    private final Workbook book;
    private final Worksheet sheet;
    private final List<Column> columns;
    private final ZoneId zone;
    private int row;

    XlsxFile(OutputStream file, String name, List<Column> columns, List<String> headings, ZoneId zone)
            throws IOException {
        this.file = file;
        this.columns = columns;
        this.zone = zone;
        this.book = new Workbook(file, "Daifa", "1.0");
        this.sheet = book.newWorksheet(name);
        sheet.freezePane(0, 1);
        for (var column = 0; column < columns.size(); column++) {
            sheet.width(column, columns.get(column).width());
            sheet.inlineString(0, column, headings.get(column));
            sheet.style(0, column).bold().fillColor("E3F1EC").set();
        }
        row = 1;
    }

    @Override
    public void write(List<@Nullable Object> cells) throws IOException {
        for (var column = 0; column < cells.size(); column++) {
            write(column, cells.get(column));
        }
        row++;
        if (row % AT_ONCE == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        sheet.setAutoFilter(0, 0, row - 1, columns.size() - 1);
        sheet.finish();
        book.finish();
        file.close();
    }

    private void write(int column, @Nullable Object cell) {
        if (cell instanceof String text) {
            if (!text.isEmpty()) {
                sheet.inlineString(row, column, text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
            }
        } else if (cell instanceof Instant moment) {
            sheet.value(row, column, LocalDateTime.ofInstant(moment, zone));
            sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
        } else if (cell instanceof Money money) {
            var amount = money.amount();
            sheet.value(row, column, amount);
            sheet.style(row, column)
                    .format(amount.scale() <= 0 ? "#,##0" : "#,##0." + "0".repeat(amount.scale()))
                    .set();
        } else if (cell instanceof Percent percent) {
            sheet.value(row, column, BigDecimal.valueOf(percent.value(), 2));
            sheet.style(row, column).format("0%").set();
        } else if (cell instanceof Number number) {
            sheet.value(row, column, number);
        }
    }
}
