package io.daifa.process;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Reads from the diagrams which question decides about a wait. Before each wait a gateway asks for the fact, and after the message the
 * same gateway asks again; so a wait is right as long as the gateway's answer leads back to it.
 */
@Component
class Questions {

    private static final Pattern CONDITION = Pattern.compile("\\$\\{(\\w+)\\.of\\(execution\\) == '(\\w+)'}");
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");

    private final RepositoryService repository;
    // A definition never changes.
    private final Map<String, Optional<Question>> known = new ConcurrentHashMap<>();

    Questions(RepositoryService repository) {
        this.repository = repository;
    }

    /** The question about the wait for a message at that element; none where no gateway follows it. */
    Optional<Question> of(String definition, String element) {
        return known.computeIfAbsent(definition + " " + element, key -> read(definition, element));
    }

    private Optional<Question> read(String definition, String element) {
        FlowNode node = repository.getBpmnModelInstance(definition).getModelElementById(element);
        if (node == null || node instanceof StartEvent || node.getOutgoing().size() != 1) {
            return Optional.empty();
        }
        var next = node.getOutgoing().iterator().next().getTarget();
        var message = message(node);
        return next instanceof ExclusiveGateway gateway && message.isPresent()
                ? question(gateway, message.get())
                : Optional.empty();
    }

    private static Optional<Question> question(ExclusiveGateway gateway, String message) {
        var beans = new HashSet<String>();
        var waiting = new LinkedHashSet<String>();
        for (var flow : gateway.getOutgoing()) {
            var condition = CONDITION.matcher(
                    flow.getConditionExpression() == null
                            ? ""
                            : flow.getConditionExpression().getTextContent().strip());
            if (!condition.matches()) {
                return Optional.empty();
            }
            beans.add(condition.group(1));
            if (waitsFor(flow.getTarget(), message)) {
                waiting.add(condition.group(2));
            }
        }
        return beans.size() == 1 && !waiting.isEmpty()
                ? Optional.of(new Question(beans.iterator().next(), locks(gateway), waiting))
                : Optional.empty();
    }

    private static boolean waitsFor(FlowNode node, String message) {
        var waits = node instanceof EventBasedGateway
                ? node.getOutgoing().stream().map(SequenceFlow::getTarget)
                : Stream.concat(Stream.of(node), boundaries(node));
        return waits.anyMatch(wait -> message(wait).filter(message::equals).isPresent());
    }

    private static Stream<FlowNode> boundaries(FlowNode node) {
        return node.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
                .filter(event -> Objects.equals(event.getAttachedTo(), node))
                .map(FlowNode.class::cast);
    }

    private static Optional<String> message(FlowNode node) {
        if (node instanceof ReceiveTask receive) {
            return Optional.of(receive.getMessage().getName());
        }
        return node instanceof CatchEvent event
                ? event.getEventDefinitions().stream()
                        .filter(MessageEventDefinition.class::isInstance)
                        .map(definition -> ((MessageEventDefinition) definition)
                                .getMessage()
                                .getName())
                        .findFirst()
                : Optional.empty();
    }

    private static Set<String> locks(ExclusiveGateway gateway) {
        var locks = new HashSet<String>();
        if (gateway.getExtensionElements() != null) {
            for (var listener : gateway.getExtensionElements().getChildElementsByType(CamundaExecutionListener.class)) {
                var bean = BEAN.matcher(Objects.requireNonNullElse(listener.getCamundaDelegateExpression(), ""));
                if ("start".equals(listener.getCamundaEvent()) && bean.matches()) {
                    locks.add(bean.group(1));
                }
            }
        }
        return locks;
    }
}
