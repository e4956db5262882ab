package dev.jackdaw.policy;

import dev.jackdaw.policy.shell.Touch;
import dev.jackdaw.policy.shell.Touch.Depth;
import dev.jackdaw.policy.shell.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Files that hold secrets among many: those a pattern or a search through a folder would come upon.
final class Secrets {
    private static final int MOST_FILES = 4_000;
    private static final int MOST_BYTES = 64_000;
    private static final Set<String> PASSED =
            Set.of(".git", "node_modules", "target", ".venv", "venv", "__pycache__", ".gradle");

    private Secrets() {}

    /// One below the folder, hidden ones only where all are read, whose lines the search would show.
    ///
    /// @param pattern of its name, with the signs of [Value]; empty for all
    /// @param guarded which files are not to be shown
    static Optional<Path> below(Path folder, String pattern, Touch.Reads reads, Predicate<Path> guarded) {
        var open = new ArrayDeque<Path>();
        open.add(folder);
        for (int seen = 0; !open.isEmpty() && seen < MOST_FILES; ) {
            for (Path file : listed(open.poll())) {
                seen++;
                String name = String.valueOf(file.getFileName());
                if (reads.depth() == Depth.VISIBLE && name.startsWith(".")) continue;
                if (guarded.test(file)
                        && (pattern.isEmpty() || matches(pattern, name))
                        && (!Files.isDirectory(file) || Files.isSymbolicLink(file) && !Protected.read(file))
                        && shows(file, reads.sought())) return Optional.of(file);
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !PASSED.contains(name)) open.add(file);
            }
        }
        return Optional.empty();
    }

    private static List<Path> listed(Path folder) {
        var files = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path file : stream) if (files.size() < MOST_FILES) files.add(file);
        } catch (IOException | DirectoryIteratorException e) {
            return files;
        }
        return files;
    }

    /// The files a pattern finds now; empty where they are too many to look at.
    static Optional<Iterable<Path>> expanded(String pattern) {
        List<Path> found = List.of(Path.of("/"));
        for (String segment : pattern.split("/")) {
            if (segment.isEmpty()) continue;
            var next = new ArrayList<Path>();
            boolean plain = segment.chars().noneMatch(Value::sign);
            for (Path each : found) {
                if (plain) next.add(each.resolve(segment));
                else
                    for (Path file : listed(each)) {
                        String name = file.getFileName().toString();
                        if ((!name.startsWith(".") || segment.startsWith(".")) && matches(segment, name))
                            next.add(file);
                    }
                if (next.size() > MOST_FILES) return Optional.empty();
            }
            found = next;
        }
        return Optional.of(List.copyOf(found));
    }

    static boolean matches(String pattern, String name) {
        var gitignore = new StringBuilder();
        for (char c : pattern.toLowerCase(Locale.ROOT).toCharArray())
            if (c == Value.ONE) gitignore.append('?');
            else if (Value.sign(c)) gitignore.append('*');
            else if ("*?[\\".indexOf(c) >= 0) gitignore.append('\\').append(c);
            else gitignore.append(c);
        return Wildcards.name(gitignore.toString(), name.toLowerCase(Locale.ROOT));
    }

    /// Whether a search would show lines of the file, as far as the expression needs a text that is not there.
    private static boolean shows(Path file, String sought) {
        if (sought.isEmpty()) return true;
        for (int i = 1; i < sought.length(); i++)
            if ("*?{".indexOf(sought.charAt(i)) >= 0 && sought.charAt(i - 1) == ')') return true;
        try {
            if (Files.size(file) > MOST_BYTES) return true;
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
            for (String alternative : sought.toLowerCase(Locale.ROOT).split("\\\\?\\||\n"))
                if (text.contains(needed(alternative))) return true;
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /// The longest run of letters that every match of an expression has.
    private static String needed(String expression) {
        String longest = "";
        var run = new StringBuilder();
        for (int i = 0; i <= expression.length(); i++) {
            char c = i < expression.length() ? expression.charAt(i) : '\0';
            boolean plain =
                    c < 128 && Character.isLetterOrDigit(c) || c == '_' || c == ' ' || c == '-' || c == ':' || c == '/';
            if (plain) {
                run.append(c);
                continue;
            }
            if ("*?{\\".indexOf(c) >= 0 && c != '\\' && !run.isEmpty()) run.setLength(run.length() - 1);
            if (run.length() > longest.length()) longest = run.toString();
            run.setLength(0);
            if (c == '[') i = Math.max(i, expression.indexOf(']', i + 1));
            if (c == '\\') i++;
        }
        return longest;
    }
}
