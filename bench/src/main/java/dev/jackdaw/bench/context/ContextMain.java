package dev.jackdaw.bench.context;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plays a long session and draws what its prompts cost: `./dev bench context [--turns N] [--seed N] [--out
/// FILE.html]`.
public final class ContextMain {
    private static final String USAGE = "usage: bench context [--turns N] [--seed N] [--out FILE.html]";

    private ContextMain() {}

    /// @return the exit code: 1 where a provider would have refused something, or an answer was wrong
    public static int run(List<String> arguments, PrintStream out) throws IOException, InterruptedException {
        int turns = 400;
        long seed = 1;
        Path file = Path.of("bench", "target", "context.html");
        for (var words = arguments.iterator(); words.hasNext(); ) {
            String word = words.next();
            if (!words.hasNext()) return refused(out);
            switch (word) {
                case "--turns" -> turns = Integer.parseInt(words.next());
                case "--seed" -> seed = Long.parseLong(words.next());
                case "--out" -> file = Path.of(words.next());
                default -> {
                    return refused(out);
                }
            }
        }
        Path folder = Files.createTempDirectory("jackdaw-context");
        try {
            Course course = new LongSession(folder, turns, seed).play();
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) Files.createDirectories(parent);
            Files.writeString(file, Plot.html(course));
            report(course, out);
            out.println(file.toAbsolutePath());
            return course.wrong().isEmpty() && answered(course) ? 0 : 1;
        } finally {
            delete(folder);
        }
    }

    private static int refused(PrintStream out) {
        out.println(USAGE);
        return 2;
    }

    private static boolean answered(Course course) {
        return course.answers().stream().allMatch(answer -> answer.contains(LongSession.SOUGHT))
                && LongSession.PINNED.stream().allMatch(course.last()::contains);
    }

    private static void report(Course course, PrintStream out) {
        row(out, "prompts", course.asked().size());
        row(out, "prompts for summaries", course.aside().size());
        row(
                out,
                "tokens of all prompts",
                course.asked().stream().mapToLong(Course.Asked::tokens).sum());
        row(
                out,
                "of them from the cache",
                course.asked().stream().mapToLong(Course.Asked::cached).sum());
        row(
                out,
                "cost, in tokens at full price",
                Math.round(
                        course.asked().stream().mapToDouble(Course.Asked::cost).sum()));
        out.println(String.format(
                Locale.ROOT, "%-40s %10.1f %%", "prompts that extend the one before", 100 * course.extending()));
        Map<String, Long> reasons = course.asked().stream()
                .filter(asked -> !asked.rewritten().isEmpty())
                .collect(Collectors.groupingBy(Course.Asked::rewritten, TreeMap::new, Collectors.counting()));
        reasons.forEach((why, count) -> row(out, "  not: " + why, count));
        row(out, "refused by a strict provider", course.wrong().size());
        course.wrong().stream().limit(20).forEach(wrong -> out.println("  " + wrong));
        LongSession.PINNED.forEach(pin -> out.println(
                (course.last().contains(pin) ? "in the last prompt:      " : "NOT in the last prompt:  ") + pin));
        course.answers().forEach(answer -> out.println("what was seen in turn 50: " + answer));
    }

    private static void row(PrintStream out, String name, long value) {
        out.println(String.format(Locale.ROOT, "%-40s %,10d", name, value));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
