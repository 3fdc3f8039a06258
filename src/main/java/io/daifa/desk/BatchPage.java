package io.daifa.desk;

import io.daifa.batch.Batch;
import io.daifa.batch.Batches;
import io.daifa.batch.Cause;
import io.daifa.batch.Preview;
import io.daifa.kernel.Actor;
import io.daifa.kernel.Refusal;
import io.daifa.order.Order;
import io.daifa.order.Orders;
import io.daifa.supplier.Supplier;
import io.daifa.supplier.Suppliers;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where many orders are held or rerouted for one cause: the cause, a look at what it concerns, the batch with its progress. */
@Controller
@RequestMapping("/desk/batches")
class BatchPage {

    private static final String FORM = "batch";
    private static final Set<String> FIELDS = Set.of("action", "kind", "sku", "supplier", "region", "note");
    private static final Set<Batch.Part> TO_LOOK_AT = Set.of(Batch.Part.LEFT, Batch.Part.FAILED);
    private static final int LATEST = 50;
    private static final int SHOWN = 200;

    private final Batches batches;
    private final Suppliers suppliers;
    private final Orders orders;
    private final Wordings wordings;

    BatchPage(Batches batches, Suppliers suppliers, Orders orders, Wordings wordings) {
        this.batches = batches;
        this.suppliers = suppliers;
        this.orders = orders;
        this.wordings = wordings;
    }

    /** A batch as people read it. */
    record Row(
            UUID id,
            String action,
            String cause,
            String note,
            String state,
            boolean ofTasks,
            boolean busy,
            boolean releasable,
            String release,
            String undoing,
            String started,
            String by,
            String released,
            @Nullable String releasedBy,
            Batch.Progress progress) {}

    /** An order of a batch as people read it, with its task where that is to be looked at. */
    record Line(
            UUID id,
            String number,
            String kind,
            String part,
            String reason,
            boolean later,
            String at,
            @Nullable String taskId) {}

    /** A preview as people read it. */
    record Look(
            int orders,
            int supplierOrders,
            int pieces,
            List<String> paid,
            List<String> left,
            int later,
            boolean hold) {}

    @GetMapping
    String list(Authentication user, Locale language, Model model) {
        require(user);
        return list(Faults.NONE, Map.of(), null, language, model);
    }

    @PostMapping(params = "do=preview")
    String preview(
            @RequestParam Map<String, String> typed,
            Authentication user,
            Locale language,
            Model model,
            HttpServletResponse response) {
        require(user);
        try {
            var action = Typed.choice("action", typed.get("action"), Batch.Action.class);
            var preview = batches.preview(action, cause(typed));
            return list(Faults.NONE, typed, look(preview, action, wordings.in(language)), language, model);
        } catch (Refusal refusal) {
            return refused(refusal, typed, language, model, response);
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
        require(user);
        try {
            var id = id(typed.get("batch"));
            batches.start(
                    id,
                    Typed.choice("action", typed.get("action"), Batch.Action.class),
                    cause(typed),
                    Typed.words(typed.get("note")),
                    Actor.staff(user.getName()));
            return "redirect:/desk/batches/" + id;
        } catch (Refusal refusal) {
            return refused(refusal, typed, language, model, response);
        }
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Authentication user, Locale language, Model model) {
        var wording = wordings.in(language);
        var batch = existing(id);
        require(user, batch);
        model.addAttribute("batch", row(batch, wording));
        model.addAttribute("lines", lines(batch, wording));
        model.addAttribute("shown", SHOWN);
        return "desk/batch";
    }

    @PostMapping(path = "/{id}", params = "do=release")
    String release(@PathVariable UUID id, Authentication user) {
        require(user, existing(id));
        try {
            batches.release(id, Actor.staff(user.getName()));
        } catch (Refusal refusal) {
            // The page offers it for holds only.
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, refusal);
        }
        return "redirect:/desk/batches/" + id;
    }

    @PostMapping(path = "/{id}", params = "do=again")
    String again(@PathVariable UUID id, Authentication user) {
        require(user, existing(id));
        batches.tryAgain(id);
        return "redirect:/desk/batches/" + id;
    }

    private String refused(
            Refusal refusal, Map<String, String> typed, Locale language, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return list(Faults.of(FORM, refusal, FIELDS, typed, wordings.in(language)), typed, null, language, model);
    }

