package io.daifa.desk;

import io.daifa.kernel.OpenTasks.Due;
import io.daifa.kernel.OpenTasks.Filter;
import io.daifa.kernel.OpenTasks.Holder;
import io.daifa.kernel.OpenTasks.Sort;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the task desk's address asks for: the filter, the sequence and the page. What cannot be read asks for nothing. */
record TaskFilter(Map<String, String> asked) {

    /** The fields of the address, besides the page. */
    static final List<String> FIELDS =
            List.of("group", "kind", "problem", "supplier", "shop", "due", "urgent", "holder", "q", "sort");

    private static final int LONGEST = 100;

    /** Of these parameters. */
    static TaskFilter of(Map<String, String> parameters) {
        var asked = new LinkedHashMap<String, String>();
        for (var field : FIELDS) {
            var words = Typed.words(parameters.get(field));
            if (words != null) {
                asked.put(field, words.length() > LONGEST ? words.substring(0, LONGEST) : words);
            }
        }
        return new TaskFilter(asked);
    }

    /** The same for one of the groups that this person belongs to: the asked one, or the first. */
    TaskFilter within(List<String> groups) {
        var group = asked.get("group");
        return group != null && groups.contains(group) ? this : with("group", groups.isEmpty() ? null : groups.get(0));
    }

    /** The same with that field changed. */
    TaskFilter with(String field, @Nullable String value) {
        var changed = new LinkedHashMap<>(asked);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new TaskFilter(changed);
    }

    /** What was asked for in that field; empty for nothing. */
    public String value(String field) {
        return asked.getOrDefault(field, "");
    }

    /** Whether more is asked for than a group and a sequence. */
    public boolean narrows() {
        return asked.keySet().stream().anyMatch(field -> !field.equals("group") && !field.equals("sort"));
    }

    /** The address of what is asked for. */
    public String address() {
        var address = UriComponentsBuilder.fromPath("/desk/tasks");
        asked.forEach((field, value) -> address.queryParam(field, "{" + field + "}"));
        return address.encode().buildAndExpand(asked).toUriString();
    }

    /** As the tasks are asked for; today lasts to midnight in that zone. */
    Filter filter(Instant now, ZoneId zone) {
        return new Filter(
                asked.get("group"),
                asked.get("kind"),
                asked.get("problem"),
                id("supplier"),
                id("shop"),
                constant("due", Due.class),
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant(),
                asked.containsKey("urgent"),
                constant("holder", Holder.class),
                asked.get("q"));
    }

    /** In which sequence: purchasing works supplier by supplier. */
    Sort sort() {
        var sort = constant("sort", Sort.class);
        if (sort != null) {
            return sort;
        }
        return "purchasing".equals(asked.get("group")) ? Sort.SUPPLIER : Sort.PRESSING;
    }

    private @Nullable UUID id(String field) {
        var value = asked.get(field);
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private <E extends Enum<E>> @Nullable E constant(String field, Class<E> of) {
        for (var constant : of.getEnumConstants()) {
            if (constant.name().equals(asked.get(field))) {
                return constant;
            }
        }
        return null;
    }
}
