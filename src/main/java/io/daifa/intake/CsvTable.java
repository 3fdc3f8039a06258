package io.daifa.intake;

import io.daifa.kernel.ApiProblem;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A table in CSV: UTF-8, with or without a byte-order mark, the columns' names in the first line, in English or Chinese and in any sequence.
 * What is wrong is told with the line (as an editor counts them) and the column as the table calls it.
 */
final class CsvTable {

    private static final int MOST_ROWS = 20_000;
    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_CELL = 1000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern ITEM = Pattern.compile("\\w+\\[(\\d{1,6})](?:\\.(\\w+).*)?");

    private final Map<String, String> titles;
    private final List<Row> rows;
    private final List<Problem> problems = new ArrayList<>();

    private CsvTable(Map<String, String> titles, List<Row> rows) {
        this.titles = titles;
        this.rows = rows;
    }

    /** A row: its cells by the columns' names of ours. */
    final class Row {

        private final long line;
        private final Map<String, String> cells;

        private Row(long line, Map<String, String> cells) {
            this.line = line;
            this.cells = cells;
        }

        /** The cell without the blanks around it; null where it is empty or the table lacks the column. */
        @Nullable
        String cell(String column) {
            var text = cells.get(column);
            return text == null || text.isEmpty() ? null : text;
        }

        /** Adds what is wrong with a cell. */
        void problem(String column, String code, Object... arguments) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(Problem.at(place(line, column), code, arguments));
            }
        }
    }

    /**
     * Reads a table.
     *
     * @param columns the columns that it may have: each name of ours with its Chinese title
     */
    static CsvTable read(byte @Nullable [] body, Map<String, String> columns) throws Refusal {
        if (body == null || body.length == 0) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "body-missing");
        }
        var format = CSVFormat.RFC4180
                .builder()
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser = CSVParser.builder()
                .setReader(new StringReader(text(body)))
                .setFormat(format)
                .get()) {
            return read(parser, columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException | IllegalStateException e) {
            // A quotation that does not end, or goes on behind its end.
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "table-broken");
        }
    }

    private static CsvTable read(CSVParser parser, Map<String, String> columns) throws Refusal {
        var records = parser.iterator();
        if (!records.hasNext()) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "body-missing");
        }
        var titles = new LinkedHashMap<String, String>();
        var header = header(records.next(), columns, titles);
        var rows = new ArrayList<Row>();
        var table = new CsvTable(titles, rows);
        while (records.hasNext()) {
            var record = records.next();
            var line = parser.getCurrentLineNumber() - breaks(record);
            if (rows.size() == MOST_ROWS) {
                throw Refusal.because("table-too-long", Integer.toString(MOST_ROWS));
            }
            rows.add(table.row(line, record, header));
        }
        if (rows.isEmpty()) {
            throw Refusal.because("table-empty");
        }
        return table;
    }

    private static List<String> header(CSVRecord record, Map<String, String> columns, Map<String, String> titles)
            throws Refusal {
        var problems = new ArrayList<Problem>();
        var header = new ArrayList<String>();
        for (var title : record) {
            var column = columns.entrySet().stream()
                    .filter(one -> one.getKey().toLowerCase(Locale.ROOT).equals(title.toLowerCase(Locale.ROOT))
                            || one.getValue().equals(title))
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (column.isEmpty()) {
                problems.add(Problem.at(at(1, shown(title)), "column-unknown", String.join(", ", columns.keySet())));
            } else if (titles.putIfAbsent(column.get(), title) != null) {
                problems.add(Problem.at(at(1, shown(title)), "column-twice"));
            }
            header.add(column.orElse(""));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        return header;
    }

    private Row row(long line, CSVRecord record, List<String> header) {
        var cells = new LinkedHashMap<String, String>();
        var row = new Row(line, cells);
        if (record.size() != header.size()) {
            problems.add(Problem.at(
                    "line " + line, "row-width", Integer.toString(record.size()), Integer.toString(header.size())));
            return row;
        }
        for (var i = 0; i < header.size(); i++) {
            var cell = record.get(i).strip();
            if (cell.length() > LONGEST_CELL) {
                row.problem(header.get(i), "field-too-long", Integer.toString(LONGEST_CELL));
            } else if (cell.chars().anyMatch(Character::isISOControl)) {
                row.problem(header.get(i), "field-characters");
            } else {
                cells.put(header.get(i), cell);
            }
        }
        return row;
    }

    /** The rows below the titles. */
    List<Row> rows() {
        return rows;
    }

    /** Whether the table has that column. */
    boolean has(String column) {
        return titles.containsKey(column);
    }

    /** Refuses if anything was wrong. */
    void refuse() throws Refusal {
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
    }

    /**
     * The refusal of things that were made of the rows, one of each, as a refusal of the rows: {@code suppliers[3].email} becomes the line and
     * the column.
     */
    Refusal told(Refusal refusal, Map<String, String> columnsOfFields) {
        return new Refusal(refusal.problems().stream()
                .map(problem ->
                        new Problem(problem.code(), told(problem.field(), columnsOfFields), problem.arguments()))
                .toList());
    }

    private @Nullable String told(@Nullable String field, Map<String, String> columnsOfFields) {
        var item = ITEM.matcher(field == null ? "" : field);
        if (!item.matches() || Integer.parseInt(item.group(1)) >= rows.size()) {
            return field;
        }
        var line = rows.get(Integer.parseInt(item.group(1))).line;
        var name = item.group(2);
        return name == null ? "line " + line : place(line, columnsOfFields.getOrDefault(name, name));
    }

    private String place(long line, String column) {
        return at(line, titles.getOrDefault(column, column));
    }

    private static String at(long line, String title) {
        return "line " + line + ", " + title;
    }

    private static long breaks(CSVRecord record) {
        return record.stream()
                .mapToLong(cell ->
                        cell.chars().filter(character -> character == '\n').count())
                .sum();
    }

    private static String shown(String title) {
        var plain = title.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 60 ? plain.substring(0, 60) : plain;
    }

    private static String text(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw ApiProblem.of(HttpStatus.BAD_REQUEST, "table-not-utf8");
        }
    }
}
