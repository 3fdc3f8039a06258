package io.daifa.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The kinds of tasks that each desk has, as the diagrams say it, in the diagrams' sequence. */
@Component
class TaskKinds {

    private final Map<String, Map<String, String>> kinds = new TreeMap<>();

    TaskKinds(ResourcePatternResolver resources, TaskLanguage language) {
        try {
            for (var file : resources.getResources("classpath*:bpmn/*.bpmn")) {
                var spoken = language.spoken(String.valueOf(file.getFilename()), file.getContentAsByteArray());
                Bpmn.readModelFromStream(new ByteArrayInputStream(spoken))
                        .getModelElementsByType(UserTask.class)
                        .forEach(this::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a diagram cannot be read", e);
        }
    }

    /** The names of the desk's tasks, by their elements' ids. */
    Map<String, String> of(String desk) {
        return kinds.getOrDefault(desk, Map.of());
    }

    private void add(UserTask task) {
        task.getCamundaCandidateGroupsList()
                .forEach(desk -> kinds.computeIfAbsent(desk, any -> new LinkedHashMap<>())
                        .put(task.getId(), task.getName()));
    }
}
