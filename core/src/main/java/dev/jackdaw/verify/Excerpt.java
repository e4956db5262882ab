package dev.jackdaw.verify;

import dev.jackdaw.wording.Brief;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What matters of the output of a check that failed: errors with their places, tests that fail with what they say, and
/// of stack traces what is in the workspace.
final class Excerpt {
    private static final int LINE = 400;
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    /// What Maven, Gradle, Cargo and others say beside the matter.
    private static final Pattern NOISE = Pattern.compile(
            "^(\\[INFO\\].*|\\[(ERROR|WARNING)\\]\\s*|Download(ing|ed).*|\\[ERROR\\] (-> )?\\[Help.*"
                    + "|\\[ERROR\\] (To see the full|Re-run Maven|For more information|See (/|dump|\\S*surefire)).*"
                    + "|\\[ERROR\\] Failed to execute goal .*|\\[ERROR\\] After correcting.*|\\[ERROR\\] +mvn <args>.*"
                    + "|WARNING: .*|\\* Try:|> Run with --.*|\\* What went wrong:|=+ test session starts =+"
                    + "|[=-]{10,}|stack backtrace:|note: Some details are omitted.*|platform \\S+ -- Python.*|rootdir: .*|plugins: .*|Node\\.js v.*|\\s+\\d+ \\|\\s*$)$");

    /// `\tat pkg.Type.method(File.java:12)`, as every JVM prints it.
    private static final Pattern JAVA =
            Pattern.compile("^(?:\\[ERROR\\])?\\s+at [\\w.$/<>@-]+\\((\\w+\\.\\w+):\\d+\\)$");

    private static final Pattern JAVA_NOWHERE = Pattern.compile(
            "^\\s+at [\\w.$/<>@-]+\\((Native Method|Unknown Source)\\)$|^\\s+\\.\\.\\. \\d+ (more|common).*");
    /// `File "x.py", line 3, in f`, and in pytest's way `x.py:3: in f`.
    private static final Pattern PYTHON =
            Pattern.compile("^\\s*File \"(?<file>[^\"]+)\", line \\d+.*|^(?<short>\\S+\\.py):\\d+: in .*");

    /// `   1: core::panicking::panic_fmt`, and where that is in the next line.
    private static final Pattern RUST = Pattern.compile("^ +\\d+: .*");

    /// `    at f (node:internal/x:1:2)`, and in TAP without `at`.
    private static final Pattern NODE =
            Pattern.compile("^\\s+(?:at (?:.*\\()?|[\\w.<>]+ \\(|)(?:file://)?(node:[^()]*|/[^():]*):\\d+:\\d+\\)?$");

    private Excerpt() {}

    /// @param most characters of it
    static String of(String output, Path root, int most) {
        String clean = COLOURS.matcher(output).replaceAll("").replace("\r", "");
        var kept = new LinkedHashSet<String>();
        List<String> lines = clean.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (NOISE.matcher(line).matches() || line.isBlank()) continue;
            Matcher python = PYTHON.matcher(line);
            if (python.matches() && !inside(file(python), root)) {
                // The line of source beneath goes with it.
                while (i + 1 < lines.size() && lines.get(i + 1).startsWith("    ")) i++;
                continue;
            }
            String next = i + 1 < lines.size() ? lines.get(i + 1).strip() : "";
            if (RUST.matcher(line).matches() && next.startsWith("at /")) {
                i++;
                continue;
            }
            if (foreign(line, root)) continue;
            kept.add(Brief.head(line.replace(root + "/", "").stripTrailing(), LINE));
        }
        return fitted(new ArrayList<>(kept), most);
    }

    private static String file(Matcher frame) {
        return Objects.requireNonNullElse(frame.group("file"), String.valueOf(frame.group("short")));
    }

    private static boolean inside(String file, Path root) {
        Path path = Path.of(file);
        if (!path.isAbsolute()) return !file.startsWith("<");
        return path.startsWith(root) && !Touched.product(path, root);
    }

    private static boolean foreign(String line, Path root) {
        Matcher java = JAVA.matcher(line);
        if (java.matches()) return !source(line, java.group(1), root);
        if (JAVA_NOWHERE.matcher(line).matches()) return true;
        Matcher node = NODE.matcher(line);
        return node.matches() && (node.group(1).startsWith("node:") || !inside(node.group(1), root));
    }

    /// Whether the type of a frame has its source in the workspace.
    private static boolean source(String line, String file, Path root) {
        String type = line.substring(line.indexOf("at ") + 3, line.indexOf('('));
        int module = type.lastIndexOf('/');
        if (module >= 0) return false;
        Set<String> roots = Set.of("", "src", "src/main/java", "src/test/java", "src/main/kotlin", "src/test/kotlin");
        String[] parts = type.split("\\.");
        String folder = parts.length > 2 ? String.join("/", List.of(parts).subList(0, parts.length - 2)) + "/" : "";
        for (String above : roots) if (Files.exists(root.resolve(above).resolve(folder + file))) return true;
        return modules(root).stream()
                .anyMatch(each -> roots.stream()
                        .anyMatch(above -> Files.exists(each.resolve(above).resolve(folder + file))));
    }

    /// The folders right below the root.
    private static List<Path> modules(Path root) {
        var folders = new ArrayList<Path>();
        String[] names = root.toFile().list();
        if (names != null)
            for (String name : names) if (Files.isDirectory(root.resolve(name))) folders.add(root.resolve(name));
        return folders;
    }

    /// The beginning, where the first errors are, and the last lines, which sum up.
    private static String fitted(List<String> lines, int most) {
        String whole = String.join("\n", lines);
        if (whole.length() <= most) return whole;
        var end = new ArrayList<String>();
        int used = 0;
        for (String line : lines.reversed()) {
            if (used + line.length() > most / 4 || end.size() >= 6) break;
            end.addFirst(line);
            used += line.length() + 1;
        }
        var text = new StringBuilder();
        for (String line : lines.subList(0, lines.size() - end.size())) {
            if (text.length() + line.length() + used + 8 > most) break;
            text.append(line).append('\n');
        }
        return text.append("[…]\n").append(String.join("\n", end)).toString();
    }
}
