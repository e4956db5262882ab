package dev.jackdaw.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is found to be checked in small trees of files.
class BuildsTest {
    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void real() throws IOException {
        root = folder.toRealPath();
    }

    private void tree(String... files) throws IOException {
        for (String file : files) {
            String[] parts = file.split(" = ", 2);
            Path path = root.resolve(parts[0]);
            Files.createDirectories(path.getParent());
            Files.writeString(path, parts.length > 1 ? parts[1] : "");
        }
    }

    private List<String> jobs(Rigour.Tests tests, String... changed) {
        List<Path> files = Stream.of(changed).map(root::resolve).toList();
        var told = new ArrayList<String>();
        for (Job job : Builds.jobs(files, root, tests))
            told.add(
                    switch (job) {
                        case Job.Here here -> "here " + here.shown();
                        case Job.Run run -> run.step() + " " + run.shown();
                        case Job.Not not -> "not " + not.shown() + ": " + not.why();
                    });
        return told;
    }

    private List<String> jobs(String... changed) {
        return jobs(Rigour.Tests.RELATED, changed);
    }

    @Test
    void mavenRunsTheTestsNamedAfterWhatChangedFromWhereAllModulesAreKnown() throws IOException {
        tree("pom.xml", "one/pom.xml", "one/src/main/java/a/Foo.java", "one/src/test/java/a/FooTest.java");
        assertEquals(
                List.of(
                        "here javac one/src/main/java/a/Foo.java",
                        "TESTS mvn -o -q -B -pl one -am test -Dtest=FooTest -Dsurefire.failIfNoSpecifiedTests=false"
                                + " -DfailIfNoTests=false"),
                jobs("one/src/main/java/a/Foo.java"));
        assertEquals(List.of("here XML pom.xml", "SYNTAX mvn -o -q -B test-compile"), jobs("pom.xml"));
        assertEquals(
                List.of(
                        "here javac one/src/main/java/a/Foo.java",
                        "SYNTAX mvn -o -q -B -pl one -am test-compile",
                        "TESTS mvn -o -q -B -pl one -am test"),
                jobs(Rigour.Tests.ALL, "one/src/main/java/a/Foo.java"));
    }

    @Test
    void aWrapperIsPreferred() throws IOException {
        tree(
                "p/pom.xml",
                "p/mvnw",
                "p/src/main/java/A.java",
                "g/build.gradle",
                "g/gradlew",
                "g/src/test/java/BTest.java");
        for (String wrapper : List.of("p/mvnw", "g/gradlew"))
            if (!root.resolve(wrapper).toFile().setExecutable(true)) throw new IOException(wrapper);
        assertEquals(
                List.of(
                        "here javac p/src/main/java/A.java g/src/test/java/BTest.java",
                        "SYNTAX cd p && ./mvnw -o -q -B test-compile",
                        "TESTS cd g && ./gradlew --offline -q test --tests '*BTest'"),
                jobs("p/src/main/java/A.java", "g/src/test/java/BTest.java"));
    }

    @Test
    void gradleKnowsItsModulesByItsSettings() throws IOException {
        tree("settings.gradle.kts", "lib/build.gradle.kts", "lib/src/main/kotlin/A.kt");
        assertEquals(List.of("SYNTAX gradle --offline -q -p lib testClasses"), jobs("lib/src/main/kotlin/A.kt"));
    }

    @Test
    void scriptsOfNodeAreRunByTheirPackageManager() throws IOException {
        tree(
                "package.json = {\"scripts\":{\"test\":\"vitest\",\"typecheck\":\"tsc --noEmit\",\"lint\":\"eslint .\"}}",
                "pnpm-lock.yaml",
                "src/a.ts",
                "src/a.test.ts",
                "web/package.json = {\"scripts\":{\"test\":\"node --test\"},\"dependencies\":{\"x\":\"1\"}}",
                "web/b.js",
                "web/test/b.test.js");
        assertEquals(
                List.of(
                        "SYNTAX pnpm run -s typecheck",
                        "SYNTAX pnpm run -s lint",
                        "TESTS npx --no-install vitest run src/a.test.ts"),
                jobs("src/a.ts"));
        assertEquals(
                List.of(
                        "SYNTAX node --check web/b.js",
                        "not cd web && node --test test/b.test.js:"
                                + " what it depends on is not installed (node_modules)"),
                jobs("web/b.js"));
    }

    @Test
    void pythonIsCompiledAndItsTestsAreFoundByTheirNames() throws IOException {
        tree("app/calc.py", "tests/test_calc.py = import unittest", "my tool.py");
        String clean = "PYTHONPYCACHEPREFIX=\"${TMPDIR:-/tmp}/pycache\" python3 -m ";
        assertEquals(
                List.of(
                        "SYNTAX " + clean + "py_compile app/calc.py 'my tool.py'",
                        "TESTS python3 -B -m unittest tests/test_calc.py"),
                jobs("app/calc.py", "my tool.py"));
    }

