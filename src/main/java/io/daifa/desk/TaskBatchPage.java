package io.daifa.desk;

import io.daifa.batch.Batch;
import io.daifa.batch.Batch.Action;
import io.daifa.batch.Errand;
import io.daifa.batch.TaskBatches;
import io.daifa.batch.TaskPreview;
import io.daifa.kernel.OpenTasks;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.kernel.OpenTasks.Viewer;
import io.daifa.kernel.Refusal;
import io.daifa.order.Refunds;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Suppliers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where many chosen tasks are done at once: what would become of them, then the batch that does it. */
@Controller
@RequestMapping("/desk/tasks/batch")
class TaskBatchPage {

    private static final String VIEW = "desk/task-batch";
    private static final String FORM = "errand";
    private static final Set<String> FIELDS = Set.of("note", "until", "target", "refunds");
    private static final int SHOWN = 50;
    private static final int MOST_LINES = 500;

    private final OpenTasks tasks;
    private final TaskBatches batches;
    private final TaskRows rows;
    private final PastedRefunds pasted;
    private final Refunds refunds;
    private final Suppliers suppliers;
    private final Wordings wordings;

    TaskBatchPage(
            OpenTasks tasks,
            TaskBatches batches,
            TaskRows rows,
            PastedRefunds pasted,
            Refunds refunds,
            Suppliers suppliers,
            Wordings wordings) {
        this.tasks = tasks;
        this.batches = batches;
        this.rows = rows;
        this.pasted = pasted;
        this.refunds = refunds;
        this.suppliers = suppliers;
        this.wordings = wordings;
    }

    /** A preview as people read it. */
    record Look(int tasks, int orders, int suppliers, String worth, int left, List<String> reasons, List<Left> lines) {}

    /** A task, or a pasted line, that is left out. */
    record Left(
            @Nullable UUID orderId,
            String number,
            String kind,
            @Nullable String taskId,
            String reason) {}

    /** The tasks that were ticked, or where none was all that the filter lets through. */
    @PostMapping(params = "do=choose")
    String choose(
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam("action") String action,
            Authentication user,
            Locale language,
            Model model,
            HttpServletResponse response) {
        var viewer = tasks.viewer(user.getName());
        var chosen = chosen(parameters, viewer, wordings.in(language));
        if (action.equals(TaskActions.NUMBERS.name())) {
            require(Allowed.to(user).numbers());
            model.addAttribute("numbers", lines(viewer, chosen));
            model.addAttribute("prefilled", chosen.size());
            return "desk/numbers";
        }
        var typed = new java.util.HashMap<>(parameters.toSingleValueMap());
        typed.put("tasks", String.join(" ", chosen));
        if (action.equals(Action.REFUND.name())) {
            typed.put("refunds", refundLines(viewer, chosen));
            return page(Action.REFUND, typed, Faults.NONE, null, viewer, language, model);
        }
        return preview(typed, user, language, model, response);
    }

    @PostMapping(params = "do=preview")
    String preview(
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            HttpServletResponse response) {
        var viewer = tasks.viewer(user.getName());
        var action = action(typed, user);
        var wording = wordings.in(language);
        try {
            var read = action == Action.REFUND ? pasted.read(typed.get("refunds"), viewer) : null;
            var preview = read != null && read.references().isEmpty()
                    ? new TaskPreview(List.of(), 0, 0, List.of(), List.of())
                    : batches.preview(errand(action, typed, read, wording), viewer);
            return page(action, typed, Faults.NONE, look(preview, read, wording), viewer, language, model);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var faults = Faults.of(FORM, refusal, FIELDS, typed, wording);
            return page(action, typed, faults, null, viewer, language, model);
        }
    }

