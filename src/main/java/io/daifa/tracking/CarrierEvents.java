package io.daifa.tracking;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What carriers told, as they told it; each event is kept once, also while no parcel is known by its number. */
@Repository
class CarrierEvents {

    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_CODE = 100;
    private static final int GATES = 512;

    /** An advisory lock is two integers; ours begin with this one, which nobody else uses. */
    private static final int GATE = 7_301;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    CarrierEvents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An event as it is stored: its number normalised, its words within their length, its code understood. */
    record Told(
            String number,
            Instant at,
            String code,
            ParcelStatus status,
            @Nullable String place,
            @Nullable String words) {

        /** The same number, time, code and words make the same event. */
        String hash() {
            var all = String.join("\0", number, at.toString(), code, words == null ? "" : words);
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The events as they can be stored; what cannot have happened (before 2000, or more than a day ahead) is left out. */
    List<Told> understood(String provider, List<CarrierEvent> events) {
        var whose = provider(provider);
        var latest = clock.instant().plus(AHEAD);
        return events.stream()
                .filter(event -> !event.at().isBefore(EARLIEST) && !event.at().isAfter(latest))
                .map(event -> told(whose, event))
                .toList();
    }

    /**
     * Those who store events pass the numbers' gates together, until their transaction ends; see {@link #shut}. They hold the locks of
     * the orders that they know of by then.
     */
    void pass(Collection<String> numbers) {
        lock("pg_advisory_xact_lock_shared", numbers);
    }

    /**
     * Who begins to follow numbers shuts their gates until the transaction ends: then all who stored events before have committed,
     * and all who come later see that the number is followed. Without this an event could fall between.
     */
    void shut(Collection<String> numbers) {
        lock("pg_advisory_xact_lock", numbers);
    }

    /** Stores those that are not known yet; answers how many. */
    int store(String provider, List<Told> events) {
        // In one sequence for all, so that two who tell the same do not wait for each other in a circle.
        var sorted = events.stream()
                .sorted(Comparator.comparing(Told::number).thenComparing(Told::hash))
                .toList();
        return jdbc.sql("""
                        insert into daifa.carrier_event
                            (provider, tracking_number, event_at, received_at, code, status, place, words, event_hash)
                        select :provider, number, cast(at as timestamptz), :now, code, status, place, words,
                               decode(hash, 'hex')
                        from unnest(cast(:numbers as text[]), cast(:ats as text[]), cast(:codes as text[]),
                                    cast(:statuses as text[]), cast(:places as text[]), cast(:words as text[]),
                                    cast(:hashes as text[]))
                             as told (number, at, code, status, place, words, hash)
                        on conflict (tracking_number, event_hash) do nothing
                        """)
                .param("provider", cut(provider, LONGEST_CODE))
                .param("now", Timestamp.from(clock.instant()))
                .param("numbers", column(sorted, Told::number))
                .param("ats", column(sorted, told -> told.at().toString()))
                .param("codes", column(sorted, Told::code))
                .param("statuses", column(sorted, told -> told.status().name()))
                .param("places", column(sorted, Told::place))
                .param("words", column(sorted, Told::words))
                .param("hashes", column(sorted, Told::hash))
                .update();
    }

    /** All that was ever told of these numbers. */
    Map<String, List<Scan>> scans(Collection<String> numbers) {
        record Row(String number, Scan scan) {}
        return jdbc
                .sql("""
                        select tracking_number, status, event_at from daifa.carrier_event
                        where tracking_number = any(:numbers)
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, i) -> new Row(
                        row.getString("tracking_number"),
                        new Scan(
                                ParcelStatus.valueOf(row.getString("status")),
                                row.getTimestamp("event_at").toInstant())))
                .list()
                .stream()
                .collect(groupingBy(Row::number, mapping(Row::scan, toList())));
    }

    /** The stations of a number, newest first. */
    List<Station> stations(String number) {
        return jdbc.sql("""
                        select event_at, status, place, words from daifa.carrier_event
                        where tracking_number = :number order by event_at desc, id desc
                        """)
                .param("number", Numbers.normalised(number))
                .query((row, i) -> new Station(
                        row.getTimestamp("event_at").toInstant(),
                        row.getString("status"),
                        row.getString("place"),
                        row.getString("words")))
                .list();
    }

    private void lock(String how, Collection<String> numbers) {
        var gates = numbers.stream()
                .map(number -> Math.floorMod(number.hashCode(), GATES))
                .distinct()
                .sorted()
                .toArray(Integer[]::new);
        jdbc.sql("select " + how + "(:gate, number) from unnest(cast(:gates as integer[])) as number")
                .param("gate", GATE)
                .param("gates", gates)
                .query((row, i) -> i)
                .list();
    }

    private static Told told(Provider provider, CarrierEvent event) {
        var code = cut(event.code(), LONGEST_CODE);
        return new Told(
                Numbers.normalised(event.trackingNumber()),
                event.at().truncatedTo(ChronoUnit.MILLIS),
                code,
                ProviderStatuses.canonical(provider, code),
                event.place() == null ? null : cut(event.place(), LONGEST_WORDS),
                event.words() == null ? null : cut(event.words(), LONGEST_WORDS));
    }

    /** Whose codes they are; who is none of the providers that we know speaks our own. */
    private static Provider provider(String name) {
        return Stream.of(Provider.values())
                .filter(provider -> provider.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Provider.DAIFA);
    }

    private static String[] column(List<Told> events, Function<Told, @Nullable String> value) {
        return events.stream().map(value).toArray(String[]::new);
    }

    /** PostgreSQL has no NUL in a text; half of a surrogate pair is no character. */
    private static String cut(String text, int length) {
        var clean = text.replace("\0", "").strip();
        if (clean.length() <= length) {
            return clean;
        }
        var end = Character.isHighSurrogate(clean.charAt(length - 1)) ? length - 1 : length;
        return clean.substring(0, end);
    }
}
