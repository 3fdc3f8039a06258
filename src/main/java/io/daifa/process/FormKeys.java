package io.daifa.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daifa.engine.TaskLanguage;
import io.daifa.kernel.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The fields of each form and what it calls them. A task declares them all when it is created, so that nothing typed is ever kept outside
 * the task; a refusal names them as the form does.
 */
@Component
class FormKeys {

    /** What the modules call what a person types, where the forms have another name for it. */
    private static final Map<String, List<String>> OTHER_NAMES = Map.of(
            "receiver.name", List.of("receiverName"),
            "receiver.phone", List.of("receiverPhone"),
            "receiver.address", List.of("address"),
            "receiver.district", List.of("district"),
            "supplierId", List.of("supplier"),
            "lines", List.of("units", "accepted"),
            "parcels", List.of("numbers"),
            "amount", List.of("refund"),
            "words", List.of("note"));

    private final Map<String, Map<String, String>> labels = new TreeMap<>();

    FormKeys(ObjectMapper json, TaskLanguage language) {
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:forms/*.form")) {
                var form = json.readTree(file.getContentAsByteArray());
                labels.put(form.path("id").asText(), labelsOf(form, language));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a form in forms/ cannot be read", e);
        }
    }

    /** The keys of that form's fields; an unknown form is an error. */
    List<String> of(String form) {
        return List.copyOf(labelsOf(form).keySet());
    }

    /** What that form calls the fields that those problems name, by the problems' names of them. */
    Map<String, String> named(String form, List<Problem> problems) {
        var known = labelsOf(form);
        var named = new HashMap<String, String>();
        for (var problem : problems) {
            if (problem.field() != null) {
                // An item of a list, such as lines[0].quantity, is typed in the field of the list.
                var field = problem.field().replaceFirst("\\[.*", "");
                candidates(field)
                        .filter(known::containsKey)
                        .findFirst()
                        .ifPresent(key -> named.put(problem.field(), known.get(key)));
            }
        }
        return named;
    }

    private static Stream<String> candidates(String field) {
        return Stream.concat(Stream.of(field), OTHER_NAMES.getOrDefault(field, List.of()).stream());
    }

    private Map<String, String> labelsOf(String form) {
        var found = labels.get(form);
        if (found == null) {
            throw new IllegalArgumentException("there is no form " + form);
        }
        return found;
    }

    private static Map<String, String> labelsOf(JsonNode form, TaskLanguage language) {
        var labels = new LinkedHashMap<String, String>();
        for (var component : form.path("components")) {
            var key = component.path("key").asText("");
            if (!key.isEmpty()) {
                var label = component.path(component.has("dateLabel") ? "dateLabel" : "label");
                labels.put(key, language.said(label.asText()));
            }
        }
        return labels;
    }
}
