package io.daifa.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daifa.kernel.Languages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CategoryValue;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Writes the language in which staff work ({@code daifa.language}) into diagrams and forms before they are deployed. The files are in
 * English; each of their words has another in {@code labels/<language>.json}, under the English one.
 */
@Component
class TaskLanguage {

    private static final List<String> TEXTS = List.of("label", "description", "text", "dateLabel", "timeLabel");
    private static final List<String> LISTS = List.of("values", "columns");

    private final ObjectMapper json;
    private final Map<String, String> labels;

    TaskLanguage(ObjectMapper json, @Value("${daifa.language:zh}") String language) {
        this.json = json;
        labels = Languages.of(language).equals(Locale.ENGLISH) ? Map.of() : read(json, "zh");
    }

    /** The file as it is deployed. */
    byte[] spoken(String name, byte[] file) {
        if (labels.isEmpty()) {
            return file;
        }
        try {
            if (name.endsWith(".bpmn")) {
                return diagram(file, this::label);
            }
            return name.endsWith(".form") ? form(file, this::label) : file;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private String label(String english) {
        var label = labels.get(english);
        if (label == null) {
            throw new IllegalStateException("labels/zh.json has no word for: " + english);
        }
        return label;
    }

    private static byte[] diagram(byte[] file, UnaryOperator<String> label) {
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(file));
        for (var process : model.getModelElementsByType(Process.class)) {
            process.setName(label.apply(process.getName()));
        }
        for (var element : model.getModelElementsByType(FlowElement.class)) {
            if (element.getName() != null) {
                element.setName(label.apply(element.getName()));
            }
        }
        for (var heading : model.getModelElementsByType(CategoryValue.class)) {
            heading.setValue(label.apply(heading.getValue()));
        }
        return Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] form(byte[] file, UnaryOperator<String> label) throws IOException {
        var form = json.readTree(file);
        for (var component : form.path("components")) {
            relabel(component, label);
            for (var list : LISTS) {
                component.path(list).forEach(item -> relabel(item, label));
            }
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(form);
    }

    private static void relabel(JsonNode node, UnaryOperator<String> label) {
        for (var text : TEXTS) {
            if (node.hasNonNull(text)) {
                ((ObjectNode) node).put(text, label.apply(node.get(text).asText()));
            }
        }
    }

    private static Map<String, String> read(ObjectMapper json, String language) {
        try (var file = new ClassPathResource("labels/" + language + ".json").getInputStream()) {
            return json.readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("labels/" + language + ".json cannot be read", e);
        }
    }
}
