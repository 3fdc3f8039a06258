package io.daifa.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Records which flow nodes and sequence flows the tests pass, of all contexts and processes of the test run, into files of one folder;
 * {@code EveryPathTest} reads them after all tests.
 */
public final class PassedElements extends AbstractProcessEnginePlugin {

    /** Where the records are. */
    public static final Path FOLDER = Path.of("target", "passed-elements");

    private static final Set<String> PASSED = ConcurrentHashMap.newKeySet();

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.getCustomPostBPMNParseListeners().add(new Recorder());
    }

    private static void passed(String process, String element) {
        var line = process + " " + element;
        if (PASSED.add(line)) {
            try {
                Files.createDirectories(FOLDER);
                Files.writeString(
                        FOLDER.resolve(ProcessHandle.current().pid() + ".txt"),
                        line + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Recorder extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity definition) {
            var process = definition.getKey();
            definition.getActivities().forEach(activity -> listen(process, activity));
        }

        @Override
        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
            transition.addListener(
                    ExecutionListener.EVENTNAME_TAKE,
                    listener(((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey(), transition));
        }

        private static void listen(String process, ActivityImpl activity) {
            activity.addListener(ExecutionListener.EVENTNAME_START, listener(process, activity));
            activity.getActivities().forEach(inner -> listen(process, inner));
        }

        private static ExecutionListener listener(String process, CoreModelElement element) {
            var id = element.getId();
            return execution -> passed(process, id);
        }
    }
}
