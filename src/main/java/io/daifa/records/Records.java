package io.daifa.records;

import io.daifa.kernel.Refusal;
import io.daifa.order.Addresses;
import io.daifa.records.RecordSql.Place;
import io.daifa.shipment.Carriers;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The records of the five steps, page by page. */
@Service
public class Records {

    /** Beyond this nobody counts: "1000+". */
    public static final int MOST_COUNTED = 1000;

    /** So many orders, supplier orders, parcels or cases stand on a page. */
    public static final int PAGE = 50;

    private static final int SECONDS = 10;
    private static final String CANCELLED_BY_TIMEOUT = "57014";

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final MessageSource messages;
    private final Carriers carriers;
    private final Addresses addresses;
    private final ZoneId zone;

    Records(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            MessageSource messages,
            Carriers carriers,
            Addresses addresses,
            @Value("${daifa.zone:Asia/Shanghai}") ZoneId zone) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setTimeout(SECONDS);
        this.messages = messages;
        this.carriers = carriers;
        this.addresses = addresses;
        this.zone = zone;
    }

    /** The columns of a file. */
    public static List<Column> columns(RecordKind kind) {
        return RecordTables.of(kind).columns();
    }

    /** What the record can be narrowed by. */
    public static List<Filter> filters(RecordKind kind) {
        return RecordTables.of(kind).filters();
    }

    /**
     * A page behind a place that another page named, or before it; the first for none. A query that takes too long
     * is refused: it is to be narrowed.
     *
     * @param receivers whether receivers are shown unmasked
     */
    public RecordPage page(RecordQuery query, @Nullable String place, Locale language, boolean receivers)
            throws Refusal {
        try {
            return Objects.requireNonNull(reading.execute(status -> read(query, place, language, receivers)));
        } catch (DataAccessException e) {
            if (e.getRootCause() instanceof SQLException cause && CANCELLED_BY_TIMEOUT.equals(cause.getSQLState())) {
                throw Refusal.because("records-too-slow");
            }
            throw e;
        }
    }

    /** The words of a file or page in that language. */
    RecordWords words(Locale language, boolean receivers) {
        return new RecordWords(messages, carriers, addresses, language, receivers);
    }

    private record Read(UUID entity, Object sort, RecordRow row) {}

    private RecordPage read(RecordQuery query, @Nullable String written, Locale language, boolean receivers) {
        var sql = new RecordSql(query, zone);
        var place = place(written, sql.sort());
        var table = RecordTables.of(query.kind());
        var words = words(language, receivers);
        var shown = RecordTables.onScreen(query.kind());
        var found = jdbc.sql(sql.page(place, PAGE + 1))
                .paramSource(sql.parameters())
                .query((row, number) -> {
                    var cells = table.cells(new RowReader(row, words));
                    return new Read(
                            row.getObject("entity_id", UUID.class),
                            sort(row, sql.sort()),
                            new RecordRow(
                                    row.getObject("entity_order", UUID.class),
                                    shown.stream()
                                            .<@Nullable Object>map(cells::get)
                                            .toList()));
                })
                .list();
        var count = jdbc.sql(sql.counted(MOST_COUNTED + 1))
                .paramSource(sql.parameters())
                .query(Integer.class)
                .single();
        var columns = shown.stream().map(table.columns()::get).toList();
        return page(columns, found, place, count);
    }

    private static RecordPage page(List<Column> columns, List<Read> found, @Nullable Place place, int count) {
        var entities = found.stream().map(Read::entity).distinct().toList();
        var more = entities.size() > PAGE;
        var before = place != null && place.before();
        // One more than a page was asked for: it tells that there is another page, and stands at the end that is
        // farther off.
        var left = !more ? null : before ? entities.get(0) : entities.get(PAGE);
        var rows = new ArrayList<Read>(found);
        rows.removeIf(row -> row.entity().equals(left));
        if (rows.isEmpty()) {
            return new RecordPage(columns, List.of(), null, null, count);
        }
        var first = rows.get(0);
        var last = rows.get(rows.size() - 1);
        return new RecordPage(
                columns,
                rows.stream().map(Read::row).toList(),
                before ? (more ? written('<', first) : null) : (place == null ? null : written('<', first)),
                before || more ? written('>', last) : null,
                count);
    }

    private static Object sort(java.sql.ResultSet row, Sort sort) throws SQLException {
        return switch (sort.type()) {
            case MOMENT -> row.getObject("page_sort", java.time.OffsetDateTime.class);
            case TEXT -> row.getString("page_sort");
            case NUMBER -> row.getBigDecimal("page_sort");
        };
    }

    private static String written(char direction, Read row) {
        return direction + row.entity().toString() + Sort.written(row.sort());
    }

    /** What is no place is the beginning. */
    private static @Nullable Place place(@Nullable String written, Sort sort) {
        if (written == null || !written.matches("(?s)[<>][0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}.*")) {
            return null;
        }
        return sort.read(written.substring(37))
                .map(value -> new Place(value, UUID.fromString(written.substring(1, 37)), written.charAt(0) == '<'))
                .orElse(null);
    }
}
