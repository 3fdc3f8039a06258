package io.daifa.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The keys of each form's fields: a task declares them all when it is created, so that nothing typed is ever kept outside the task. */
@Component
class FormKeys {

    private final Map<String, List<String>> keys = new TreeMap<>();

    FormKeys(ObjectMapper json) {
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:forms/*.form")) {
                var form = json.readTree(file.getContentAsByteArray());
                keys.put(form.path("id").asText(), keysOf(form));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a form in forms/ cannot be read", e);
        }
    }

    /** The keys of that form's fields; an unknown form is an error. */
    List<String> of(String form) {
        var found = keys.get(form);
        if (found == null) {
            throw new IllegalArgumentException("there is no form " + form);
        }
        return found;
    }

    private static List<String> keysOf(JsonNode form) {
        return StreamSupport.stream(form.path("components").spliterator(), false)
                .map(component -> component.path("key").asText(""))
                .filter(key -> !key.isEmpty())
                .toList();
    }
}
