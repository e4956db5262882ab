package dev.jackdaw;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The plan of the house. Read it before moving anything; it fails the build where the code disagrees.
@AnalyzeClasses(packages = "dev.jackdaw", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    /// Each package with those it may use. A package that is not here has no place in the house yet.
    private static final String PLAN = """
            json        ->
            wording     ->
            workspace   -> kernel
            tool        -> json, workspace
            tool.kit.text   ->
            tool.kit.search -> json, workspace, tool
            sandbox     -> kernel, workspace, tool
            tool.kit.command -> kernel, workspace, tool, sandbox, secret
            tool.kit    -> json, workspace, tool, tool.kit.text, tool.kit.search, tool.kit.command, sandbox, secret
            model       -> json, tool
            model.demo  -> json, tool, model, wording
            model.provider -> json, tool, model
            model.text  -> json, tool, model, wording
            model.wire.dialect -> json, model.provider
            model.wire  -> json, tool, model, model.provider, model.wire.dialect
            model.http  -> json, tool, model, model.provider, model.wire, wording
            model.route -> json, tool, model, model.demo, model.provider, model.text, model.wire, model.http
            secret      ->
            session     -> json, tool, model, secret, wording
            kernel      ->
            policy.syntax ->
            policy.shell -> policy.syntax, wording
            policy      -> json, tool, workspace, policy.syntax, policy.shell, wording
            hook        -> json, tool, model, session, workspace, wording
            undo        -> json, tool, tool.kit.text, workspace, session, wording
            prompt      -> json, tool, model, secret, session, hook, wording
            history     -> json, tool, tool.kit, model, workspace, secret, session, wording
            knowledge   -> json, tool, workspace, model, session, policy, prompt, hook, wording
            skill       -> json, tool, workspace, session, prompt, policy, knowledge, wording
            memory      -> json, tool, workspace, model, secret, session, prompt, knowledge, memory.search, wording
            memory.search -> wording
            memory.kit  -> json, tool, model, secret, session, prompt, memory, wording
            memory.candidate -> json, tool, model, secret, session, memory, memory.search, wording
            agent       -> json, tool, model, session, policy, workspace, hook, undo, sandbox, prompt, knowledge, skill, wording
            plan        -> json, tool, model, session, prompt, agent, wording
            verify      -> json, tool, tool.kit, workspace, model, session, policy, agent, wording
            goal        -> json, tool, tool.kit, workspace, model, session, prompt, policy, agent, wording
            delegate    -> json, tool, workspace, model, session, policy, hook, skill, agent, wording
            team        -> json, tool, model, session, agent, delegate, wording
            trust       -> json, tool.kit.text, workspace
            settings    -> json, tool, workspace, model, model.provider, model.route, policy, hook, delegate, trust, undo, sandbox, knowledge, skill, secret
            testing     -> json, tool, model, workspace
            """;

    /// Names that would take a provider's business out of `providers.json` and the wires.
    private static final Set<String> NOT_PROVIDERS = Set.of("http", "demo", "fake");

    /// Names of providers that are words besides; they name one where nothing else is in the literal.
    private static final Set<String> WORDS_TOO = Set.of("together", "github");

    @ArchTest
    static final ArchRule floors = plan();

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.jackdaw.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyFacesPrint = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule onlyJsonAndSchemaReflect = noClasses()
            .that()
            .resideOutsideOfPackage("dev.jackdaw.json")
            .and()
            .haveNameNotMatching("dev\\.jackdaw\\.tool\\.Schema(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect")
            .as("only json and tool.Schema reflect");

    @ArchTest
    static final ArchRule namesSaySomething = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Service|Handler|Processor|Coordinator|Data|Info|Context)")
            .orShould()
            .haveNameMatching(".*[.$](Base|Abstract)[A-Z]\\w*");

    @ArchTest
    static final ArchRule onlySessionOpensTheLog = classes()
            .that()
            .haveFullyQualifiedName("dev.jackdaw.session.Log")
            .should()
            .bePackagePrivate();

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

    @ArchTest
    static void providersAreNamedInDataOnly(JavaClasses classes) throws IOException {
        var distinct = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (Provider provider : Providers.all()) {
            boolean word = WORDS_TOO.contains(provider.name());
            if (!NOT_PROVIDERS.contains(provider.name())) (word ? words : distinct).add(Pattern.quote(provider.name()));
        }
        var literal = Pattern.compile("(?i)\"(?:(?:[^\"]*[^\"A-Za-z])?(?:%s)(?:[^\"A-Za-z][^\"]*)?|%s)\""
                .formatted(String.join("|", distinct), String.join("|", words)));
        var found = new ArrayList<String>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(ArchitectureTest::mayNotNameProviders).toList())
                for (String line : Files.readAllLines(source))
                    if (!line.strip().startsWith("//") && literal.matcher(line).find())
                        found.add(source + ": " + line.strip());
        }
        assertEquals(List.of(), found);
    }

    /// The wires speak to providers; the doubles play them.
    private static boolean mayNotNameProviders(Path source) {
        String path = source.toString();
        return path.endsWith(".java")
                && !path.contains("/model/wire/")
                && !path.contains("/model/http/")
                && !path.contains("/testing/");
    }

    private static ArchRule plan() {
        LayeredArchitecture plan =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        plan = plan.layer("front door").definedBy("dev.jackdaw");
        for (String row : PLAN.lines().toList()) {
            String name = name(row);
            plan = plan.layer(name).definedBy("dev.jackdaw." + name);
        }
        for (String row : PLAN.lines().toList()) {
            var layer = plan.whereLayer(name(row));
            plan = used(row).length == 0 ? layer.mayNotAccessAnyLayer() : layer.mayOnlyAccessLayers(used(row));
        }
        return plan.ensureAllClassesAreContainedInArchitecture().as("each package uses only what the plan lets it use");
    }

    private static String name(String row) {
        return row.substring(0, row.indexOf("->")).strip();
    }

    private static String[] used(String row) {
        String used = row.substring(row.indexOf("->") + 2).strip();
        return used.isEmpty() ? new String[0] : used.split(", ");
    }
}
