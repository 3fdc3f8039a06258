package io.daifa.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.ResourcePatternResolver;

@EngineTest
class DiagramDeploymentTest {

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ResourcePatternResolver resources;

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @Test
    void onlyAChangedFileMakesANewVersion() throws IOException {
        write(folder, "deployed", "First");
        deploy(folder);
        deploy(folder);
        write(elsewhere, "deployed", "First");
        deploy(elsewhere);

        assertThat(versions("deployed")).isOne();

        write(folder, "deployed", "Second");
        deploy(folder);

        assertThat(versions("deployed")).isEqualTo(2);
    }

    @Test
    void withoutFilesNothingIsDeployed() {
        var before = repository.createDeploymentQuery().count();

        deploy(folder);

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    private void deploy(Path from) {
        new DiagramDeployment(repository, resources, (name, file) -> file, "file:" + from + "/*.bpmn").deploy();
    }

    private long versions(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .count();
    }

    private static void write(Path folder, String key, String name) throws IOException {
        Files.writeString(folder.resolve(key + ".bpmn"), """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
                  <bpmn:process id="%s" name="%s" isExecutable="true"><bpmn:startEvent id="Start"/></bpmn:process>
                </bpmn:definitions>
                """.formatted(key, name));
    }
}
