package io.daifa.process;

import static io.daifa.process.Models.bean;
import static org.assertj.core.api.Assertions.assertThat;

import io.daifa.Daifa;
import io.daifa.process.Models.Model;
import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
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
import org.springframework.stereotype.Component;

/** Holds the diagrams and the compiled classes together: one word names a step and the class that does it. */
class ModelBeansTest {

    private static final Pattern ANSWER = Pattern.compile("'([A-Z_]+)'");
    private static final Path CLASSES = classes();

    static List<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachServiceTaskHasItsDelegate(Model model) {
        var beans = beans();
        assertThat(model.all(ServiceTask.class))
                .allSatisfy(task -> assertThat(theBean(beans, bean(task))).isAssignableTo(JavaDelegate.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachUserTaskHasItsListenerWithDueDateAndPriority(Model model) {
        var beans = beans();
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            var type = theBean(beans, bean(task));
            assertThat(type).isAssignableTo(TaskListener.class);
            assertThat(type).satisfies(asks("due"), asks("priority"));
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachGatewayHasItsQuestion(Model model) {
        var beans = beans();
        assertThat(model.all(ExclusiveGateway.class))
                .allSatisfy(gateway -> assertThat(theBean(beans, bean(gateway))).satisfies(asks("of")));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachTimerHasItsDate(Model model) {
        var beans = beans();
        assertThat(model.all(TimerEventDefinition.class))
                .allSatisfy(timer -> assertThat(theBean(beans, bean((FlowNode) timer.getParentElement())))
                        .satisfies(asks("at")));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachListenerOfAStepIsThere(Model model) {
        var beans = beans();
        assertThat(model.all(CamundaExecutionListener.class))
                .allSatisfy(listener -> assertThat(theBean(
                                beans, listener.getCamundaDelegateExpression().replaceAll("[${}]", "")))
                        .isAssignableTo(ExecutionListener.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachMessageIsNamedAfterItsEvent(Model model) {
        var records = named("io/daifa");
        assertThat(model.all(Message.class))
                .allSatisfy(message -> assertThat(records.get(message.getName()))
                        .as("a record %s", message.getName())
                        .isNotNull()
                        .matches(Class::isRecord));
    }

    @ParameterizedTest
    @MethodSource("models")
    void eachErrorIsNamedAfterItsRefusal(Model model) {
        var types = named("io/daifa");
        assertThat(model.all(org.camunda.bpm.model.bpmn.instance.Error.class))
                .allSatisfy(error -> assertThat(types.get(error.getName()))
                        .as("a refusal %s", error.getName())
                        .isNotNull()
                        .isAssignableTo(Exception.class));
    }

    @ParameterizedTest
    @MethodSource("models")
    void noAnswerOfAGatewayIsForgottenAndNoneInvented(Model model) {
        var beans = beans();
        assertThat(model.all(ExclusiveGateway.class)).allSatisfy(gateway -> {
            var drawn = gateway.getOutgoing().stream()
                    .map(flow -> flow.getConditionExpression().getTextContent())
                    .flatMap(text -> ANSWER.matcher(text).results())
                    .map(found -> found.group(1))
                    .toList();
            var answers = method(theBean(beans, bean(gateway)), "of").getReturnType();
            assertThat(answers).matches(Class::isEnum, "is an enum");
            assertThat(answers.getEnumConstants())
                    .as(gateway.getId())
                    .extracting(Object::toString)
                    .containsExactlyInAnyOrderElementsOf(drawn);
        });
    }

    private static Class<?> theBean(Map<String, Class<?>> beans, String name) {
        assertThat(beans).as("a bean %s in io.daifa.process", name).containsKey(name);
        return beans.get(name);
    }

    private static ThrowingConsumer<Class<?>> asks(String question) {
        return type -> assertThat(method(type, question).getName()).isEqualTo(question);
    }

    private static Method method(Class<?> type, String name) throws NoSuchMethodException {
        return type.getMethod(name, DelegateExecution.class);
    }

    /** The components of the process by the names that Spring gives them. */
    private static Map<String, Class<?>> beans() {
        var beans = named("io/daifa/process");
        beans.values().removeIf(type -> !type.isAnnotationPresent(Component.class));
        return beans.entrySet().stream()
                .collect(Collectors.toMap(bean -> Introspector.decapitalize(bean.getKey()), Map.Entry::getValue));
    }

    /** The compiled classes of that folder by their simple names; nested and test classes are left out. */
    private static Map<String, Class<?>> named(String folder) {
        try (Stream<Path> files = Files.walk(CLASSES.resolve(folder))) {
            return new HashMap<>(files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("$") && !file.contains("-info"))
                    .map(ModelBeansTest::load)
                    .collect(Collectors.toMap(Class::getSimpleName, Function.identity(), (one, other) -> one)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            var name = file.substring(0, file.length() - ".class".length())
                    .replace('/', '.')
                    .replace('\\', '.');
            return Class.forName(name, false, ModelBeansTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path classes() {
        try {
            return Path.of(Daifa.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
