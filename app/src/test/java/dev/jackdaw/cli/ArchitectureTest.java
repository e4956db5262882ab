package dev.jackdaw.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// The plan of the faces: the command line picks one, and no face knows another.
@AnalyzeClasses(
        packages = {"dev.jackdaw.cli", "dev.jackdaw.headless", "dev.jackdaw.tui"},
        importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule floors = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("cli")
            .definedBy("dev.jackdaw.cli")
            .layer("headless")
            .definedBy("dev.jackdaw.headless")
            .layer("tui")
            .definedBy("dev.jackdaw.tui")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("headless")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("tui")
            .mayOnlyBeAccessedByLayers("cli");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.jackdaw.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingReflects =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.lang.reflect");

    @ArchTest
    static final ArchRule namesSaySomething = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Service|Handler|Processor|Coordinator|Data|Info|Context)")
            .orShould()
            .haveNameMatching(".*[.$](Base|Abstract)[A-Z]\\w*");

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        List<String> unmarked = classes.stream()
                .map(JavaClass::getPackage)
                .filter(home -> !home.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .distinct()
                .toList();
        assertEquals(List.of(), unmarked);
    }
}
