package io.daifa.desk;

import io.daifa.kernel.OpenTasks;
import io.daifa.kernel.OpenTasks.Filter;
import io.daifa.kernel.OpenTasks.OpenTask;
import io.daifa.kernel.OpenTasks.Sort;
import io.daifa.kernel.OpenTasks.Viewer;
import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import io.daifa.order.Refunds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Payments as people paste them out of a spreadsheet, a refund a line: the order's or the case's number, the amount if they like, and the payment's
 * reference, parted by tabs, commas or blanks. The amount tells refunds of one order apart, and must be the refund's. An amount alone is no reference.
 */
@Component
class PastedRefunds {

    private static final String TASK = "Task_RefundByHand";
    private static final int MOST_LINES = 500;
    private static final int MOST_OPEN = 5000;
    private static final int LONGEST_REFERENCE = 100;
    /** With a currency's sign or letters before or behind it. */
    private static final Pattern AMOUNT =
            Pattern.compile("[\\p{Sc}\\p{L}]{0,4}\\s*([0-9]{1,12}(?:\\.[0-9]{1,3})?)\\s*[\\p{Sc}\\p{L}]{0,4}");

    private final OpenTasks tasks;
    private final Refunds refunds;

    PastedRefunds(OpenTasks tasks, Refunds refunds) {
        this.tasks = tasks;
        this.refunds = refunds;
    }

    /** A line that names no refund that can be written down, and why. */
    record Wrong(int line, String pasted, Problem problem) {}

    /** The references by the refunds' tasks, and the lines that name none. */
    record Read(Map<String, String> references, List<Wrong> wrong) {

        /** The wrong lines as they were pasted, to be put right. */
        String left() {
            return wrong.stream().map(Wrong::pasted).collect(Collectors.joining("\n"));
        }
    }

    /** What the lines say; refuses none, and more than 500. */
    Read read(@Nullable String text, Viewer viewer) throws Refusal {
        // PostgreSQL has no NUL in a text.
        var lines = text == null
                ? List.<String>of()
                : text.replace("\0", "").lines().toList();
        if (lines.stream().allMatch(String::isBlank)) {
            throw Refusal.at("refunds", "refund-lines-missing");
        }
        if (lines.size() > MOST_LINES) {
            throw Refusal.at("refunds", "numbers-too-many", MOST_LINES);
        }
        var filter = new Filter(null, TASK, null, null, null, null, null, false, null, null);
        var open = new HashMap<String, List<OpenTask>>();
        for (var task : tasks.list(viewer, filter, Sort.DUE, 0, MOST_OPEN)) {
            open.computeIfAbsent(task.orderNumber(), number -> new ArrayList<>())
                    .add(task);
            if (task.number() != null) {
                open.computeIfAbsent(task.number(), number -> new ArrayList<>()).add(task);
            }
        }
        var references = new LinkedHashMap<String, String>();
        var wrong = new ArrayList<Wrong>();
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                read(lines.get(i), open, references);
            } catch (Refusal refusal) {
                wrong.add(new Wrong(i + 1, lines.get(i), refusal.problems().get(0)));
            }
        }
        return new Read(references, List.copyOf(wrong));
    }

    private void read(String line, Map<String, List<OpenTask>> open, Map<String, String> references) throws Refusal {
        var cells = cells(line);
        var number = cells.get(0);
        var amount = cells.size() > 2 ? cells.get(1) : "";
        var reference = cells.size() > 1 ? cells.get(cells.size() - 1) : "";
        if (reference.isEmpty()) {
            throw Refusal.because("refund-reference-missing", number);
        }
        if (reference.length() > LONGEST_REFERENCE) {
            throw Refusal.because("too-long", LONGEST_REFERENCE);
        }
        var named = new ArrayList<OpenTask>();
        for (var task : open.getOrDefault(number, List.of())) {
            if (amount.isEmpty() || isOf(task, amount)) {
                named.add(task);
            }
        }
        if (named.isEmpty()) {
            throw Refusal.because("refund-line-unknown", number);
        }
        if (isAmountAlone(reference) || (amount.isEmpty() && named.stream().anyMatch(task -> isOf(task, reference)))) {
            throw Refusal.because("refund-reference-missing", number);
        }
        if (named.size() > 1) {
            throw Refusal.because("refund-line-several", number);
        }
        if (references.putIfAbsent(named.get(0).id(), reference) != null) {
            throw Refusal.because("refund-line-twice", number);
        }
    }

    private boolean isOf(OpenTask task, String written) {
        var amount = AMOUNT.matcher(written.replace(",", ""));
        return amount.matches()
                && refunds.find(task.businessKey())
                        .map(refund -> refund.amount().amount().compareTo(new BigDecimal(amount.group(1))) == 0)
                        .orElse(false);
    }

    /** No bank writes its reference with a point or a currency's sign. */
    private static boolean isAmountAlone(String reference) {
        return AMOUNT.matcher(reference.replace(",", "")).matches() && reference.matches(".*[.\\p{Sc}元].*");
    }

    private static List<String> cells(String line) {
        var parted = line.contains("\t")
                ? line.split("\t", -1)
                : line.strip().split("[\\s\\u3000]*[,，;；][\\s\\u3000]*|[\\s\\u3000]+", -1);
        var cells = new ArrayList<String>();
        for (var cell : parted) {
            cells.add(cell.strip().replaceAll("^\"|\"$", ""));
        }
        return cells;
    }
}
