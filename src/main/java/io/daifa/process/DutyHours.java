package io.daifa.process;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * When each desk works, every day, in the house's zone ({@code daifa.zone}). Hours such as {@code 22:00-06:00} go on past midnight, and
 * {@code 00:00-24:00} never end.
 */
@Component
class DutyHours {

    private final Map<String, Hours> hours = new TreeMap<>();
    private final ZoneId zone;

    DutyHours(
            @Value("${daifa.duty.order-desk:09:00-23:00}") String orderDesk,
            @Value("${daifa.duty.purchasing:09:00-18:00}") String purchasing,
            @Value("${daifa.duty.logistics:09:00-18:00}") String logistics,
            @Value("${daifa.duty.aftersales:09:00-18:00}") String aftersales,
            @Value("${daifa.zone:Asia/Shanghai}") ZoneId zone) {
        this.zone = zone;
        hours.put("order-desk", Hours.of("order-desk", orderDesk));
        hours.put("purchasing", Hours.of("purchasing", purchasing));
        hours.put("logistics", Hours.of("logistics", logistics));
        hours.put("aftersales", Hours.of("aftersales", aftersales));
    }

    /** A time during which a clock runs: from the one moment until before the other. */
    record Spell(Instant from, Instant until) {

        boolean holds(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    /** The desks, in the alphabet's order. */
    Collection<String> desks() {
        return List.copyOf(hours.keySet());
    }

    /** When so much time has passed since then, of the desk's duty hours and of those further spells. */
    Instant after(String desk, Instant from, Duration time, List<Spell> further) {
        var left = time;
        var now = from;
        while (true) {
            var moment = now;
            var near = near(desk, now, further);
            var running = near.stream()
                    .filter(spell -> spell.holds(moment))
                    .map(Spell::until)
                    .max(Instant::compareTo);
            if (running.isEmpty()) {
                now = near.stream()
                        .map(Spell::from)
                        .filter(start -> start.isAfter(moment))
                        .min(Instant::compareTo)
                        .orElseThrow();
                continue;
            }
            var span = Duration.between(now, running.get());
            if (span.compareTo(left) >= 0) {
                return now.plus(left);
            }
            left = left.minus(span);
            now = running.get();
        }
    }

    /** When the desk's last duty hours before that moment ended; empty where they never end. */
    Optional<Instant> lastEnd(String desk, Instant now) {
        if (of(desk).isWholeDay()) {
            return Optional.empty();
        }
        return near(desk, now, List.of()).stream()
                .map(Spell::until)
                .filter(end -> !end.isAfter(now))
                .max(Instant::compareTo);
    }

    /** Whether the desk works at that moment. */
    boolean isOn(String desk, Instant moment) {
        return near(desk, moment, List.of()).stream().anyMatch(spell -> spell.holds(moment));
    }

    /** The spells that may hold that moment, the last before it and the next after it. */
    private List<Spell> near(String desk, Instant moment, List<Spell> further) {
        var day = LocalDate.ofInstant(moment, zone);
        var near = new ArrayList<>(further);
        // Yesterday's may go on until today; and where yesterday's are over, today's have not ended yet.
        for (var other = -2; other <= 1; other++) {
            near.add(of(desk).on(day.plusDays(other), zone));
        }
        return near;
    }

    private Hours of(String desk) {
        var found = hours.get(desk);
        if (found == null) {
            throw new IllegalArgumentException("no duty hours are set for " + desk);
        }
        return found;
    }

    private record Hours(LocalTime from, LocalTime until) {

        static Hours of(String desk, String text) {
            var parts = text.strip().split("\\s*-\\s*", -1);
            try {
                if (parts.length == 2) {
                    return new Hours(
                            LocalTime.parse(parts[0]),
                            parts[1].equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(parts[1]));
                }
            } catch (java.time.DateTimeException e) {
                throw malformed(desk, text, e);
            }
            throw malformed(desk, text, null);
        }

        boolean isWholeDay() {
            return from.equals(until);
        }

        Spell on(LocalDate day, ZoneId zone) {
            var last = until.isAfter(from) ? day : day.plusDays(1);
            return new Spell(
                    day.atTime(from).atZone(zone).toInstant(),
                    last.atTime(until).atZone(zone).toInstant());
        }

        private static IllegalArgumentException malformed(
                String desk, String text, @org.jspecify.annotations.Nullable Exception cause) {
            return new IllegalArgumentException(
                    "daifa.duty." + desk + " is not of the form 09:00-18:00: " + text, cause);
        }
    }
}
