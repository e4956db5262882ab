package dev.jackdaw.verify;

import dev.jackdaw.verify.Job.Not;
import dev.jackdaw.verify.Job.Run;
import dev.jackdaw.verify.Job.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds what is to be checked of changed files: by the nearest build file of their language above each of them.
final class Builds {
    private static final List<String> JVM = List.of("pom.xml", "build.gradle", "build.gradle.kts");
    private static final List<String> MAKEFILES = List.of("Makefile", "makefile", "GNUmakefile");

    private Builds() {}

    /// What a check is of: where it is the whole, it matters as well which files are gone.
    private enum Unit {
        FILE,
        WHOLE
    }

    /// Some files of one language, and how they are checked in their place.
    private enum Language {
        JVM("java kt kts scala groovy", "pom.xml build.gradle build.gradle.kts", Unit.WHOLE),
        NODE("js mjs cjs jsx ts mts cts tsx vue svelte", "package.json", Unit.FILE),
        PYTHON("py", "pyproject.toml setup.py setup.cfg pytest.ini tox.ini", Unit.FILE),
        GO("go", "go.mod", Unit.WHOLE),
        CARGO("rs", "Cargo.toml", Unit.WHOLE),
        MAKE("c h cc cpp cxx hpp m asm s f90", "Makefile makefile GNUmakefile", Unit.WHOLE);

        /// Unmodifiable, as the other.
        @SuppressWarnings("ImmutableEnumChecker")
        private final List<String> endings;

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<String> builds;

        private final Unit unit;

        Language(String endings, String builds, Unit unit) {
            this.endings = List.of(endings.split(" "));
            this.builds = List.of(builds.split(" "));
            this.unit = unit;
        }

        private boolean of(Path file) {
            return endings.contains(Place.ending(file)) || builds.contains(Place.name(file));
        }
    }

    /// What is to be checked.
    ///
    /// @param files that are there, by their absolute paths
    static List<Job> jobs(List<Path> files, Path root, Rigour.Tests tests) {
        var jobs = new ArrayList<Job>();
        List<Path> there = files.stream().filter(Files::isRegularFile).toList();
        List<Path> plain = there.stream().filter(file -> !ofJvm(file, root)).toList();
        List<Path> built = there.stream().filter(file -> ofJvm(file, root)).toList();
        var here = new Place(root, root);
        jobs.addAll(Plain.jobs(plain, here, JavaSource.Depth.MEANING));
        jobs.addAll(Plain.jobs(built, here, JavaSource.Depth.SYNTAX));
        for (Language language : Language.values()) {
            var places = new LinkedHashMap<Place, List<Path>>();
            for (Path file : language.unit == Unit.WHOLE ? files : there)
                if (language.of(file))
                    places.computeIfAbsent(Place.above(file, root, language.builds), _ -> new ArrayList<>())
                            .add(file);
            for (Map.Entry<Place, List<Path>> each : places.entrySet())
                jobs.addAll(jobs(language, each.getKey(), each.getValue(), tests));
        }
        return jobs.stream().distinct().toList();
    }

    /// The user's own commands, in the place of those found; what this program sees by itself stays.
    static List<Job> own(List<Path> files, Path root, List<Rigour.Own> own) {
        var jobs = new ArrayList<Job>();
        for (Job job : jobs(files, root, Rigour.Tests.NONE)) if (job instanceof Job.Here) jobs.add(job);
        var here = new Place(root, root);
        for (Rigour.Own each : own) {
            List<Path> meant = files.stream()
                    .filter(Files::isRegularFile)
                    .filter(file -> Globs.match(each.files(), here.named(file)))
                    .toList();
            String command = each.command().replace("{files}", here.named(meant));
            if (!meant.isEmpty()) jobs.add(new Run(Step.SYNTAX, command, ""));
        }
        return jobs;
    }

