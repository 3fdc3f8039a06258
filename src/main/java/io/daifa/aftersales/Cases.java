package io.daifa.aftersales;

import io.daifa.kernel.Actor;
import io.daifa.kernel.Money;
import io.daifa.kernel.Refusal;
import io.daifa.order.OrderId;
import io.daifa.supplier.SupplierOrderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The after-sales cases. Each method that changes one locks the customer's order's row first, and writes the journal. */
@Repository
public class Cases {

    /**
     * Opens a case for each supplier order that the request concerns; the same request again (by its external id) answers the same cases.
     * Refuses an unknown order or line, more units than were bought less those claimed in other cases that are not declined, a negative
     * amount or more than was paid, an order that is rejected. Publishes {@link CaseOpened} for each.
     */
    public List<AfterSalesCase> open(NewCase request, Actor by) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Gathers the facts, asks the decision table {@code after-sales-resolution} and keeps its proposal. */
    public void propose(CaseId id) {
        throw new UnsupportedOperationException();
    }

    /** The most that can still be given back for that order: paid less what was refunded or is promised by other cases. */
    public Money refundable(CaseId id) {
        throw new UnsupportedOperationException();
    }

    /**
     * A person decides. Refuses a second decision, a refund above {@link #refundable}, a refund of nothing where the resolution is money,
     * money where it is declined, a refusal without a note.
     */
    public void decide(
            CaseId id,
            Resolution resolution,
            @Nullable Money refund,
            AfterSalesCase.Freight freight,
            @Nullable String note,
            Actor by)
            throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** What is to be done next. */
    public NextStep nextStep(CaseId id) {
        throw new UnsupportedOperationException();
    }

    /** The steps after the decision. */
    public enum NextStep {
        ARRANGE,
        REFUND,
        SETTLE
    }

    /** The return, exchange or reshipment was done by hand, under that reference. Refuses an empty reference, and unless it is due. */
    public void arranged(CaseId id, String reference, @Nullable String note, Actor by) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** The money was given back by hand, under that reference. Refuses an empty reference, and unless it is due. */
    public void refunded(CaseId id, String reference, @Nullable String note, Actor by) throws Refusal {
        throw new UnsupportedOperationException();
    }

    /** Settles the case; publishes {@link CasesSettled} when it was the supplier order's last. */
    public void settle(CaseId id) {
        throw new UnsupportedOperationException();
    }

    /** Tells the customer the outcome by mail; without an address nothing is sent. */
    public void tellOutcome(CaseId id) {
        throw new UnsupportedOperationException();
    }

    /** The case with that id. */
    public Optional<AfterSalesCase> find(CaseId id) {
        throw new UnsupportedOperationException();
    }

    /** The order's cases, oldest first. */
    public List<AfterSalesCase> ofOrder(OrderId orderId) {
        throw new UnsupportedOperationException();
    }

    /** Whether the supplier order waits for a case, for its window, or for nothing more. Without a window yet one is opened (if something was delivered). */
    public AfterSales standing(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }

    /** How after-sales of a supplier order stands. */
    public enum AfterSales {
        OPEN,
        WINDOW,
        DONE
    }

    /** Until when the customer may open a case as of right ({@code daifa.aftersales.window} after the last delivery). */
    public Optional<Instant> windowEnds(SupplierOrderId id) {
        throw new UnsupportedOperationException();
    }
}
