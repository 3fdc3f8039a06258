package io.daifa.tracking;

import static io.daifa.tracking.ParcelStatus.ARRIVED_DEST_CITY;
import static io.daifa.tracking.ParcelStatus.CANCELLED;
import static io.daifa.tracking.ParcelStatus.DELIVERED;
import static io.daifa.tracking.ParcelStatus.DELIVERY_FAILED;
import static io.daifa.tracking.ParcelStatus.EXCEPTION;
import static io.daifa.tracking.ParcelStatus.INFO_RECEIVED;
import static io.daifa.tracking.ParcelStatus.IN_TRANSIT;
import static io.daifa.tracking.ParcelStatus.LOST;
import static io.daifa.tracking.ParcelStatus.OUT_FOR_DELIVERY;
import static io.daifa.tracking.ParcelStatus.PENDING;
import static io.daifa.tracking.ParcelStatus.PICKED_UP;
import static io.daifa.tracking.ParcelStatus.READY_FOR_PICKUP;
import static io.daifa.tracking.ParcelStatus.REFUSED;
import static io.daifa.tracking.ParcelStatus.RETURNED;
import static io.daifa.tracking.ParcelStatus.RETURNING;
import static io.daifa.tracking.ParcelStatus.STALE;
import static io.daifa.tracking.ParcelStatus.UNCOLLECTED;
import static io.daifa.tracking.ParcelStatus.UNKNOWN;
import static io.daifa.tracking.ParcelStatus.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class ParcelProgressTest {

    @Test
    void aParcelOfWhichNothingIsKnownIsPending() {
        assertThat(ParcelProgress.NONE).isEqualTo(new ParcelProgress(PENDING, 0, null, null, null, null, null));
    }

    /** Each step is a status and the hour of its event; the result is what all of them make together. */
    @ParameterizedTest
    @CsvSource({
        "PICKED_UP 1; IN_TRANSIT 2, IN_TRANSIT, 50, ",
        "IN_TRANSIT 2; PICKED_UP 3, IN_TRANSIT, 50, ",
        "READY_FOR_PICKUP 2; OUT_FOR_DELIVERY 3, READY_FOR_PICKUP, 90, ",
        "INFO_RECEIVED 1; UNKNOWN 2, INFO_RECEIVED, 10, ",
        "UNKNOWN 2, PENDING, 0, ",
        "OUT_FOR_DELIVERY 1; DELIVERY_FAILED 2, DELIVERY_FAILED, 85, FAILED",
        "OUT_FOR_DELIVERY 1; DELIVERY_FAILED 1, DELIVERY_FAILED, 85, FAILED",
        "OUT_FOR_DELIVERY 1; DELIVERY_FAILED 2; OUT_FOR_DELIVERY 3, OUT_FOR_DELIVERY, 85, ",
        "OUT_FOR_DELIVERY 1; DELIVERY_FAILED 2; IN_TRANSIT 3, OUT_FOR_DELIVERY, 85, ",
        "OUT_FOR_DELIVERY 1; DELIVERY_FAILED 2; UNKNOWN 3, DELIVERY_FAILED, 85, FAILED",
        "OUT_FOR_DELIVERY 1; DELIVERY_FAILED 2; PENDING 3, DELIVERY_FAILED, 85, FAILED",
        "IN_TRANSIT 1; STALE 2, STALE, 50, STALE",
        "IN_TRANSIT 1; STALE 2; ARRIVED_DEST_CITY 3, ARRIVED_DEST_CITY, 70, ",
        "IN_TRANSIT 1; STALE 2; EXCEPTION 3, EXCEPTION, 50, EXCEPTION",
        "OUT_FOR_DELIVERY 1; RETURNING 2; IN_TRANSIT 3, RETURNING, 85, RETURNING",
        "OUT_FOR_DELIVERY 1; RETURNING 2; STALE 3, RETURNING, 85, RETURNING",
        "OUT_FOR_DELIVERY 1; RETURNING 2; RETURNED 3, RETURNED, 85, ",
        "OUT_FOR_DELIVERY 1; RETURNING 2; DELIVERED 3, DELIVERED, 100, ",
        "DELIVERED 2; OUT_FOR_DELIVERY 3, DELIVERED, 100, ",
        "DELIVERED 2; DELIVERY_FAILED 3, DELIVERED, 100, ",
        "DELIVERED 2; CANCELLED 3, DELIVERED, 100, ",
        "CANCELLED 2; DELIVERED 3, DELIVERED, 100, ",
        "DELIVERED 2; RETURNED 3, RETURNED, 100, ",
        "DELIVERED 2; RETURNED 2, DELIVERED, 100, ",
        "RETURNED 1; DELIVERED 2, DELIVERED, 100, ",
        "RETURNED 1; DELIVERED 2; RETURNED 3, RETURNED, 100, ",
        "PICKED_UP 1; CANCELLED 2; IN_TRANSIT 3, CANCELLED, 50, ",
        "IN_TRANSIT 1; LOST 2; DELIVERED 3, LOST, 100, ",
        "INFO_RECEIVED 1; VOIDED 2; DELIVERED 3; LOST 4, VOIDED, 100, "
    })
    void whatWasToldMakesTheProgress(String steps, ParcelStatus status, int progress, Trouble trouble) {
        var scans = Arrays.stream(steps.split("; ", -1))
                .map(ParcelProgressTest::scan)
                .toList();

        for (var arrival : permutations(scans)) {
            var reached = ParcelProgress.of(arrival);
            assertThat(reached.status()).as("%s", arrival).isEqualTo(status);
            assertThat(reached.progress()).isEqualTo(progress);
            assertThat(reached.trouble()).isEqualTo(trouble);
            assertThat(reached.isSettled()).isEqualTo(status.isTerminal());
        }
    }

    @Test
    void theTimesAreThoseOfTheEvents() {
        var progress = ParcelProgress.of(List.of(
                at(PICKED_UP, 1),
                at(OUT_FOR_DELIVERY, 2),
                at(DELIVERY_FAILED, 3),
                at(OUT_FOR_DELIVERY, 4),
                at(DELIVERY_FAILED, 5),
                at(DELIVERY_FAILED, 6),
                at(UNKNOWN, 7)));

        assertThat(progress.statusAt()).isEqualTo(hour(6));
        assertThat(progress.troubleSince()).isEqualTo(hour(5));
        assertThat(progress.lastEventAt()).isEqualTo(hour(7));
        assertThat(progress.deliveredAt()).isNull();
    }

    @Test
    void aParcelThatCameBackKeepsTheTimeOfItsDelivery() {
        var progress = ParcelProgress.of(
                List.of(at(DELIVERED, 3), at(DELIVERED, 4), at(RETURNED, 9), at(RETURNED, 2), at(RETURNED, 8)));

        assertThat(progress.deliveredAt()).isEqualTo(hour(3));
        assertThat(progress.statusAt()).isEqualTo(hour(8));
    }

    @ParameterizedTest
    @EnumSource(
            value = ParcelStatus.class,
            names = {"LOST", "VOIDED"})
    void whatStaffDeclareLostOrVoidWasNotDelivered(ParcelStatus declared) {
        assertThat(ParcelProgress.of(List.of(at(DELIVERED, 1), at(declared, 2))).deliveredAt())
                .isNull();
    }

    @Test
    void silenceAndStaffsWordsAreNoEventsOfTheCarrier() {
        var progress = ParcelProgress.of(List.of(at(IN_TRANSIT, 1), at(PENDING, 2), at(STALE, 3), at(LOST, 4)));

        assertThat(progress.lastEventAt()).isEqualTo(hour(1));
        assertThat(progress.statusAt()).isEqualTo(hour(4));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void theOrderOfArrivalMakesNoDifference(List<Scan> scans) {
        var expected = ParcelProgress.of(scans);

        for (var arrival : permutations(scans)) {
            assertThat(ParcelProgress.of(arrival)).isEqualTo(expected);
        }
    }

    static Stream<List<Scan>> stories() {
        return Stream.of(
                List.of(
                        at(INFO_RECEIVED, 1),
                        at(PICKED_UP, 2),
                        at(IN_TRANSIT, 3),
                        at(ARRIVED_DEST_CITY, 4),
                        at(OUT_FOR_DELIVERY, 5),
                        at(DELIVERED, 6)),
                List.of(
                        at(IN_TRANSIT, 1),
                        at(OUT_FOR_DELIVERY, 2),
                        at(DELIVERY_FAILED, 3),
                        at(OUT_FOR_DELIVERY, 4),
                        at(DELIVERY_FAILED, 5),
                        at(READY_FOR_PICKUP, 6)),
                List.of(
                        at(OUT_FOR_DELIVERY, 1),
                        at(DELIVERED, 2),
                        at(RETURNING, 3),
                        at(IN_TRANSIT, 4),
                        at(RETURNED, 5),
                        at(CANCELLED, 6)),
                List.of(
                        at(IN_TRANSIT, 1),
                        at(STALE, 1),
                        at(EXCEPTION, 1),
                        at(DELIVERY_FAILED, 1),
                        at(DELIVERED, 1),
                        at(RETURNED, 1)));
    }

    @Test
    void anySetOfEventsEndsTheSameInAnyOrderAndTwiceToldChangesNothing() {
        var random = new Random(20261123);
        for (var round = 0; round < 5_000; round++) {
            var scans = randomScans(random);
            var expected = ParcelProgress.of(scans);

            var arrival = new ArrayList<>(scans);
            arrival.addAll(scans.subList(0, random.nextInt(scans.size() + 1)));
            Collections.shuffle(arrival, random);
            assertThat(ParcelProgress.of(arrival)).as("%s", arrival).isEqualTo(expected);
        }
    }

    @Test
    void aLaterArrivalNeverTakesProgressOrAnEndBack() {
        var random = new Random(42);
        for (var round = 0; round < 5_000; round++) {
            var scans = randomScans(random);
            var before = ParcelProgress.NONE;
            for (var heard = 1; heard <= scans.size(); heard++) {
                var after = ParcelProgress.of(scans.subList(0, heard));
                assertThat(after.progress()).as("%s", scans).isGreaterThanOrEqualTo(before.progress());
                assertThat(before.isSettled() && !after.isSettled())
                        .as("%s", scans)
                        .isFalse();
                if (before.status() == DELIVERED) {
                    assertThat(after.status()).as("%s", scans).isIn(DELIVERED, RETURNED, LOST, VOIDED);
                }
                before = after;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ParcelStatus.class)
    void troubleAndEveryEndButDeliveryAskForAttention(ParcelStatus status) {
        var trouble = Trouble.of(status);

        assertThat(status.keeps()).isEqualTo(trouble.isPresent() || (status.isTerminal() && status != DELIVERED));
        trouble.ifPresent(shown -> assertThat(shown.status()).contains(status));
    }

    @Test
    void theTroublesAreThese() {
        assertThat(ParcelStatus.values())
                .filteredOn(status -> Trouble.of(status).isPresent())
                .containsExactlyInAnyOrder(STALE, UNCOLLECTED, EXCEPTION, DELIVERY_FAILED, REFUSED, RETURNING);
    }

    @ParameterizedTest
    @CsvSource({"en", "zh"})
    void everyStatusAndTroubleHasAName(String language) throws Exception {
        var names = bundle(language);

        assertThat(ParcelStatus.values())
                .allSatisfy(status ->
                        assertThat(names.getProperty("parcelStatus." + status)).isNotBlank());
        assertThat(Trouble.values())
                .allSatisfy(trouble ->
                        assertThat(names.getProperty("trouble." + trouble)).isNotBlank());
    }

    private static Properties bundle(String language) throws Exception {
        var resource = new ClassPathResource("messages/tracking_" + language + ".properties");
        return PropertiesLoaderUtils.loadProperties(new EncodedResource(resource, StandardCharsets.UTF_8));
    }

    private static List<Scan> randomScans(Random random) {
        var statuses = ParcelStatus.values();
        var scans = new ArrayList<Scan>();
        for (var i = random.nextInt(9); i >= 0; i--) {
            scans.add(at(statuses[random.nextInt(statuses.length)], random.nextInt(6)));
        }
        return scans;
    }

    private static List<List<Scan>> permutations(List<Scan> scans) {
        if (scans.isEmpty()) {
            return List.of(List.of());
        }
        var permutations = new ArrayList<List<Scan>>();
        for (var i = 0; i < scans.size(); i++) {
            var rest = new ArrayList<>(scans);
            var first = rest.remove(i);
            for (var tail : permutations(rest)) {
                var permutation = new ArrayList<Scan>(List.of(first));
                permutation.addAll(tail);
                permutations.add(permutation);
            }
        }
        return permutations;
    }

    private static Scan scan(String written) {
        var words = written.split(" ", -1);
        return at(ParcelStatus.valueOf(words[0]), Integer.parseInt(words[1]));
    }

    private static Scan at(ParcelStatus status, int hour) {
        return new Scan(status, hour(hour));
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-11-20T00:00:00Z").plus(Duration.ofHours(hour));
    }
}
