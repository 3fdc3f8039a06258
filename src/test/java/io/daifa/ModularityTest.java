package io.daifa;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between the modules, and the engine's place. */
class ModularityTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.daifa");

    @Test
    void theModulesKeepToTheirArrows() {
        ApplicationModules.of(Daifa.class).verify();
    }

    @Test
    void theEngineIsKnownInTwoModulesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.daifa.process..", "io.daifa.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(PRODUCT);
    }

    @Test
    void theEnginesInsidesAreKnownInOne() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.daifa.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..impl..")
                .check(PRODUCT);
    }

    @Test
    void nobodyDependsOnTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.daifa.process..", "io.daifa.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.daifa.process..")
                .check(PRODUCT);
    }
}
