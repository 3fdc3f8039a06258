package io.daifa.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Runs after all other tests, in an execution of its own: the stories have driven each element of each diagram. */
class EveryPathTest {

    @Test
    void theStoriesPassEveryFlowNodeAndSequenceFlow() throws IOException {
        assertThat(PassedElements.FOLDER).as("records of the stories").isDirectory();
        var unseen = new TreeSet<>(drawn());
        try (var files = Files.list(PassedElements.FOLDER)) {
            for (var file : files.toList()) {
                Files.readAllLines(file).forEach(unseen::remove);
            }
        }
        assertThat(unseen).as("elements that no story passes").isEmpty();
    }

    private static List<String> drawn() throws IOException {
        var drawn = new ArrayList<String>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath:bpmn/*.bpmn")) {
            var model = Bpmn.readModelFromStream(file.getInputStream());
            var process = model.getModelElementsByType(Process.class)
                    .iterator()
                    .next()
                    .getId();
            for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
                if (element instanceof FlowNode || (element instanceof SequenceFlow flow && isTaken(flow))) {
                    drawn.add(process + " " + element.getId());
                }
            }
        }
        return drawn;
    }

    /** The engine goes from an event-based gateway to the event that happens without taking a flow: the event is the record. */
    private static boolean isTaken(SequenceFlow flow) {
        return !(flow.getSource() instanceof EventBasedGateway);
    }
}
