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
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.bind.annotation.GetMapping;
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
    private static final String LOOKED_AT = "lookedAt";
    private static final String OF = "of";
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
    record Look(
            int tasks,
            int orders,
            int suppliers,
            String worth,
            int left,
            List<String> reasons,
            List<Left> lines,
            List<Paid> paid) {}

    /** A refund that would be written down as paid. */
    record Paid(UUID orderId, String number, String amount, String reference) {}

    /** What was chosen: as many tasks as can be worked at once, of all. */
    record Chosen(List<String> ids, int of) {

        /** That not all are there. */
        record Cut(int made, int of) {}
    }

    /** A task, or a pasted line, that is left out. */
    record Left(
            @Nullable UUID orderId,
            String number,
            String kind,
            @Nullable String taskId,
            String reason) {}

    /** Whoever comes back without a form comes to the tasks. */
    @GetMapping
    String tasks(@RequestParam Map<String, String> parameters) {
        return "redirect:" + TaskFilter.of(parameters).address();
    }

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
            var lines = lines(viewer, chosen.ids());
            var shown = lines.stream().limit(MOST_LINES).toList();
            model.addAttribute("numbers", String.join("\n", shown));
            model.addAttribute("prefilled", shown.size());
            model.addAttribute(
                    "cut", shown.size() < lines.size() || chosen.ids().size() < chosen.of());
            model.addAttribute(
                    Layout.IN_LANGUAGE,
                    Layout.inLanguage(
                            TaskFilter.of(parameters.toSingleValueMap()).address()));
            return "desk/numbers";
        }
        var typed = new java.util.HashMap<>(parameters.toSingleValueMap());
        typed.put("tasks", String.join(" ", chosen.ids()));
        typed.put(OF, Integer.toString(chosen.of()));
        if (action.equals(Action.REFUND.name())) {
            var lines = refundLines(viewer, chosen.ids());
            typed.put("refunds", lines.stream().limit(MOST_LINES).collect(Collectors.joining("\n")));
            typed.put("tasks", "");
            model.addAttribute("cut", cut(Math.min(lines.size(), MOST_LINES), chosen.of()));
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
            return page(action, typed, Faults.NONE, look(action, typed, viewer, wording), viewer, language, model);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var faults = Faults.of(FORM, refusal, FIELDS, typed, wording);
            return page(action, typed, faults, null, viewer, language, model);
        }
    }

    /** The form carries the batch's id, so that sent twice it starts one, and what was looked at, so that nothing else is started. */
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
            if (!lookedAt(typed).equals(typed.get(LOOKED_AT))) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                model.addAttribute("changed", true);
                return page(action, typed, Faults.NONE, look(action, typed, viewer, wording), viewer, language, model);
            }
            var read = action == Action.REFUND ? pasted.read(typed.get("refunds"), viewer) : null;
            var id = UUID.fromString(Objects.requireNonNullElse(typed.get("batch"), ""));
            batches.start(id, errand(action, typed, read, wording), viewer);
            if (read == null || read.wrong().isEmpty()) {
                return "redirect:/desk/batches/" + id;
            }
            var left = new java.util.HashMap<>(typed);
            left.put("refunds", read.left());
            model.addAttribute("started", id);
            model.addAttribute("startedCount", read.references().size());
            model.addAttribute("wrong", read.wrong().size());
            return page(action, left, Faults.NONE, null, viewer, language, model);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            var faults = Faults.of(FORM, refusal, FIELDS, typed, wording);
            return page(action, typed, faults, null, viewer, language, model);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private Chosen chosen(MultiValueMap<String, String> parameters, Viewer viewer, Wording wording) {
        var ticked = parameters.get("task");
        if (ticked != null && !ticked.isEmpty()) {
            var ids = ticked.stream().distinct().toList();
            return new Chosen(ids, ids.size());
        }
        var asked = TaskFilter.of(parameters.toSingleValueMap()).within(TaskDeskPage.desks(viewer));
        var filter = asked.filter(wording.now(), wording.zone());
        var ids = tasks.list(viewer, filter, asked.sort(), 0, TaskBatches.MOST).stream()
                .map(OpenTask::id)
                .toList();
        return new Chosen(ids, ids.size() < TaskBatches.MOST ? ids.size() : tasks.count(viewer, filter));
    }

    /** How many of how many stand in the form; null where all do. */
    private static Chosen.@Nullable Cut cut(int made, int of) {
        return made < of ? new Chosen.Cut(made, of) : null;
    }

    /** What decides which tasks are worked and how; what may still be typed before the start, a note or a date, is not of it. */
    private static String lookedAt(Map<String, String> typed) {
        var refunds = typed.getOrDefault("refunds", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
        var target = Objects.requireNonNullElse(Typed.words(typed.get("target")), "next");
        var all = String.join(
                "\0",
                typed.getOrDefault("action", ""),
                typed.getOrDefault("tasks", ""),
                target,
                Boolean.toString(typed.containsKey("forced")),
                refunds);
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Errand errand(Action action, Map<String, String> typed, PastedRefunds.@Nullable Read read, Wording wording)
            throws Refusal {
        return new Errand(
                action,
                read == null ? ids(typed) : List.copyOf(read.references().keySet()),
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
        model.addAttribute(LOOKED_AT, lookedAt(typed));
        var back = TaskFilter.of(typed).address();
        model.addAttribute("back", back);
        model.addAttribute(Layout.IN_LANGUAGE, Layout.inLanguage(back));
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
        if (look != null && action != Action.REFUND) {
            var ids = ids(typed);
            model.addAttribute("worked", shown(ids, viewer, wording));
            var of = typed.getOrDefault(OF, "");
            model.addAttribute("cut", cut(ids.size(), of.matches("[0-9]{1,9}") ? Integer.parseInt(of) : 0));
            model.addAttribute(OF, of);
        }
        return VIEW;
    }

    /** The first of the tasks, with what is to be seen of them. */
    private List<TaskRows.Row> shown(List<String> ids, Viewer viewer, Wording wording) {
        return rows.of(tasks.find(viewer, ids.stream().limit(SHOWN).toList()), viewer.user(), wording);
    }

    private static List<String> ids(Map<String, String> typed) {
        return Stream.of(typed.getOrDefault("tasks", "").split(" ", -1))
                .filter(id -> id.matches("[0-9A-Za-z-]{1,64}"))
                .distinct()
                .toList();
    }

    private Look look(Action action, Map<String, String> typed, Viewer viewer, Wording wording) throws Refusal {
        var read = action == Action.REFUND ? pasted.read(typed.get("refunds"), viewer) : null;
        var preview = read != null && read.references().isEmpty()
                ? new TaskPreview(List.of(), 0, 0, List.of(), List.of())
                : batches.preview(errand(action, typed, read, wording), viewer);
        return look(preview, read, wording);
    }

    private Look look(TaskPreview preview, PastedRefunds.@Nullable Read read, Wording wording) {
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
                lines.stream().limit(SHOWN).toList(),
                read == null
                        ? List.of()
                        : preview.worked().stream()
                                .limit(SHOWN)
                                .map(task -> paid(task, read, wording))
                                .toList());
    }

    private Paid paid(OpenTask task, PastedRefunds.Read read, Wording wording) {
        return new Paid(
                task.orderId(),
                task.number() == null ? task.orderNumber() : task.number(),
                refunds.find(task.businessKey())
                        .map(refund -> wording.money(refund.amount()))
                        .orElse(""),
                read.references().getOrDefault(task.id(), ""));
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
    private List<String> lines(Viewer viewer, List<String> chosen) {
        return tasks.find(viewer, chosen).stream()
                .map(OpenTask::number)
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .map(number -> number + "\t\t")
                .toList();
    }

    private List<String> refundLines(Viewer viewer, List<String> chosen) {
        return tasks.find(viewer, chosen).stream()
                .filter(task -> task.element().equals("Task_RefundByHand"))
                .map(task -> task.orderNumber() + "\t"
                        + refunds.find(task.businessKey())
                                .map(refund -> refund.amount().amount().toPlainString())
                                .orElse("")
                        + "\t")
                .sorted()
                .toList();
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
