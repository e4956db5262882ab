package dev.jackdaw.verify;

import dev.jackdaw.verify.Job.Run;
import dev.jackdaw.verify.Job.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Builds by Maven and Gradle, from where all of their modules are known; nothing is fetched.
final class Jvm {
    private static final List<String> POM = List.of("pom.xml");
    private static final List<String> GRADLE =
            List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

    private Jvm() {}

    static List<Job> maven(Place place, List<Path> files, Rigour.Tests tests) {
        Place top = place.top(POM);
        String program = Files.isExecutable(top.folder().resolve("mvnw")) ? "./mvnw" : "mvn";
        String module = top.equals(place) ? "" : " -pl " + Place.quoted(top.named(place.folder())) + " -am";
        String maven = program + " -o -q -B" + module;
        Job compile = new Run(Step.SYNTAX, top.run(maven + " test-compile"), program);
        if (tests == Rigour.Tests.ALL) return List.of(compile, new Run(Step.TESTS, top.run(maven + " test"), program));
        Set<String> concerned = tests == Rigour.Tests.NONE ? Set.of() : concerned(place, files);
        if (concerned.isEmpty()) return List.of(compile);
        String run = maven + " test -Dtest=" + Place.quoted(String.join(",", concerned))
                + " -Dsurefire.failIfNoSpecifiedTests=false -DfailIfNoTests=false";
        // It compiles first, in one go.
        return List.of(new Run(Step.TESTS, top.run(run), program));
    }

    static List<Job> gradle(Place place, List<Path> files, Rigour.Tests tests) {
        Place top = place.top(GRADLE);
        String program = Files.isExecutable(top.folder().resolve("gradlew")) ? "./gradlew" : "gradle";
        String module = top.equals(place) ? "" : " -p " + Place.quoted(top.named(place.folder()));
        String gradle = program + " --offline -q" + module;
        if (tests == Rigour.Tests.ALL) return List.of(new Run(Step.TESTS, top.run(gradle + " test"), program));
        Set<String> concerned = tests == Rigour.Tests.NONE ? Set.of() : concerned(place, files);
        if (concerned.isEmpty()) return List.of(new Run(Step.SYNTAX, top.run(gradle + " testClasses"), program));
        var run = new StringBuilder(gradle + " test");
        for (String test : concerned) run.append(" --tests ").append(Place.quoted("*" + test));
        return List.of(new Run(Step.TESTS, top.run(run.toString()), program));
    }

    /// The tests that were changed themselves, and those named after what was.
    private static Set<String> concerned(Place place, List<Path> files) {
        var named = new ArrayList<String>();
        for (Path file : Plain.with(files, "java", "kt", "scala", "groovy")) {
            String stem = Place.stem(file);
            named.addAll(List.of(stem + "Test", stem + "Tests", "Test" + stem, stem + "Spec"));
            if (test(place, file)) named.add(stem);
        }
        var tests = new LinkedHashSet<String>();
        for (Path file : place.files(named))
            if (test(place, file)
                    && !Plain.with(List.of(file), "java", "kt", "scala", "groovy")
                            .isEmpty()) tests.add(Place.stem(file));
        return tests;
    }

    private static boolean test(Place place, Path file) {
        String stem = Place.stem(file);
        boolean named =
                stem.endsWith("Test") || stem.endsWith("Tests") || stem.startsWith("Test") || stem.endsWith("Spec");
        return named && ("/" + place.named(file)).contains("/src/test/");
    }
}
