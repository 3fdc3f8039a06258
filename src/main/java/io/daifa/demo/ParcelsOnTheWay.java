package io.daifa.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The parcels that are followed and not settled, with what was told of them: all that the demo's carrier knows. */
@Repository
@Profile("demo")
class ParcelsOnTheWay {

    private static final String PARCELS = """
            select t.parcel_id, t.order_id, t.tracking_number, t.followed_at, t.handled_since is not null as seen_to
            from daifa.parcel_track t
            where t.settled_at is null
            """;

    private final JdbcClient jdbc;

    ParcelsOnTheWay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was told, and when it was heard. */
    record Told(String code, Instant heardAt) {}

    /** A parcel under way; {@code seenTo}: staff have seen to its trouble. */
    record OnTheWay(
            UUID parcelId, UUID orderId, String trackingNumber, Instant followedAt, boolean seenTo, List<Told> told) {

        /** Since when it stands where it stands. */
        Instant since() {
            return told.isEmpty() ? followedAt : told.get(told.size() - 1).heardAt();
        }

        /** What was told last. */
        @Nullable
        String last() {
            return told.isEmpty() ? null : told.get(told.size() - 1).code();
        }

        List<String> codes() {
            return told.stream().map(Told::code).toList();
        }
    }

    /** All of them, the longest followed first. */
    List<OnTheWay> all() {
        return jdbc.sql(PARCELS + " order by t.followed_at, t.parcel_id")
                .query(this::onTheWay)
                .list();
    }

    /** That parcel, if it is under way. */
    Optional<OnTheWay> find(UUID parcelId) {
        return jdbc.sql(PARCELS + " and t.parcel_id = :id")
                .param("id", parcelId)
                .query(this::onTheWay)
                .optional();
    }

    private OnTheWay onTheWay(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        var trackingNumber = row.getString("tracking_number");
        return new OnTheWay(
                row.getObject("parcel_id", UUID.class),
                row.getObject("order_id", UUID.class),
                trackingNumber,
                row.getObject("followed_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("seen_to"),
                told(trackingNumber));
    }

    private List<Told> told(String trackingNumber) {
        return jdbc.sql("""
                        select code, received_at from daifa.carrier_event
                        where tracking_number = :number order by event_at, id
                        """)
                .param("number", trackingNumber)
                .query((row, number) -> new Told(
                        row.getString("code"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
