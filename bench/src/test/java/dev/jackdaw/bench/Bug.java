package dev.jackdaw.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A small program with a bug its tests show, and two ways to mend it of which only the second is right. They are ours,
/// after exercises everybody knows; the kind of bug is that of the name.
///
/// @param files as they are before, by their names
/// @param target the file that is mended
/// @param before the text that is replaced, once in it
record Bug(String name, Map<String, String> files, String target, String before, String wrong, String right) {
    private static final Path ALL = Path.of("src/test/bugs");

    static Stream<Bug> all() throws IOException {
        try (Stream<Path> files = Files.list(ALL)) {
            return files.sorted().toList().stream().map(Bug::read);
        }
    }

    private static Bug read(Path file) {
        try {
            return parsed(file.getFileName().toString().replace(".txt", ""), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Bug parsed(String name, String text) {
        var files = new LinkedHashMap<String, String>();
        String[] parts = text.split("(?m)^=== ");
        for (int i = 1; i < parts.length - 1; i++) {
            int end = parts[i].indexOf('\n');
            files.put(parts[i].substring(0, end), parts[i].substring(end + 1));
        }
        String[] fix = parts[parts.length - 1].split("(?m)\\n?^--- (before|wrong|right)\\n");
        return new Bug(name, files, fix[0].substring("fix ".length()), fix[1], fix[2], fix[3].stripTrailing());
    }

    boolean java() {
        return name.startsWith("java-");
    }

    /// The command by which its tests run, where none would be found by itself.
    List<String> tests() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return files.keySet().stream()
                .filter(file -> file.endsWith("Test.java"))
                .map(file -> java + " " + file)
                .toList();
    }

    /// What a failing check of it tells at least: the name of its tests.
    String told() {
        return java() ? target.replace(".java", "Test.java") : "test_" + target.replace(".py", "");
    }
}
