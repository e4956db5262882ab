package dev.jackdaw.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IgnoreTest {
    @TempDir
    Path folder;

    private static final String TOP = """
            # comment
            *.log
            !keep.log
            /build
            node_modules/
            doc/*.txt
            **/gen/**
            a/**/z
            *.[oa]
            *~
            temp?
            \\#sharp
            trailing\\ \s
            !*.o.keep
            docs/
            !docs/
            dist
            !/dist/
            x[!1-3].dat
            """;

    private static final String NESTED = """
            !*.log
            secret.*
            /only-here
            sub/deep.txt
            """;

    private static final String[] FILES = {
        "a.log",
        "keep.log",
        "lib/a.log",
        "lib/keep.log",
        "build/x",
        "lib/build/x",
        "node_modules/x/y.js",
        "lib/node_modules/x.js",
        "doc/a.txt",
        "doc/more/a.txt",
        "src/gen/A.java",
        "gen/A.java",
        "a/z",
        "a/b/z",
        "a/b/c/z",
        "a/zz",
        "x.o",
        "lib/x.a",
        "x.c",
        "edit~",
        "temp1",
        "temp12",
        "#sharp",
        "trailing ",
        "x.o.keep",
        "docs/a.md",
        "dist/a",
        "lib/dist/a",
        "x1.dat",
        "x4.dat",
        "nested/a.log",
        "nested/secret.key",
        "nested/only-here",
        "nested/more/only-here",
        "nested/sub/deep.txt",
        "nested/more/sub/deep.txt",
        "nested/more/b.log",
        ".hidden/x",
        ".env",
        "中文.txt",
        "lib/deep/er/x.txt"
    };

    private final class Seen implements Walk.Visitor {
        private final Set<String> files = new TreeSet<>();

        @Override
        public void visit(Walk.Entry entry) {
            files.add(folder.relativize(entry.path()).toString());
        }
    }

    private Set<String> walked(Path start) throws Exception {
        var workspace = new Workspace(folder, List.of(), List.of());
        var all = new TreeSet<String>();
        for (Seen seen : Walk.over(workspace, start, Seen::new)) all.addAll(seen.files);
        return all;
    }

    @Test
    void exactlyWhatGitIgnoresIsLeftOut() throws Exception {
        run("git", "init", "-q");
        for (String file : FILES) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), "");
        }
        Files.writeString(folder.resolve(".gitignore"), TOP);
        Files.writeString(folder.resolve("nested/.gitignore"), NESTED);
        Files.writeString(folder.resolve(".git/info/exclude"), "lib/deep\n");
        var expected = new TreeSet<String>();
        String listed = run("git", "-c", "core.excludesFile=", "ls-files", "-z", "--others", "--exclude-standard");
        for (String file : listed.split("\0", -1)) if (!file.isEmpty()) expected.add(file);
        assertEquals(expected, walked(folder));
    }

    @Test
    void rulesOfTheFoldersAboveCountBelowToo() throws Exception {
        Files.createDirectories(folder.resolve("lib/x"));
        Files.writeString(folder.resolve(".gitignore"), "*.log\n/lib/x/no\n");
        for (String file : new String[] {"a.log", "no", "yes"}) Files.writeString(folder.resolve("lib/x/" + file), "");
        assertEquals(Set.of("lib/x/yes"), walked(folder.resolve("lib/x")));
    }

    private String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return out;
    }
}
