package io.daifa.kernel;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The open tasks of people: the process shows them, lets a person take them, and completes them in a person's name. */
public interface OpenTasks {

    /** Who looks: a user with these groups, whose tasks alone are seen unless the user administers processes. */
    record Viewer(String user, Set<String> groups, boolean all) {}

    /** When a task is due. */
    enum Due {
        OVERDUE,
        TODAY,
        LATER
    }

    /** Who has claimed a task. */
    enum Holder {
        MINE,
        UNCLAIMED
    }

    /** In which sequence: the most pressing first, the first due, the last come, by supplier, by shop, the most paid. */
    enum Sort {
        PRESSING,
        DUE,
        NEWEST,
        SUPPLIER,
        SHOP,
        AMOUNT
    }

    /**
     * Which tasks; null is any.
     *
     * @param group the group that they are for
     * @param element the task's id in the diagram
     * @param problem the key of a text, as {@link OpenTask#problems} names it
     * @param today until when today lasts
     * @param urgent those alone that press (80 and more)
     * @param words the beginning of the order's or the case's number or of the buyer's nick, the phone's last four digits, or the end of a
     *     tracking number
     */
    record Filter(
            @Nullable String group,
            @Nullable String element,
            @Nullable String problem,
            @Nullable UUID supplier,
            @Nullable UUID shop,
            @Nullable Due due,
            @Nullable Instant today,
            boolean urgent,
            @Nullable Holder holder,
            @Nullable String words) {

        /** Any. */
        public static final Filter ANY = new Filter(null, null, null, null, null, null, null, false, null, null);
    }

    /**
     * An open task and what it is about.
     *
     * @param problems what is wrong, as keys of texts
     * @param businessKey the supplier order, after-sales case, change or refund whose instance it belongs to
     * @param orderNumber the shop's number of the order
     * @param number that of the case, the change, or the supplier order; null for a refund that is about none
     */
    record OpenTask(
            String id,
            String element,
            String group,
            UUID businessKey,
            UUID orderId,
            String orderNumber,
            @Nullable UUID supplierOrderId,
            @Nullable String number,
            @Nullable UUID parcelId,
            List<String> problems,
            Instant createdAt,
            @Nullable Instant due,
            int priority,
            @Nullable String assignee) {

        /** Whether somebody else has claimed it. */
        public boolean isOthers(String user) {
            return assignee != null && !assignee.equals(user);
        }
    }

    /** How many tasks there are, by what filters choose from. */
    record Counts(
            Map<String, Integer> groups,
            Map<String, Integer> elements,
            Map<String, Integer> problems,
            Map<String, Integer> suppliers,
            Map<String, Integer> shops,
            Map<String, Integer> dues,
            Map<String, Integer> holders) {}

    /** The tasks that this person sees and the filter lets through, at most so many after the first ones. */
    List<OpenTask> list(Viewer viewer, Filter filter, Sort sort, int offset, int limit);

    /** How many these are. */
    int count(Viewer viewer, Filter filter);

    /** How many there are of each kind: of the groups all that this person sees, of the rest those of the filter's group, and of problems those of its element. */
    Counts counts(Viewer viewer, Filter filter);

    /** Those of these tasks that are open and that this person sees, in no order. */
    List<OpenTask> find(Viewer viewer, Collection<String> ids);

    /** What this user may see, as the groups are now. */
    Viewer viewer(String user);

    /** The user takes the task; taking it again changes nothing. Refuses one that is gone, or that somebody else has taken. */
    void claim(String id, String user) throws Refusal;

    /** The user takes the most pressing of these tasks that nobody has; empty where there is none. */
    Optional<String> claimNext(Viewer viewer, Filter filter);

    /**
     * Completes the task with these answers over what its form shows, in the user's name and with the user's rights, and claims it before where
     * nobody has. It belongs to the caller's transaction, which what the task refuses rolls back: that is thrown as {@link Refused}.
     */
    void complete(String id, Map<String, ? extends @Nullable Object> answers, String user);
}
