package io.daifa.tracking;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What new word of a parcel changes: how it stood before, and how it stands now. */
record TrackChange(ParcelTrack before, ParcelTrack after) {

    /** The parcel's track brought up to that progress; what a person has seen to stays seen to. */
    static TrackChange of(ParcelTrack before, ParcelProgress progress) {
        // Silence lasts until something is heard.
        var silent = before.silent()
                && progress.trouble() == null
                && !progress.isSettled()
                && Objects.equals(before.lastEventAt(), progress.lastEventAt());
        var told = progress.trouble() == null ? null : progress.trouble().name();
        return new TrackChange(
                before,
                new ParcelTrack(
                        before.parcelId(),
                        before.orderId(),
                        before.supplierOrderId(),
                        before.trackingNumber(),
                        progress.status().name(),
                        Math.max(before.progress(), progress.progress()),
                        progress.lastEventAt(),
                        progress.deliveredAt(),
                        progress.isSettled() ? progress.statusAt() : null,
                        progress.isSettled() ? progress.status().name() : null,
                        silent ? before.trouble() : told,
                        silent ? before.troubleSince() : progress.troubleSince(),
                        before.handledSince(),
                        before.handledTrouble(),
                        silent));
    }

    /** Whether anything is different. */
    boolean isAny() {
        return !before.equals(after);
    }

    /** Whether the parcel is settled now and was not before. */
    boolean settles() {
        return before.settledAs() == null && after.settledAs() != null;
    }

    /** Whether the parcel ended, or ended in another way than we thought. */
    boolean ends() {
        return after.settledAs() != null && !after.settledAs().equals(before.settledAs());
    }

    /** Whether the customer has the parcel, as is known only now. */
    boolean arrives() {
        return ends() && ParcelStatus.DELIVERED.name().equals(after.settledAs());
    }

    /** What others must hear, in its sequence. */
    List<Object> events() {
        var events = new ArrayList<>();
        if (!before.troubleStands() && after.troubleStands()) {
            events.add(new ParcelInTrouble(after.parcelId(), after.supplierOrderId(), after.orderId()));
        }
        if (before.troubleStands() && after.troubleStands() && !Objects.equals(before.trouble(), after.trouble())) {
            events.add(new ParcelTroubleChanged(after.parcelId(), after.supplierOrderId(), after.orderId()));
        }
        if (isFound()) {
            events.add(new ParcelFound(after.parcelId(), after.supplierOrderId(), after.orderId()));
        }
        if (before.troubleStands() && !after.troubleStands()) {
            events.add(new ParcelMovedOn(after.parcelId(), after.supplierOrderId(), after.orderId()));
        }
        if (ends()) {
            badEnd().map(end -> new ParcelEnded(after.parcelId(), after.supplierOrderId(), after.orderId(), end))
                    .ifPresent(events::add);
        }
        return events;
    }

    /** Whether the carrier tells of a parcel for the first time after it was declared lost. */
    boolean isFound() {
        var lostAt = before.settledAt();
        return ParcelStatus.LOST.name().equals(before.settledAs())
                && lostAt != null
                && after.lastEventAt() != null
                && after.lastEventAt().isAfter(lostAt)
                && (before.lastEventAt() == null || !before.lastEventAt().isAfter(lostAt));
    }

    /** What the order's story tells of it: only a new status or a new trouble is worth an entry. */
    Optional<Journal.Entry> entry(Actor actor) {
        if (isFound()) {
            return Optional.of(entry(actor, "parcel-found-again"));
        }
        if (before.status().equals(after.status()) && Objects.equals(before.trouble(), after.trouble())) {
            return Optional.empty();
        }
        var what = switch (ParcelStatus.valueOf(after.status())) {
            case DELIVERED, RETURNED, LOST, CANCELLED, VOIDED ->
                "parcel-" + after.status().toLowerCase(Locale.ROOT);
            default -> after.trouble() != null ? "parcel-in-trouble" : "parcel-moved";
        };
        return Optional.of(entry(actor, what));
    }

    private Journal.Entry entry(Actor actor, String what) {
        return Journal.Entry.of(
                after.orderId().value(),
                after.supplierOrderId().value(),
                actor,
                what,
                Map.of("number", Numbers.tail(after.trackingNumber()), "status", "parcelStatus." + after.status()));
    }

    /** A parcel whose number the carrier has cancelled never reaches the customer: the same as lost. */
    private Optional<ParcelEnded.End> badEnd() {
        return switch (ParcelStatus.valueOf(after.status())) {
            case RETURNED -> Optional.of(ParcelEnded.End.RETURNED);
            case LOST, CANCELLED -> Optional.of(ParcelEnded.End.LOST);
            default -> Optional.empty();
        };
    }
}
