package io.daifa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daifa.support.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DutyHoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final DutyHours duty = new DutyHours("09:00-23:00", "09:00-18:00", "22:00-06:00", "00:00-24:00", SHANGHAI);

    @Test
    void theClockRunsInTheDesksHoursOnly() {
        assertThat(after("order-desk", at(23, "10:00"), Duration.ofMinutes(30))).isEqualTo(at(23, "10:30"));
        assertThat(after("order-desk", at(23, "22:45"), Duration.ofMinutes(30))).isEqualTo(at(24, "09:15"));
        assertThat(after("order-desk", at(23, "03:00"), Duration.ofMinutes(30))).isEqualTo(at(23, "09:30"));
        assertThat(after("purchasing", at(23, "17:30"), Duration.ofHours(10))).isEqualTo(at(25, "09:30"));
        assertThat(after("purchasing", at(23, "17:00"), Duration.ofHours(1))).isEqualTo(at(23, "18:00"));
    }

    @Test
    void hoursMayGoOnPastMidnightOrNeverEnd() {
        assertThat(after("logistics", at(23, "05:30"), Duration.ofHours(1))).isEqualTo(at(23, "22:30"));
        assertThat(after("logistics", at(23, "23:30"), Duration.ofHours(1))).isEqualTo(at(24, "00:30"));
        assertThat(after("aftersales", at(23, "23:30"), Duration.ofHours(30))).isEqualTo(at(25, "05:30"));
    }

    @Test
    void nearALineTheClockRunsAtNightToo() {
        var deadlines = new Deadlines(duty, new SettableClock(at(23, "23:30")));
        var line = at(24, "04:00");

        // From midnight on it is less than four hours to the line.
        assertThat(deadlines.due("purchasing", at(23, "23:30"), Duration.ofHours(1), line, List.of(line)))
                .isEqualTo(at(24, "01:00"));
        assertThat(deadlines.due("purchasing", at(23, "23:30"), Duration.ofHours(1), at(25, "12:00"), List.of()))
                .isEqualTo(at(24, "10:00"));
    }

    @Test
    void aTaskIsDueAtTheLatestThenAndNeverInThePast() {
        var deadlines = new Deadlines(duty, new SettableClock(at(23, "12:00")));

        assertThat(deadlines.due("purchasing", at(23, "12:00"), Duration.ofHours(5), at(23, "14:00"), List.of()))
                .isEqualTo(at(23, "14:00"));
        assertThat(deadlines.due("purchasing", at(23, "12:00"), Duration.ofHours(5), at(22, "14:00"), List.of()))
                .isEqualTo(at(23, "12:00"));
    }

    @Test
    void theLastEndOfTheHoursIsThatOfTodayOrYesterday() {
        assertThat(duty.lastEnd("purchasing", at(23, "18:00"))).contains(at(23, "18:00"));
        assertThat(duty.lastEnd("purchasing", at(23, "17:59"))).contains(at(22, "18:00"));
        assertThat(duty.lastEnd("logistics", at(23, "05:59"))).contains(at(22, "06:00"));
        assertThat(duty.lastEnd("logistics", at(23, "06:01"))).contains(at(23, "06:00"));
        assertThat(duty.lastEnd("aftersales", at(23, "18:00"))).isEmpty();
    }

    @Test
    void hoursThatCannotBeReadAreToldAtTheStart() {
        assertThatThrownBy(() -> new DutyHours("9 to 5", "09:00-18:00", "09:00-18:00", "09:00-18:00", SHANGHAI))
                .hasMessageContaining("daifa.duty.order-desk");
        assertThatThrownBy(() -> new DutyHours("09:00-18:00", "09:00-25:00", "09:00-18:00", "09:00-18:00", SHANGHAI))
                .hasMessageContaining("daifa.duty.purchasing");
    }

    private Instant after(String desk, Instant from, Duration time) {
        return duty.after(desk, from, time, List.of());
    }

    private static Instant at(int day, String time) {
        return LocalDateTime.parse("2026-11-" + day + "T" + time)
                .atZone(SHANGHAI)
                .toInstant();
    }
}
