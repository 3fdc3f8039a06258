package io.daifa.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.RepositoryService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the diagrams, decision tables and forms as one deployment, before the first request is answered and the first job
 * runs. Resources are named by their file names alone, so that a start from the sources and one from the jar look the same: when
 * nothing has changed there is no new version; when one file has, all get one, because a form is bound to its deployment.
 */
@Component
class DiagramDeployment implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DiagramDeployment.class);
    private static final String[] PATTERNS = {
        "classpath*:bpmn/*.bpmn", "classpath*:bpmn/*.dmn", "classpath*:forms/*.form"
    };

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private final BiFunction<String, byte[], byte[]> language;
    private final String[] patterns;

    @Autowired
    DiagramDeployment(RepositoryService repository, ResourcePatternResolver resources, TaskLanguage language) {
        this(repository, resources, language::spoken, PATTERNS);
    }

    DiagramDeployment(
            RepositoryService repository,
            ResourcePatternResolver resources,
            BiFunction<String, byte[], byte[]> language,
            String... patterns) {
        this.repository = repository;
        this.resources = resources;
        this.language = language;
        this.patterns = patterns.clone();
    }

    @Override
    public void afterSingletonsInstantiated() {
        deploy();
    }

    /** Deploys what has changed; does nothing when there are no files. */
    void deploy() {
        var files = files();
        if (files.isEmpty()) {
            LOG.warn("There are no diagrams to deploy");
            return;
        }
        // Not "changed only": with it a form that is bound to the deployment is lost when only its diagram has changed.
        var builder = repository.createDeployment().name("daifa").enableDuplicateFiltering(false);
        files.forEach((name, content) -> builder.addInputStream(name, new ByteArrayInputStream(content)));
        builder.deploy();
    }

    private Map<String, byte[]> files() {
        var files = new TreeMap<String, byte[]>();
        try {
            for (var pattern : patterns) {
                for (var resource : resources.getResources(pattern)) {
                    var name = resource.getFilename();
                    if (files.put(name, language.apply(name, resource.getContentAsByteArray())) != null) {
                        throw new IllegalStateException("two files are named " + name);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