    @Test
    void goChecksPackagesAndTestsThoseThatHaveTests() throws IOException {
        tree("go.mod", "main.go", "calc/calc.go", "calc/calc_test.go");
        assertEquals(List.of("SYNTAX go vet . ./calc", "TESTS go test . ./calc"), jobs("main.go", "calc/calc.go"));
        assertEquals(List.of("SYNTAX go vet ."), jobs("main.go"));
    }

    @Test
    void cargoRunsTheTestsOfAFile() throws IOException {
        tree("Cargo.toml", "src/lib.rs", "src/calc.rs = #[test]", "tests/whole.rs");
        assertEquals(
                List.of(
                        "SYNTAX cargo check --offline -q --tests",
                        "TESTS cargo test --offline -q calc::",
                        "TESTS cargo test --offline -q --test whole"),
                jobs("src/lib.rs", "src/calc.rs", "tests/whole.rs"));
    }

    @Test
    void targetsOfMakeAreTheWholeSuite() throws IOException {
        tree("Makefile = all: x\ncheck: x\n\t./x", "x.c");
        assertEquals(List.of("not make -s check: it is the whole suite; verify_tests: all runs it"), jobs("x.c"));
        assertEquals(List.of("TESTS make -s check"), jobs(Rigour.Tests.ALL, "x.c"));
        assertEquals(List.of(), jobs(Rigour.Tests.NONE, "x.c"));
    }

    @Test
    void plainFilesAreReadAndWhatNobodyKnowsIsNot() throws IOException {
        tree("a.json", "b.yaml", "c.xml", "d.sh", "e.js", "tsconfig.json", "notes.md", "gone.json");
        Files.delete(root.resolve("gone.json"));
        assertEquals(
                List.of(
                        "here JSON a.json",
                        "here YAML b.yaml",
                        "here XML c.xml",
                        "SYNTAX bash -n d.sh",
                        "SYNTAX node --check e.js"),
                jobs("a.json", "b.yaml", "c.xml", "d.sh", "e.js", "tsconfig.json", "notes.md", "gone.json"));
    }

    @Test
    void severalProjectsInOneRepositoryAreCheckedEachInItsPlace() throws IOException {
        tree(
                "api/pom.xml",
                "api/src/main/java/A.java",
                "web/package.json = {\"scripts\":{\"lint\":\"x\"}}",
                "web/a.ts",
                "x.py");
        assertEquals(
                List.of(
                        "here javac api/src/main/java/A.java",
                        "SYNTAX cd api && mvn -o -q -B test-compile",
                        "SYNTAX cd web && npm run -s lint",
                        "SYNTAX PYTHONPYCACHEPREFIX=\"${TMPDIR:-/tmp}/pycache\" python3 -m py_compile x.py"),
                jobs("api/src/main/java/A.java", "web/a.ts", "x.py"));
    }

    private List<String> faults(String name, String text) throws IOException {
        tree(name + " = " + text);
        var told = new ArrayList<String>();
        for (Job job : Builds.jobs(List.of(root.resolve(name)), root, Rigour.Tests.NONE))
            if (job instanceof Job.Here here) told.addAll(here.faults().get());
        return told;
    }

    @Test
    void whatIsWrongIsToldWithItsLine() throws IOException {
        assertEquals(List.of("A.java:2: ';' expected"), faults("A.java", "class A {\n  int x = 1\n}"));
        assertEquals(1, faults("a.json", "{\"a\": 1,}").size());
        assertEquals(List.of(), faults("b.json", "{\"a\": 1}\n"));
        assertEquals(
                List.of("c.yaml: line 2, column 2: expected ',' or ']', but got :"),
                faults("c.yaml", "a: [1, 2\nb: 3\n"));
        assertEquals(List.of(), faults("d.yaml", "a: !Ref b\n---\nc: d\n"));
        assertEquals(List.of(), faults("chart.yaml", "a: {{ .Values.x }}\n"));
        assertEquals(1, faults("e.xml", "<a><b></a>").size());
        assertEquals(List.of(), faults("f.xml", "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/x.dtd\"><a>&nbsp;</a>"));
    }

    @Test
    void theMeaningOfJavaCountsOnlyWhereAllOfItIsKnown() throws IOException {
        tree("b/B.java = package b; public class B { public int one() { return 1; } }");
        assertEquals(List.of(), faults("a/A.java", "package a; class A { int x = new b.B().one(); }"));
        assertEquals(
                List.of("a/A.java:1: incompatible types: int cannot be converted to java.lang.String"),
                faults("a/A.java", "package a; class A { String x = new b.B().one(); }"));
        assertEquals(
                List.of(), faults("a/C.java", "package a; import org.elsewhere.D; class C { String x = 1; D d; }"));
        tree("pom.xml");
        assertEquals(List.of(), faults("a/A.java", "package a; class A { String x = new b.B().one(); }"));
    }

    @Test
    void patternsWithoutAFolderAreForNamesAnywhere() {
        assertEquals(true, Globs.match(List.of("*.{py,pyi}"), "a/b/c.pyi"));
        assertEquals(false, Globs.match(List.of("src/*.py"), "a/b.py"));
        assertEquals(true, Globs.match(List.of("src/**/*.py"), "src/a/b.py"));
        assertEquals(true, Globs.match(List.of(), "x"));
    }
}
