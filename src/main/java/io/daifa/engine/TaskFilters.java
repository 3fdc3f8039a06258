package io.daifa.engine;

import io.daifa.kernel.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The filters in Tasklist: one a group, because stored queries know no expression that would name the user's own groups, and
 * one of all open tasks. They are recognised by the property {@code daifa}, so that people may rename them.
 */
@Component
public class TaskFilters {

    /** The task's variable with the shop and its number of the order, which the list shows. */
    public static final String ORDER = "orderName";

    /** The task's variable with the goods, which the list shows. */
    public static final String GOODS = "goods";

    private static final String MARK = "daifa";
    private static final String ALL = "all";

    private final FilterService filters;
    private final TaskService tasks;
    private final Texts texts;
    private final Locale language;

    TaskFilters(FilterService filters, TaskService tasks, Texts texts, @Value("${daifa.language}") Locale language) {
        this.filters = filters;
        this.tasks = tasks;
        this.texts = texts;
        this.language = language;
    }

    /** The id of the filter with that group's open tasks, taken or not; it is made when there is none. */
    String ofGroup(String group) {
        return find(
                group,
                texts.of(language, "filter.group", nameOf(group)),
                tasks.createTaskQuery().taskCandidateGroup(group).includeAssignedTasks());
    }

    /** The id of the filter with all open tasks. */
    String ofEverybody() {
        return find(ALL, texts.of(language, "filter.all"), tasks.createTaskQuery());
    }

    /** The group's name for people. */
    String nameOf(String group) {
        return texts.of(language, "group." + group);
    }

    private Map<String, String> shown(String variable) {
        return Map.of("name", variable, "label", texts.of(language, "filter.column." + variable));
    }

    private String find(String mark, String name, TaskQuery query) {
        for (var filter : filters.createTaskFilterQuery().list()) {
            if (mark.equals(filter.getProperties().get(MARK))) {
                return filter.getId();
            }
        }
        var filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(new HashMap<>(Map.of(
                MARK,
                mark,
                "color",
                "#325d88",
                "priority",
                0,
                "refresh",
                true,
                "variables",
                List.of(shown(ORDER), shown(GOODS)))));
        return filters.saveFilter(filter).getId();
    }
}
