package io.daifa.tracking;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.shipment.ParcelId;
import io.daifa.supplier.SupplierOrderId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The ways of the parcels. What carriers tell is stored before anything is made of it. */
@Repository
public class Tracks {

    /** What became of events that were told: stored now, known before, and of numbers that no parcel has (kept until one has). */
    public record Recorded(int stored, int known, int unmatched) {}

    /**
     * Stores what a provider tells and brings the parcels' progress up to date. Events may come late, twice and out of order. Publishes
     * {@link ParcelInTrouble}, {@link ParcelMovedOn}, {@link ParcelEnded} and {@link ParcelsSettled}.
     */
    public Recorded record(String provider, List<CarrierEvent> events) {
        throw new UnsupportedOperationException();
    }

    /** Follows the supplier order's parcels from now on; what was told of their numbers before counts. Following again changes nothing. */
    public void follow(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** How the supplier order's parcels stand together. */
    public Settlement settlement(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** Whether parcels are on their way still; if not, whether one at least was delivered. */
    public enum Settlement {
        WAITING,
        DELIVERED,
        NOT_DELIVERED
    }

    /** Whether the parcel is in trouble that nobody has seen to. */
    public boolean troubleStands(ParcelId id) {
        throw new UnsupportedOperationException();
    }

    /** A person has seen to the parcel's trouble: {@code what} is CARRIER_URGED, REDELIVERY, INTERCEPTED or NOTED. It rings again with the next trouble. */
    public void handled(ParcelId id, String what, Actor by, @Nullable String note) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** A person declares the parcel lost: it is settled. Refuses when it is settled already. */
    public void declareLost(ParcelId id, Actor by, @Nullable String note) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** The parcel's way. */
    public Optional<ParcelTrack> find(ParcelId id) {
        throw new UnsupportedOperationException();
    }

    /** The ways of the order's parcels. */
    public List<ParcelTrack> ofOrder(OrderId orderId) {
        throw new UnsupportedOperationException();
    }

    /** The ways of these orders' parcels. */
    public List<ParcelTrack> ofOrders(Collection<OrderId> orderIds) {
        throw new UnsupportedOperationException();
    }

    /** The stations of a number, newest first. */
    public List<Station> stations(String trackingNumber) {
        throw new UnsupportedOperationException();
    }

    /** Tells the customer by mail that the goods have arrived; without an address nothing is sent. */
    public void tellDelivered(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }
}
