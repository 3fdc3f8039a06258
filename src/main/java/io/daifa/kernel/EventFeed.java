package io.daifa.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The journal as a shop reads it: from a place onwards, and again from where it stopped. It misses no entry, however transactions
 * overlap (docs/decisions/event-feed.md); an entry appears once all transactions that began before its own are over.
 */
@Repository
public class EventFeed {

    private static final int MOST = 500;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,19})\\.(\\d{1,18})");

    private final JdbcClient jdbc;

    EventFeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some entries, and the cursor to go on with; a reader who has seen everything gets no entries and the cursor it came with.
     *
     * @param next null as long as there has never been an entry
     */
    public record Page(
            List<Journal.Written> events, @Nullable String next) {}

    private record Place(String tx, long id) {}

    private record Placed(Place place, Journal.Written event) {}

    /**
     * The shop's entries after that cursor, or from the first where it is null; at most so many, and never more than 500. Refuses a
     * cursor that is none of ours.
     */
    public Page ofShop(UUID shopId, @Nullable String cursor, int limit) throws Refusal {
        var after = cursor == null ? new Place("0", 0) : place(cursor);
        var found = jdbc.sql("select tx, " + StoredJournal.COLUMNS + """
                         from daifa.order_event
                        where shop_id = :shop
                          and (tx, id) > (cast(:tx as xid8), :id)
                          and tx < pg_snapshot_xmin(pg_current_snapshot())
                        order by tx, id
                        limit :limit
                        """)
                .param("shop", shopId)
                .param("tx", after.tx())
                .param("id", after.id())
                .param("limit", Math.max(1, Math.min(limit, MOST)))
                .query((row, number) ->
                        new Placed(new Place(row.getString("tx"), row.getLong("id")), StoredJournal.written(row)))
                .list();
        var next = found.isEmpty() ? cursor : cursor(found.get(found.size() - 1).place());
        return new Page(found.stream().map(Placed::event).toList(), next);
    }

    private static String cursor(Place place) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((place.tx() + "." + place.id()).getBytes(StandardCharsets.US_ASCII));
    }

    private static Place place(String cursor) throws Refusal {
        try {
            var parts = CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (parts.matches()) {
                return new Place(parts.group(1), Long.parseLong(parts.group(2)));
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Refusal malformed() {
        return Refusal.at("cursor", "cursor-malformed");
    }
}