    private String list(Faults faults, Map<String, String> typed, @Nullable Look look, Locale language, Model model) {
        var wording = wordings.in(language);
        model.addAttribute("faults", faults);
        model.addAttribute("typed", typed);
        model.addAttribute("look", look);
        model.addAttribute("newId", UUID.randomUUID().toString());
        model.addAttribute("actions", wording.choices("batchAction", Batch.Action.HOLD, Batch.Action.REROUTE));
        model.addAttribute("kinds", wording.choices("batchCause", Cause.Kind.values()));
        model.addAttribute(
                "suppliers",
                suppliers.all().stream()
                        .sorted(Comparator.comparing(Supplier::name))
                        .map(supplier -> new Wording.Choice(supplier.id().toString(), supplier.name()))
                        .toList());
        model.addAttribute(
                "rows",
                batches.latest(LATEST).stream()
                        .map(batch -> row(batch, wording))
                        .toList());
        return "desk/batches";
    }

    private static Cause cause(Map<String, String> typed) throws Refusal {
        return switch (Typed.choice("kind", typed.get("kind"), Cause.Kind.class)) {
            case SKU -> Cause.ofSku(Objects.requireNonNullElse(Typed.words(typed.get("sku")), ""), supplier(typed));
            case SUPPLIER -> Cause.ofSupplier(supplier(typed));
            case REGION -> Cause.ofRegion(Objects.requireNonNullElse(Typed.words(typed.get("region")), ""));
        };
    }

    private static @Nullable UUID supplier(Map<String, String> typed) throws Refusal {
        var words = Typed.words(typed.get("supplier"));
        try {
            return words == null ? null : UUID.fromString(words);
        } catch (IllegalArgumentException e) {
            throw Refusal.at("supplier", "supplier-unknown");
        }
    }

    private static UUID id(@Nullable String typed) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(typed, ""));
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    private static Look look(Preview preview, Batch.Action action, Wording wording) {
        return new Look(
                preview.count(),
                preview.supplierOrders(),
                preview.pieces(),
                preview.paid().stream().map(wording::money).toList(),
                preview.left().entrySet().stream()
                        .map(left -> wording.word("batchReason", left.getKey()) + ": " + left.getValue())
                        .toList(),
                preview.later(),
                action == Batch.Action.HOLD);
    }

    private Row row(Batch batch, Wording wording) {
        return new Row(
                batch.id(),
                wording.word("batchAction", batch.action()),
                batch.cause() == null ? wording.text("desk.batch.cause.tasks") : words(batch.cause(), wording),
                batch.note(),
                wording.word("batchState", batch.state()),
                batch.isOfTasks(),
                batch.state() == Batch.State.RUNNING || batch.state() == Batch.State.RELEASING,
                batch.action().isTakenBack()
                        && batch.state() != Batch.State.RELEASING
                        && batch.state() != Batch.State.RELEASED,
                wording.word("desk.batch.release", batch.action()),
                wording.word("desk.batch.undoing", batch.action()),
                wording.at(batch.startedAt()),
                batch.startedBy(),
                wording.at(batch.releasedAt()),
                batch.releasedBy(),
                batch.progress());
    }

    private String words(Cause cause, Wording wording) {
        var supplier = cause.supplierId() == null
                ? null
                : suppliers.find(cause.supplierId()).map(Supplier::name).orElse(null);
        return switch (cause.kind()) {
            case SKU ->
                supplier == null
                        ? wording.text("desk.batch.cause.sku", cause.sku())
                        : wording.text("desk.batch.cause.skuOf", cause.sku(), supplier);
            case SUPPLIER -> wording.text("desk.batch.cause.supplier", supplier);
            case REGION -> wording.text("desk.batch.cause.region", cause.region());
        };
    }

    private List<Line> lines(Batch batch, Wording wording) {
        var items = batches.orders(batch.id(), SHOWN);
        var known = orders.all(items.stream().map(Batch.Item::orderId).toList()).stream()
                .collect(Collectors.toMap(Order::id, Function.identity()));
        return items.stream()
                .map(item -> new Line(
                        item.orderId().value(),
                        known.get(item.orderId()).shopOrderNumber(),
                        wording.word("task", item.element()),
                        wording.word("batchPart", item.part()),
                        reason(item, wording),
                        item.later(),
                        wording.at(item.triedAt()),
                        TO_LOOK_AT.contains(item.part()) && item.reason() != Batch.Reason.TASK_GONE && item.isTask()
                                ? item.taskId()
                                : null))
                .toList();
    }

    private static String reason(Batch.Item item, Wording wording) {
        var refusal = item.refusal();
        return refusal == null ? wording.word("batchReason", item.reason()) : wording.problem(refusal);
    }

    private Batch existing(UUID id) {
        return batches.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static void require(Authentication user) {
        if (!Allowed.to(user).batch()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }

    /** A batch of tasks is the affair of the person whose tasks they are; process administrators see to all. */
    private static void require(Authentication user, Batch batch) {
        var allowed = Allowed.to(user);
        var isTheirs =
                batch.isOfTasks() ? batch.startedBy().equals(user.getName()) || allowed.operate() : allowed.batch();
        if (!isTheirs) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