    /** The form carries the batch's id, so that sent twice it starts one. */
    @PostMapping(params = "do=start")
    String start(
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            HttpServletResponse response) {
        var viewer = tasks.viewer(user.getName());
        var action = action(typed, user);
        var wording = wordings.in(language);
        try {
            var read = action == Action.REFUND ? pasted.read(typed.get("refunds"), viewer) : null;
            var id = UUID.fromString(Objects.requireNonNullElse(typed.get("batch"), ""));
            batches.start(id, errand(action, typed, read, wording), viewer);
            return "redirect:/desk/batches/" + id;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var faults = Faults.of(FORM, refusal, FIELDS, typed, wording);
            return page(action, typed, faults, null, viewer, language, model);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private List<String> chosen(MultiValueMap<String, String> parameters, Viewer viewer, Wording wording) {
        var ticked = parameters.get("task");
        if (ticked != null && !ticked.isEmpty()) {
            return ticked.stream().distinct().toList();
        }
        var asked = TaskFilter.of(parameters.toSingleValueMap()).within(TaskDeskPage.desks(viewer));
        return tasks
                .list(viewer, asked.filter(wording.now(), wording.zone()), asked.sort(), 0, TaskBatches.MOST)
                .stream()
                .map(OpenTask::id)
                .toList();
    }

    private Errand errand(Action action, Map<String, String> typed, PastedRefunds.@Nullable Read read, Wording wording)
            throws Refusal {
        var ids = read == null
                ? Stream.of(typed.getOrDefault("tasks", "").split(" ", -1))
                        .filter(id -> id.matches("[0-9A-Za-z-]{1,64}"))
                        .distinct()
                        .toList()
                : List.copyOf(read.references().keySet());
        return new Errand(
                action,
                ids,
                read == null ? Map.of() : read.references(),
                Typed.words(typed.get("note")),
                Typed.moment("until", typed.get("until"), wording.zone()),
                supplier(typed),
                typed.containsKey("forced"));
    }

    private String page(
            Action action,
            Map<String, String> typed,
            Faults faults,
            @Nullable Look look,
            Viewer viewer,
            Locale language,
            Model model) {
        var wording = wordings.in(language);
        model.addAttribute("action", action);
        model.addAttribute("heading", wording.word("batchAction", action));
        model.addAttribute("hint", wording.word("desk.tasks.hint", action));
        model.addAttribute("typed", typed);
        model.addAttribute("faults", faults);
        model.addAttribute("look", look);
        model.addAttribute("newId", UUID.randomUUID().toString());
        model.addAttribute("back", TaskFilter.of(typed).address());
        model.addAttribute("fields", TaskFilter.of(typed).asked());
        if (action == Action.ASSIGN) {
            model.addAttribute(
                    "suppliers",
                    suppliers.all().stream()
                            .filter(Supplier::active)
                            .sorted(Comparator.comparing(Supplier::name))
                            .map(supplier -> new Wording.Choice(supplier.id().toString(), supplier.name()))
                            .toList());
        }
        if (look != null) {
            model.addAttribute("worked", shown(typed, viewer, wording, action));
        }
        return VIEW;
    }

    /** The first of the tasks, with what is to be seen of them. */
    private List<TaskRows.Row> shown(Map<String, String> typed, Viewer viewer, Wording wording, Action action) {
        if (action == Action.REFUND) {
            return List.of();
        }
        var ids = Stream.of(typed.getOrDefault("tasks", "").split(" ", -1))
                .limit(SHOWN)
                .toList();
        return rows.of(tasks.find(viewer, ids), viewer.user(), wording);
    }

    private static Look look(TaskPreview preview, PastedRefunds.@Nullable Read read, Wording wording) {
        var reasons = new EnumMap<Batch.Reason, Integer>(Batch.Reason.class);
        preview.left().forEach(left -> reasons.merge(left.reason(), 1, Integer::sum));
        var lines = Stream.concat(
                        preview.left().stream().map(left -> left(left, wording)),
                        read == null
                                ? Stream.<Left>empty()
                                : read.wrong().stream()
                                        .map(wrong -> new Left(
                                                null, wrong.pasted(), "", null, wording.problem(wrong.problem()))))
                .toList();
        return new Look(
                preview.worked().size(),
                preview.orders(),
                preview.suppliers(),
                preview.worth().stream().map(wording::money).collect(Collectors.joining(" + ")),
                lines.size(),
                reasons.entrySet().stream()
                        .map(one -> wording.word("batchReason", one.getKey()) + ": " + one.getValue())
                        .toList(),
                lines.stream().limit(SHOWN).toList());
    }

    private static Left left(TaskPreview.Left left, Wording wording) {
        var task = left.task();
        var reason = wording.word("batchReason", left.reason());
        return task == null
                ? new Left(null, "–", "", null, reason)
                : new Left(
                        task.orderId(),
                        task.orderNumber(),
                        wording.word("task", task.element()),
                        task.id(),
                        task.assignee() == null || left.reason() != Batch.Reason.CLAIMED
                                ? reason
                                : reason + " (" + task.assignee() + ")");
    }

    /** A line for each supplier order that awaits numbers, for the numbers to be pasted behind. */
    private String lines(Viewer viewer, List<String> chosen) {
        return tasks.find(viewer, chosen).stream()
                .map(OpenTask::number)
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .limit(MOST_LINES)
                .map(number -> number + "\t\t")
                .collect(Collectors.joining("\n"));
    }

    private String refundLines(Viewer viewer, List<String> chosen) {
        return tasks.find(viewer, chosen).stream()
                .filter(task -> task.element().equals("Task_RefundByHand"))
                .limit(MOST_LINES)
                .map(task -> task.orderNumber() + "\t"
                        + refunds.find(task.businessKey())
                                .map(refund -> refund.amount().amount().toPlainString())
                                .orElse("")
                        + "\t")
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable UUID supplier(Map<String, String> typed) throws Refusal {
        var words = Typed.words(typed.get("target"));
        if (words == null || words.equals("next")) {
            return null;
        }
        try {
            return UUID.fromString(words);
        } catch (IllegalArgumentException e) {
            throw Refusal.at("target", "supplier-unknown");
        }
    }

    private static Action action(Map<String, String> typed, Authentication user) {
        for (var action : Action.values()) {
            if (action.name().equals(typed.get("action")) && action != Action.REROUTE) {
                require(action != Action.HOLD || Allowed.to(user).batch());
                return action;
            }
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
