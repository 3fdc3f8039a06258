package io.daifa.desk;

import io.daifa.kernel.OpenTasks;
import io.daifa.kernel.OpenTasks.Counts;
import io.daifa.kernel.OpenTasks.Viewer;
import io.daifa.shop.Shop;
import io.daifa.shop.Shops;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Suppliers;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The task desk: the open tasks of a person's groups, to be filtered, sorted, chosen, and done many at once. */
@Controller
@RequestMapping("/desk/tasks")
class TaskDeskPage {

    private static final int PAGE = 50;
    private static final List<String> DESKS = List.of("order-desk", "purchasing", "logistics", "aftersales");

    private final OpenTasks tasks;
    private final TaskRows rows;
    private final Shops shops;
    private final Suppliers suppliers;
    private final Wordings wordings;

    TaskDeskPage(OpenTasks tasks, TaskRows rows, Shops shops, Suppliers suppliers, Wordings wordings) {
        this.tasks = tasks;
        this.rows = rows;
        this.shops = shops;
        this.suppliers = suppliers;
        this.wordings = wordings;
    }

    /** A choice of the filter: where it leads, what it is called, how many tasks it has. */
    record Way(String to, String word, int tasks, boolean here) {}

    /** A choice of a list, with how many tasks it has. */
    record Choice(String value, String word) {}

    @GetMapping
    String list(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "1") String page,
            Authentication user,
            Locale language,
            Model model) {
        var viewer = tasks.viewer(user.getName());
        var asked = TaskFilter.of(parameters).within(desks(viewer));
        var wording = wordings.in(language);
        var filter = asked.filter(wording.now(), wording.zone());
        var count = tasks.count(viewer, filter);
        var pages = Math.max(1, (count + PAGE - 1) / PAGE);
        var at = page.matches("[1-9][0-9]{0,5}") ? Math.min(Integer.parseInt(page), pages) : 1;
        var found = tasks.list(viewer, filter, asked.sort(), (at - 1) * PAGE, PAGE);
        model.addAttribute("asked", asked);
        model.addAttribute("rows", rows.of(found, viewer.user(), wording));
        model.addAttribute("count", count);
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        model.addAttribute("bySupplier", asked.sort() == OpenTasks.Sort.SUPPLIER);
        model.addAttribute(
                "actions",
                TaskActions.at(asked.value("group"), asked.value("kind"), Allowed.to(user)).stream()
                        .map(action -> new Choice(action.name(), wording.word("desk.tasks.do", action)))
                        .toList());
        ways(asked, tasks.counts(viewer, filter), viewer, wording, model);
        return "desk/tasks";
    }

    /** Takes the most pressing task that nobody has, of those that the filter lets through, and opens it. */
    @PostMapping(params = "do=next")
    String next(@RequestParam Map<String, String> parameters, Authentication user, Locale language) {
        var viewer = tasks.viewer(user.getName());
        var asked = TaskFilter.of(parameters).within(desks(viewer));
        var wording = wordings.in(language);
        return tasks.claimNext(viewer, asked.filter(wording.now(), wording.zone()))
                .map(id -> "redirect:/camunda/app/tasklist/default/#/?task=" + id)
                .orElse("redirect:" + asked.with("holder", "UNCLAIMED").address());
    }

    static List<String> desks(Viewer viewer) {
        return DESKS.stream()
                .filter(desk -> viewer.all() || viewer.groups().contains(desk))
                .toList();
    }

    private void ways(TaskFilter asked, Counts counts, Viewer viewer, Wording wording, Model model) {
        model.addAttribute(
                "desks",
                desks(viewer).stream()
                        .map(desk -> new Way(
                                new TaskFilter(Map.of("group", desk)).address(),
                                wording.word("group", desk),
                                counts.groups().getOrDefault(desk, 0),
                                desk.equals(asked.value("group"))))
                        .toList());
        model.addAttribute(
                "kinds",
                counts.elements().entrySet().stream()
                        .map(kind -> way(
                                asked.with("problem", null),
                                "kind",
                                kind.getKey(),
                                wording.word("task", kind.getKey()),
                                kind.getValue()))
                        .toList());
        model.addAttribute(
                "dues",
                Stream.of(OpenTasks.Due.values())
                        .map(due -> way(
                                asked,
                                "due",
                                due.name(),
                                wording.word("desk.tasks.due", due),
                                counts.dues().getOrDefault(due.name(), 0)))
                        .toList());
        model.addAttribute(
                "holders",
                Stream.of(OpenTasks.Holder.values())
                        .map(holder -> way(
                                asked,
                                "holder",
                                holder.name(),
                                wording.word("desk.tasks.holder", holder),
                                counts.holders().getOrDefault(holder.name(), 0)))
                        .toList());
        model.addAttribute("problems", choices(counts.problems(), key -> wording.otherwise(key, key)));
        model.addAttribute("suppliers", choices(counts.suppliers(), id -> supplier(id)));
        model.addAttribute("shops", choices(counts.shops(), id -> shop(id)));
        model.addAttribute("sorts", wording.choices("desk.tasks.sort", OpenTasks.Sort.values()));
        model.addAttribute("fields", asked.asked());
    }

    /** The way to tasks of that value; from there, the way back to all. */
    private static Way way(TaskFilter asked, String field, String value, String word, int tasks) {
        var here = asked.value(field).equals(value);
        return new Way(asked.with(field, here ? null : value).address(), word, tasks, here);
    }

    private static List<Choice> choices(Map<String, Integer> counts, java.util.function.Function<String, String> word) {
        return counts.entrySet().stream()
                .map(one -> new Choice(one.getKey(), word.apply(one.getKey()) + " (" + one.getValue() + ")"))
                .sorted(Comparator.comparing(Choice::word))
                .toList();
    }

    private String supplier(String id) {
        return suppliers.find(java.util.UUID.fromString(id)).map(Supplier::name).orElse(id);
    }

    private String shop(String id) {
        return shops.find(java.util.UUID.fromString(id)).map(Shop::name).orElse(id);
    }
}
