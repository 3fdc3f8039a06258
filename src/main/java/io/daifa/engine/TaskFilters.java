package io.daifa.engine;

import io.daifa.kernel.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The filters in Tasklist. Each desk has its open tasks, those that one has claimed oneself, those that are overdue or due before the day is
 * over in the house's zone, and one a kind of task; administrators have all tasks, the overdue and the unclaimed. They are recognised by the
 * property {@code daifa}, so that people may rename them; an edition that is older than ours is renewed but for its name.
 */
@Component
public class TaskFilters {

    /** The task's variable with the shop and its number of the order, which the list shows. */
    public static final String ORDER = "orderName";

    /** The task's variable with the goods, which the list shows. */
    public static final String GOODS = "goods";

    /** Why a person is needed. */
    public static final String PROBLEM = "columnProblem";

    /** The seller's memo. */
    public static final String MEMO = "columnMemo";

    /** The buyer's nick. */
    public static final String NICK = "columnNick";

    /** What was paid. */
    public static final String PAID = "columnPaid";

    /** Until when the order is held. */
    public static final String HELD = "columnHeld";

    /** The supplier. */
    public static final String SUPPLIER = "columnSupplier";

    /** How many supplier orders that supplier has not shipped. */
    public static final String OPEN_ORDERS = "columnOpenOrders";

    /** When the supplier promised to ship. */
    public static final String PROMISED = "columnPromised";

    /** How often the supplier was asked about it. */
    public static final String CHASED = "columnChased";

    /** A parcel's carrier and number. */
    public static final String PARCEL = "columnParcel";

    /** Since when nothing was heard of the parcel. */
    public static final String STALLED = "columnStalled";

    /** Where it goes, down to the district. */
    public static final String DESTINATION = "columnDestination";

    /** What kind of after-sales is wanted. */
    public static final String TYPE = "columnType";

    /** The amount that it is about. */
    public static final String AMOUNT = "columnAmount";

    /** What the platform does when nobody decides in time. */
    public static final String TIMEOUT = "columnTimeout";

    /** Who is liable. */
    public static final String LIABLE = "columnLiable";

    /** The how-manieth case of that customer. */
    public static final String NTH = "columnNth";

    private static final String MARK = "daifa";
    private static final String EDITION = "daifaEdition";
    private static final int CURRENT = 2;
    private static final String ALL = "all";
    private static final int PLACES_A_DESK = 20;

    private static final String OWN = "#2f6f4f";
    private static final String OPEN = "#325d88";
    private static final String OVERDUE = "#b3261e";
    private static final String TODAY = "#a15c00";
    private static final String KIND = "#5f6b7a";

    private static final String ME = "${currentUser()}";
    private static final String NOW = "${now()}";
    private static final String TOMORROW =
            "${dateTime().withZone(" + LockedExpressions.ZONE + ").withTimeAtStartOfDay().plusDays(1).toDate()}";

    private static final Map<String, List<String>> COLUMNS = Map.of(
            "order-desk", List.of(PROBLEM, MEMO, ORDER, NICK, GOODS, PAID, HELD),
            "purchasing", List.of(SUPPLIER, OPEN_ORDERS, PROBLEM, GOODS, PROMISED, CHASED, ORDER),
            "logistics", List.of(PROBLEM, PARCEL, STALLED, DESTINATION, SUPPLIER, ORDER),
            "aftersales", List.of(TYPE, AMOUNT, TIMEOUT, PARCEL, ORDER, LIABLE, NTH));

    private final FilterService filters;
    private final TaskService tasks;
    private final TaskKinds kinds;
    private final Texts texts;
    private final Locale language;

    TaskFilters(
            FilterService filters,
            TaskService tasks,
            TaskKinds kinds,
            Texts texts,
            @Value("${daifa.language}") Locale language) {
        this.filters = filters;
        this.tasks = tasks;
        this.kinds = kinds;
        this.texts = texts;
        this.language = language;
    }

    /** What a filter is to be: by what it is recognised, its name, colour and place, what it holds and shows. */
    private record Wanted(String mark, String name, String color, int place, TaskQuery query, List<String> columns) {}

    /** The ids of the filters of that desk, in their sequence; those that are not there are made. */
    List<String> ofGroup(String group) {
        var columns = COLUMNS.get(group);
        var wanted = new ArrayList<Wanted>();
        var place = PLACES_A_DESK * StaffGroups.DESKS.indexOf(group);
        wanted.add(new Wanted(
                group, texts.of(language, "filter.group", nameOf(group)), OPEN, place, open(group), columns));
        wanted.add(new Wanted(
                group + ".mine",
                texts.of(language, "filter.mine"),
                OWN,
                place + 1,
                open(group).taskAssigneeExpression(ME),
                columns));
        wanted.add(new Wanted(
                group + ".overdue",
                texts.of(language, "filter.overdue"),
                OVERDUE,
                place + 2,
                open(group).dueBeforeExpression(NOW),
                columns));
        wanted.add(new Wanted(
                group + ".today",
                texts.of(language, "filter.today"),
                TODAY,
                place + 3,
                open(group).dueAfterExpression(NOW).dueBeforeExpression(TOMORROW),
                columns));
        kinds.of(group)
                .forEach((element, name) -> wanted.add(new Wanted(
                        group + "." + element,
                        name,
                        KIND,
                        place + wanted.size(),
                        open(group).taskDefinitionKey(element),
                        columns)));
        return made(wanted);
    }

    /** The ids of the filters of those who see all tasks. */
    List<String> ofEverybody() {
        var columns = List.of(ORDER, GOODS, PROBLEM);
        return made(List.of(
                new Wanted(ALL, texts.of(language, "filter.all"), OPEN, -3, tasks.createTaskQuery(), columns),
                new Wanted(
                        ALL + ".overdue",
                        texts.of(language, "filter.all.overdue"),
                        OVERDUE,
                        -2,
                        tasks.createTaskQuery().dueBeforeExpression(NOW),
                        columns),
                new Wanted(
                        ALL + ".unassigned",
                        texts.of(language, "filter.all.unassigned"),
                        KIND,
                        -1,
                        tasks.createTaskQuery().taskUnassigned(),
                        columns)));
    }

    /** The group's name for people. */
    String nameOf(String group) {
        return texts.of(language, "group." + group);
    }

    private TaskQuery open(String group) {
        return tasks.createTaskQuery().taskCandidateGroup(group).includeAssignedTasks();
    }

    private List<String> made(List<Wanted> wanted) {
        var known = new HashMap<String, Filter>();
        for (var filter : filters.createTaskFilterQuery().list()) {
            if (filter.getProperties().get(MARK) instanceof String mark) {
                known.put(mark, filter);
            }
        }
        return wanted.stream()
                .map(one -> made(one, known.get(one.mark())).getId())
                .toList();
    }

    private Filter made(Wanted wanted, @Nullable Filter known) {
        if (known != null
                && Integer.valueOf(CURRENT).equals(known.getProperties().get(EDITION))) {
            return known;
        }
        var filter = known == null ? filters.newTaskFilter(wanted.name()) : known;
        filter.setQuery(wanted.query());
        filter.setProperties(new HashMap<>(Map.of(
                MARK,
                wanted.mark(),
                EDITION,
                CURRENT,
                "color",
                wanted.color(),
                "priority",
                wanted.place(),
                "refresh",
                true,
                "variables",
                wanted.columns().stream().map(this::shown).toList())));
        return filters.saveFilter(filter);
    }

    private Map<String, String> shown(String variable) {
        return Map.of("name", variable, "label", texts.of(language, "filter.column." + variable));
    }
}
