package io.daifa.process;

import static io.daifa.process.Models.bean;
import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.Daifa;
import io.daifa.process.Models.Model;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the diagrams and the compiled classes together: one word names a step and the class that does it. */
class ModelBeansTest {

    private static final Path CLASSES = classes();

    static List<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachServiceTaskHasItsDelegate(Model model) {
        var beans = beans();
        assertThat(model.all(ServiceTask.class))
                .allSatisfy(task -> assertThat(JavaDelegate.class).isAssignableFrom(theBean(beans, bean(task))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachUserTaskHasItsListenerWithDueDateAndPriority(Model model) {
        var beans = beans();
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            var type = theBean(beans, bean(task));
            assertThat(TaskListener.class).isAssignableFrom(type);
            assertThat(type).satisfies(answers("due"), answers("priority"));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachGatewayHasItsQuestion(Model model) {
        var beans = beans();
        assertThat(model.all(ExclusiveGateway.class)).allSatisfy(gateway -> assertThat(theBean(beans, bean(gateway)))
                .satisfies(answers("of")));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachTimerHasItsDate(Model model) {
        var beans = beans();
        assertThat(model.all(TimerEventDefinition.class)).allSatisfy(timer -> assertThat(
                        theBean(beans, bean((FlowNode) timer.getParentElement())))
                .satisfies(answers("at")));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachListenerOfAStepIsThere(Model model) {
        var beans = beans();
        assertThat(model.all(CamundaExecutionListener.class)).allSatisfy(listener -> assertThat(ExecutionListener.class)
                .isAssignableFrom(theBean(
                        beans, listener.getCamundaDelegateExpression().replaceAll("[${}]", ""))));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachMessageIsNamedAfterItsEvent(Model model) {
        var records = named("io/daifa", ModelBeansTest::simpleName);
        assertThat(model.all(Message.class)).allSatisfy(message -> assertThat(records.get(message.getName()))
                .as("a record %s", message.getName())
                .isNotNull()
                .matches(Class::isRecord));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachAnswerOfAGatewayIsOneThatItsBeanCanGiveAndNoneIsForgotten(Model model) {
        var beans = beans();
        assertThat(model.all(ExclusiveGateway.class)).allSatisfy(gateway -> {
            var drawn = gateway.getOutgoing().stream()
                    .map(flow -> flow.getConditionExpression().getTextContent())
                    .flatMap(text -> Pattern.compile("'([A-Z_]+)'").matcher(text).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            assertThat(answersOf(theBean(beans, bean(gateway)))).as(gateway.getId()).isEqualTo(drawn);
        });
    }

    /** The constants of the enum that {@code of} returns, or of the one nested in the class where it returns a text. */
    private static java.util.Set<String> answersOf(Class<?> type) {
        return Stream.concat(
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(method -> method.getName().equals("of") && !method.isBridge())
                                .map(java.lang.reflect.Method::getReturnType),
                        Arrays.stream(type.getDeclaredClasses()))
                .filter(Class::isEnum)
                .flatMap(answers -> Arrays.stream(answers.getEnumConstants()))
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.toSet());
    }
}
