package io.daifa.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The diagrams as the build packs them. */
final class Models {

    /** One diagram: its file's name without the ending, its text, its model. */
    record Model(String name, String text, BpmnModelInstance bpmn) {

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return bpmn.getModelElementsByType(type);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Models() {}

    static List<Model> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(Models::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What follows the first underscore: the word that an element shares with its bean, form or message. */
    static String word(BaseElement element) {
        return element.getId().substring(element.getId().indexOf('_') + 1);
    }

    static String bean(BaseElement element) {
        var word = word(element);
        return word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }

    static <T extends ModelElementInstance> List<T> extensions(FlowNode node, Class<T> type) {
        return node.getExtensionElements() == null
                ? List.of()
                : node.getExtensionElements().getChildElementsByType(type).stream()
                        .toList();
    }

    private static Model read(Path file) {
        try {
            var name = file.getFileName().toString().replace(".bpmn", "");
            return new Model(name, Files.readString(file), Bpmn.readModelFromFile(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(Models.class.getResource("/bpmn"), "bpmn")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
