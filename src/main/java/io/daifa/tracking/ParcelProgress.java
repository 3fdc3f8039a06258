package io.daifa.tracking;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How far a parcel is. It is a function of the set of all that was told about the parcel: the order in which that arrived, and
 * how often, makes no difference.
 *
 * @param status where the parcel is
 * @param progress in per cent; the most that was ever reached
 * @param statusAt when that status was told of, the time of the event; null before the first
 * @param trouble what is wrong now; null where nothing is, and always for a settled parcel
 * @param troubleSince since when, the time of the event; null where nothing is wrong
 * @param lastEventAt the carrier's last event; null before the first
 * @param deliveredAt when the parcel was first signed for; kept when it comes back afterwards, null for one lost or voided
 */
public record ParcelProgress(
        ParcelStatus status,
        int progress,
        @Nullable Instant statusAt,
        @Nullable Trouble trouble,
        @Nullable Instant troubleSince,
        @Nullable Instant lastEventAt,
        @Nullable Instant deliveredAt) {

    /** The progress of a parcel of which nothing is known. */
    public static final ParcelProgress NONE = of(List.of());

    /** The progress that all these make together. */
    public static ParcelProgress of(Collection<Scan> scans) {
        var end = end(scans);
        var deliveredAt = end.filter(scan -> scan.status().isToldFromOutside())
                .flatMap(scan -> first(scans, is(ParcelStatus.DELIVERED)));
        var trouble = end.isPresent() ? Optional.<Scan>empty() : trouble(scans);
        var now = end.or(() -> trouble).or(() -> furthest(scans));
        return new ParcelProgress(
                now.map(Scan::status).orElse(ParcelStatus.PENDING),
                scans.stream().mapToInt(scan -> scan.status().progress()).max().orElse(0),
                now.map(Scan::at).orElse(null),
                trouble.flatMap(scan -> Trouble.of(scan.status())).orElse(null),
                trouble.flatMap(scan -> troubleSince(scans, scan)).orElse(null),
                last(scans, scan -> scan.status().isCarriersWord()).orElse(null),
                deliveredAt.orElse(null));
    }

    /** Whether nobody waits for this parcel any more. */
    public boolean isSettled() {
        return status.isTerminal();
    }

    /**
     * How the parcel ended. Our staff's word is the last one: a number that was voided may go on to be delivered to somebody else,
     * and carriers sign for what they have lost. Between the carrier's, the parcel came back if that was after it was delivered;
     * a refusal before belongs to an earlier attempt. What was delivered was not cancelled.
     */
    private static Optional<Scan> end(Collection<Scan> scans) {
        var delivered = first(scans, is(ParcelStatus.DELIVERED));
        var returned = first(
                scans,
                scan -> scan.status() == ParcelStatus.RETURNED
                        && delivered.map(scan.at()::isAfter).orElse(true));
        return first(scans, is(ParcelStatus.VOIDED))
                .map(at -> new Scan(ParcelStatus.VOIDED, at))
                .or(() -> first(scans, is(ParcelStatus.LOST)).map(at -> new Scan(ParcelStatus.LOST, at)))
                .or(() -> returned.map(at -> new Scan(ParcelStatus.RETURNED, at)))
                .or(() -> delivered.map(at -> new Scan(ParcelStatus.DELIVERED, at)))
                .or(() -> first(scans, is(ParcelStatus.CANCELLED)).map(at -> new Scan(ParcelStatus.CANCELLED, at)));
    }

    /**
     * The last trouble, if the parcel has not moved on since. A parcel on its way back moves as well, and its scans look the same,
     * so only an end ends a return.
     */
    private static Optional<Scan> trouble(Collection<Scan> scans) {
        var movedAt = movedAt(scans);
        return scans.stream()
                .filter(scan -> Trouble.of(scan.status()).isPresent())
                .filter(scan ->
                        scan.status() == ParcelStatus.RETURNING || !scan.at().isBefore(movedAt))
                .max(comparing((Scan scan) -> scan.status() == ParcelStatus.RETURNING)
                        .thenComparing(Scan::at)
                        .thenComparing(Scan::status));
    }

    private static Optional<Instant> troubleSince(Collection<Scan> scans, Scan trouble) {
        var movedAt = trouble.status() == ParcelStatus.RETURNING ? Instant.MIN : movedAt(scans);
        return first(
                scans, scan -> scan.status() == trouble.status() && !scan.at().isBefore(movedAt));
    }

    private static Instant movedAt(Collection<Scan> scans) {
        return last(scans, scan -> scan.status().isMoving()).orElse(Instant.MIN);
    }

    /** The furthest that the parcel has moved, and the last time that this was told: it never goes back. */
    private static Optional<Scan> furthest(Collection<Scan> scans) {
        return scans.stream()
                .filter(scan -> scan.status().isMoving() || scan.status() == ParcelStatus.PENDING)
                .max(comparingInt((Scan scan) -> scan.status().progress()).thenComparing(Scan::at));
    }

    private static Predicate<Scan> is(ParcelStatus status) {
        return scan -> scan.status() == status;
    }

    private static Optional<Instant> first(Collection<Scan> scans, Predicate<Scan> which) {
        return scans.stream().filter(which).map(Scan::at).min(naturalOrder());
    }

    private static Optional<Instant> last(Collection<Scan> scans, Predicate<Scan> which) {
        return scans.stream().filter(which).map(Scan::at).max(naturalOrder());
    }
}
