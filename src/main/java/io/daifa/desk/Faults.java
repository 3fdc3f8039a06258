package io.daifa.desk;

import io.daifa.kernel.Problem;
import io.daifa.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Why a form was refused: what is said at each field, and what is said above the form.
 *
 * @param form which form of the page
 * @param typed what was typed, by the fields' names
 */
record Faults(String form, Map<String, String> at, List<String> general, Map<String, String> typed) {

    /** No form was refused. */
    static final Faults NONE = new Faults("", Map.of(), List.of(), Map.of());

    /** A refusal, whose problems are said at the fields of these names and otherwise above the form. */
    static Faults of(String form, Refusal refusal, Set<String> fields, Map<String, String> typed, Wording wording) {
        var at = new LinkedHashMap<String, String>();
        var general = new ArrayList<String>();
        for (Problem problem : refusal.problems()) {
            var said = wording.problem(problem);
            if (problem.field() != null && fields.contains(problem.field())) {
                at.merge(problem.field(), said, (one, other) -> one + " " + other);
            } else if (!general.contains(said)) {
                general.add(said);
            }
        }
        return new Faults(form, at, general, typed);
    }

    /** Whether that form was refused. */
    public boolean in(String name) {
        return form.equals(name);
    }

    /** What is wrong with that form's field; null where nothing is. */
    public @org.jspecify.annotations.Nullable String at(String name, String field) {
        return in(name) ? at.get(field) : null;
    }

    /** What was typed into that form's field. */
    public String typed(String name, String field, String otherwise) {
        return in(name) ? typed.getOrDefault(field, "") : otherwise;
    }
}