    private static boolean ofJvm(Path file, Path root) {
        return Place.above(file, root, JVM).hasOne(JVM);
    }

    private static List<Job> jobs(Language language, Place place, List<Path> files, Rigour.Tests tests) {
        return switch (language) {
            case JVM ->
                place.has("pom.xml")
                        ? Jvm.maven(place, files, tests)
                        : place.hasOne(JVM) ? Jvm.gradle(place, files, tests) : List.of();
            case NODE -> place.has("package.json") ? NodeScripts.jobs(place, files, tests) : List.of();
            case PYTHON -> PythonFiles.jobs(place, files, tests);
            case GO -> place.has("go.mod") ? go(place, files, tests) : List.of();
            case CARGO -> place.has("Cargo.toml") ? cargo(place, files, tests) : List.of();
            case MAKE -> make(place, tests);
        };
    }

    private static List<Job> go(Place place, List<Path> files, Rigour.Tests tests) {
        String packages = packages(place, files);
        var jobs = new ArrayList<Job>();
        jobs.add(new Run(Step.SYNTAX, place.run("go vet " + packages), "go"));
        boolean tested =
                tests == Rigour.Tests.ALL || files.stream().anyMatch(file -> Files.exists(file) && tested(file));
        if (tests != Rigour.Tests.NONE && tested)
            jobs.add(new Run(
                    Step.TESTS, place.run("go test " + (tests == Rigour.Tests.ALL ? "./..." : packages)), "go"));
        return jobs;
    }

    private static boolean tested(Path file) {
        String[] beside = file.resolve("..").normalize().toFile().list((_, name) -> name.endsWith("_test.go"));
        return beside != null && beside.length > 0;
    }

    private static String packages(Place place, List<Path> files) {
        List<String> folders = files.stream()
                .filter(file -> Place.ending(file).equals("go"))
                .map(file -> file.resolve("..").normalize())
                .filter(Files::isDirectory)
                .map(place::named)
                .distinct()
                .map(folder -> Place.quoted(folder.isEmpty() ? "." : "./" + folder))
                .toList();
        return folders.isEmpty() ? "./..." : String.join(" ", folders);
    }

    private static List<Job> cargo(Place place, List<Path> files, Rigour.Tests tests) {
        var jobs = new ArrayList<Job>();
        jobs.add(new Run(Step.SYNTAX, place.run("cargo check --offline -q --tests"), "cargo"));
        if (tests == Rigour.Tests.NONE) return jobs;
        if (tests == Rigour.Tests.ALL) {
            jobs.add(new Run(Step.TESTS, place.run("cargo test --offline -q"), "cargo"));
            return jobs;
        }
        for (Path file : Plain.with(files, "rs")) {
            boolean ofItsOwn = place.named(file).startsWith("tests/");
            if (!ofItsOwn && !Place.read(file).contains("#[test]")) continue;
            String which = ofItsOwn ? "--test " + Place.quoted(Place.stem(file)) : module(file);
            jobs.add(new Run(Step.TESTS, place.run(("cargo test --offline -q " + which).strip()), "cargo"));
        }
        return jobs;
    }

    private static String module(Path file) {
        String stem = Place.stem(file);
        return List.of("lib", "main", "mod").contains(stem) ? "tests::" : Place.quoted(stem + "::");
    }

    /// Which of its targets concern a file is not known.
    private static List<Job> make(Place place, Rigour.Tests tests) {
        for (String name : MAKEFILES)
            for (String target : List.of("check", "test"))
                if (("\n" + place.read(name)).contains("\n" + target + ":")) {
                    String command = place.run("make -s " + target);
                    return switch (tests) {
                        case ALL -> List.of(new Run(Step.TESTS, command, "make"));
                        case RELATED ->
                            List.of(new Not(Step.TESTS, command, "it is the whole suite; verify_tests: all runs it"));
                        case NONE -> List.of();
                    };
                }
        return List.of();
    }
}
