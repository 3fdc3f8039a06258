package io.daifa.process;

import static io.daifa.process.Models.bean;
import static io.daifa.process.Models.extensions;
import static io.daifa.process.Models.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.process.Models.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the diagrams to the house's rules: one word in four places, save points, locks before waits, nothing scripted. */
class ModelTest {

    private static final String RETRIES = "PT10S,PT1M,PT5M,PT30M,PT2H";
    private static final String LOCK = "${lockOrder}";
    private static final Set<String> GROUPS = Set.of("order-desk", "purchasing", "logistics", "aftersales");

    static List<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aProcessIsNamedAfterItsFileAndStartedByUsAlone(Model model) {
        assertThat(model.all(Process.class)).singleElement().satisfies(process -> {
            assertThat(process.getId()).isEqualTo(model.name());
            assertThat(process.getName()).isNotBlank();
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.isCamundaStartableInTasklist()).isFalse();
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
            assertThat(process.getCamundaVersionTag()).isNull();
            assertThat(process.getDocumentations()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyElementHasANameAndAnIdOfItsKind(Model model) {
        assertThat(model.all(FlowNode.class)).allSatisfy(node -> {
            assertThat(node.getName()).as(node.getId()).isNotBlank();
            assertThat(node.getId()).matches(kind(node) + "_[A-Z][A-Za-z]+");
        });
        assertThat(model.all(SequenceFlow.class))
                .allSatisfy(flow -> assertThat(flow.getId()).startsWith("Flow_" + word(flow.getSource()) + "_"));
    }

    private static String kind(FlowNode node) {
        if (node instanceof ReceiveTask) {
            return "Receive";
        } else if (node instanceof Task) {
            return "Task";
        } else if (node instanceof Gateway) {
            return "Gateway";
        } else if (node instanceof SubProcess) {
            return "EventSubprocess";
        } else if (node instanceof CatchEvent) {
            return "(Start|Event)";
        }
        return "End";
    }

    @ParameterizedTest
    @MethodSource("models")
    void aTaskSaysWhatItsIdSays(Model model) {
        assertThat(tasksOfBeans(model))
                .allSatisfy(task -> assertThat(camelCase(task.getName())).isEqualTo(word(task)));
    }

    private static Stream<Task> tasksOfBeans(Model model) {
        return model.all(Task.class).stream().filter(task -> !(task instanceof ReceiveTask));
    }

    private static String camelCase(String name) {
        return Arrays.stream(name.split("[ -]", -1))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aServiceTaskCallsTheBeanOfItsNameAndIsTriedAgain(Model model) {
        assertThat(model.all(ServiceTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getCamundaDelegateExpression()).isEqualTo("${" + bean(task) + "}");
            assertThat(retries(task)).isEqualTo(RETRIES);
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyJobHasItsRetries(Model model) {
        assertThat(model.all(FlowNode.class))
                .filteredOn(node -> node.isCamundaAsyncBefore() || savesAfter(node) || isTimer(node))
                .allSatisfy(node -> assertThat(retries(node)).as(node.getId()).isEqualTo(RETRIES));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aServiceTaskRunsInAJob(Model model) {
        assertThat(model.all(ServiceTask.class))
                .allSatisfy(task -> assertThat(callersThatWait(task, new HashSet<>()))
                        .as("what runs %s in its own transaction", task.getId())
                        .isEmpty());
    }

    /** The steps from which the token comes to this one without a job between, other than a job's own steps. */
    private static List<String> callersThatWait(FlowNode node, Set<FlowNode> seen) {
        if (node.isCamundaAsyncBefore() || !seen.add(node)) {
            return List.of();
        }
        var callers = new ArrayList<String>();
        before(node).forEach(source -> {
            if (savesAfter(source) || isTimer(source)) {
                return;
            }
            if (source instanceof ServiceTask || source instanceof ExclusiveGateway || catchesAnError(source)) {
                callers.addAll(callersThatWait(source, seen));
            } else {
                callers.add(source.getId());
            }
        });
        return callers;
    }

    private static Stream<FlowNode> before(FlowNode node) {
        return node instanceof BoundaryEvent boundary
                ? Stream.of(boundary.getAttachedTo())
                : node.getIncoming().stream().map(SequenceFlow::getSource);
    }

    @ParameterizedTest
    @MethodSource("models")
    void aUserTaskHasFormGroupDueDatePriorityAndItsListeners(Model model) {
        assertThat(model.all(UserTask.class)).isNotEmpty().allSatisfy(task -> {
            assertThat(task.getCamundaFormRef()).isEqualTo(task.getId());
            assertThat(task.getCamundaFormRefBinding()).isEqualTo("deployment");
            assertThat(task.getCamundaCandidateGroupsList()).hasSize(1).isSubsetOf(GROUPS);
            assertThat(task.getCamundaDueDate()).isEqualTo("${" + bean(task) + ".due(execution)}");
            assertThat(task.getCamundaPriority()).isEqualTo("${" + bean(task) + ".priority(execution)}");
            assertThat(extensions(task, CamundaTaskListener.class))
                    .allSatisfy(listener ->
                            assertThat(listener.getCamundaDelegateExpression()).isEqualTo("${" + bean(task) + "}"))
                    .extracting(CamundaTaskListener::getCamundaEvent)
                    .containsExactly("create", "complete");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void aReceiveLeavesTheRestToAJob(Model model) {
        assertThat(model.all(ReceiveTask.class)).allSatisfy(receive -> {
            assertThat(receive.isCamundaAsyncAfter()).isTrue();
            assertThat(receive.getMessage()).isNotNull();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void aProcessStartsWithASavePointAfterItsStart(Model model) {
        assertThat(model.all(StartEvent.class)).isNotEmpty().allSatisfy(start -> {
            assertThat(start.isCamundaAsyncAfter()).isTrue();
            assertThat(start.isCamundaAsyncBefore()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void aGatewayAsksAndEachFlowOutOfItIsAnAnswer(Model model) {
        assertThat(model.all(ExclusiveGateway.class)).isNotEmpty().allSatisfy(gateway -> {
            assertThat(gateway.getName()).endsWith("?");
            assertThat(gateway.getDefault()).isNull();
            assertThat(gateway.getOutgoing()).hasSizeGreaterThan(1).allSatisfy(flow -> {
                assertThat(flow.getName()).as(flow.getId()).isNotBlank();
                assertThat(flow.getConditionExpression()).as(flow.getId()).isNotNull();
                assertThat(flow.getConditionExpression().getTextContent())
                        .isEqualTo("${%s.of(execution) == '%s'}".formatted(bean(gateway), answer(gateway, flow)));
            });
            assertThat(gateway.getOutgoing()).extracting(SequenceFlow::getName).doesNotHaveDuplicates();
        });
        assertThat(model.all(SequenceFlow.class))
                .filteredOn(flow -> !(flow.getSource() instanceof ExclusiveGateway))
                .allSatisfy(flow -> assertThat(flow.getConditionExpression())
                        .as(flow.getId())
                        .isNull());
    }

    private static String answer(ExclusiveGateway gateway, SequenceFlow flow) {
        return flow.getId().substring(("Flow_" + word(gateway) + "_").length());
    }

    @ParameterizedTest
    @MethodSource("models")
    void beforeEachWaitTheLockIsTakenAndNoSavePointLiesBetween(Model model) {
        assertThat(model.all(FlowNode.class))
                .filteredOn(ModelTest::waitsForAFact)
                .allSatisfy(wait -> {
                    assertThat(wait.isCamundaAsyncBefore()).as(wait.getId()).isFalse();
                    assertThat(wait.getIncoming()).as(wait.getId()).isNotEmpty();
                    assertThat(wait.getIncoming())
                            .extracting(SequenceFlow::getSource)
                            .allSatisfy(source -> {
                                assertThat(takesTheLock(source))
                                        .as("%s before %s takes the lock", source.getId(), wait.getId())
                                        .isTrue();
                                assertThat(source.isCamundaAsyncAfter())
                                        .as(source.getId())
                                        .isFalse();
                            });
                });
    }

    /** Or before another gateway that takes it: both then decide by the same facts. */
    @ParameterizedTest
    @MethodSource("models")
    void theLockIsTakenOnlyBeforeAWait(Model model) {
        assertThat(model.all(FlowNode.class))
                .filteredOn(ModelTest::takesTheLock)
                .allSatisfy(node -> assertThat(node.getOutgoing())
                        .as(node.getId())
                        .extracting(SequenceFlow::getTarget)
                        .anyMatch(target -> waitsForAFact(target) || takesTheLock(target)));
    }

    /** A receive, an event-based gateway, and a person's task that closes when the fact arrives without the person. */
    private static boolean waitsForAFact(FlowNode node) {
        return node instanceof ReceiveTask
                || node instanceof EventBasedGateway
                || (node instanceof UserTask && boundariesOf(node).anyMatch(ModelTest::catchesAMessage));
    }

    private static boolean takesTheLock(FlowNode node) {
        return extensions(node, CamundaExecutionListener.class).stream()
                .anyMatch(listener -> LOCK.equals(listener.getCamundaDelegateExpression())
                        && "start".equals(listener.getCamundaEvent()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aTaskThatClosesByItselfEndsInTheSameTransaction(Model model) {
        assertThat(model.all(UserTask.class))
                .filteredOn(ModelTest::waitsForAFact)
                .allSatisfy(task -> {
                    assertThat(task.isCamundaAsyncAfter()).isFalse();
                    assertThat(boundariesOf(task)).allSatisfy(boundary -> {
                        assertThat(boundary.cancelActivity()).isTrue();
                        assertThat(boundary.isCamundaAsyncAfter()).isFalse();
                    });
                });
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPersonsTaskThatDoesNotCloseByItselfLeavesTheRestToAJob(Model model) {
        assertThat(model.all(UserTask.class))
                .filteredOn(task -> !waitsForAFact(task))
                .allSatisfy(task ->
                        assertThat(task.isCamundaAsyncAfter()).as(task.getId()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aTimerAsksItsBeanForTheDate(Model model) {
        assertThat(model.all(TimerEventDefinition.class)).allSatisfy(timer -> {
            var event = (FlowNode) timer.getParentElement();
            assertThat(timer.getTimeDate()).as(event.getId()).isNotNull();
            assertThat(timer.getTimeDate().getTextContent()).isEqualTo("${" + bean(event) + ".at(execution)}");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void messagesAndErrorsHaveOneNameAndAreUsed(Model model) {
        assertThat(model.all(Message.class))
                .allSatisfy(message -> assertThat(message.getId()).isEqualTo("Message_" + message.getName()));
        assertThat(model.all(org.camunda.bpm.model.bpmn.instance.Error.class)).allSatisfy(error -> {
            assertThat(error.getId()).isEqualTo("Error_" + error.getName());
            assertThat(error.getErrorCode()).isEqualTo(error.getName());
        });
        var caught = Stream.of(
                        model.all(ReceiveTask.class).stream().map(ReceiveTask::getMessage),
                        model.all(MessageEventDefinition.class).stream().map(MessageEventDefinition::getMessage),
                        model.all(ErrorEventDefinition.class).stream().map(ErrorEventDefinition::getError))
                .flatMap(stream -> stream.map(BaseElement.class::cast))
                .collect(Collectors.toSet());
        assertThat(caught).doesNotContainNull().containsAll(model.all(Message.class));
        assertThat(caught).containsAll(model.all(org.camunda.bpm.model.bpmn.instance.Error.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void nothingIsScriptedAndNoExpressionSaysMoreThanABeansName(Model model) {
        assertThat(model.all(ScriptTask.class)).isEmpty();
        assertThat(model.all(CallActivity.class)).isEmpty();
        assertThat(model.text())
                .doesNotContain("#{", "<camunda:script", "camunda:expression=", "camunda:class=", "camunda:type=")
                .doesNotContain("camunda:resultVariable", "multiInstanceLoopCharacteristics");
        assertThat(Pattern.compile("\\$\\{[^}]*}").matcher(model.text()).results())
                .extracting(found -> found.group())
                .allMatch(text -> text.matches("\\$\\{[a-z][A-Za-z]+"
                        + "(|\\.due\\(execution\\)|\\.priority\\(execution\\)|\\.at\\(execution\\)"
                        + "|\\.of\\(execution\\) == '[A-Z_]+')}"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyStepIsReachedAndEveryWayEnds(Model model) {
        assertThat(model.all(FlowNode.class))
                .filteredOn(node -> !(node instanceof StartEvent)
                        && !(node instanceof BoundaryEvent)
                        && !(node instanceof SubProcess))
                .allSatisfy(
                        node -> assertThat(node.getIncoming()).as(node.getId()).isNotEmpty());
        assertThat(model.all(FlowNode.class))
                .filteredOn(node -> !node.getId().startsWith("End_") && !(node instanceof SubProcess))
                .allSatisfy(
                        node -> assertThat(node.getOutgoing()).as(node.getId()).isNotEmpty());
        assertThat(model.all(FlowNode.class))
                .filteredOn(node -> node instanceof Activity || node instanceof CatchEvent)
                .allSatisfy(
                        node -> assertThat(node.getOutgoing()).as(node.getId()).hasSizeLessThan(2));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyUserTaskHasItsForm(Model model) {
        assertThat(model.all(UserTask.class))
                .extracting(FlowElement::getId)
                .allSatisfy(id -> assertThat(getClass().getResource("/forms/" + id + ".form"))
                        .as("forms/" + id + ".form")
                        .isNotNull());
    }

    private static String retries(FlowNode node) {
        return extensions(node, CamundaFailedJobRetryTimeCycle.class).stream()
                .map(CamundaFailedJobRetryTimeCycle::getTextContent)
                .collect(Collectors.joining(" and "));
    }

    private static Stream<BoundaryEvent> boundariesOf(FlowNode node) {
        return node.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                .filter(boundary -> Objects.equals(boundary.getAttachedTo(), node));
    }

    /** Whether a save point follows; the model API refuses the question for an event-based gateway. */
    private static boolean savesAfter(FlowNode node) {
        return !(node instanceof EventBasedGateway) && node.isCamundaAsyncAfter();
    }

    private static boolean isTimer(FlowNode node) {
        return (node instanceof BoundaryEvent || node instanceof IntermediateCatchEvent)
                && ((CatchEvent) node).getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }

    private static boolean catchesAMessage(BoundaryEvent event) {
        return event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
    }

    private static boolean catchesAnError(FlowNode node) {
        return node instanceof BoundaryEvent event
                && event.getEventDefinitions().stream().anyMatch(ErrorEventDefinition.class::isInstance);
    }
}
