package dev.jackdaw.prompt;

import java.util.List;
import java.util.Set;

/// What fills a model's window, in tokens as expected, in the order of the prompt.
///
/// @param model the model asked now
/// @param window tokens it takes; 0 where that is not known, see [#limit()]
/// @param reserve tokens of it kept free for the reply
/// @param rows what the prompt consists of
/// @param level how much pressure there is, from 0 to 3
/// @param factor by which estimates are multiplied to come near to the provider's count
public record Breakdown(String model, long window, long reserve, List<Row> rows, int level, double factor) {
    public Breakdown {
        rows = List.copyOf(rows);
    }

    /// A part of the prompt.
    ///
    /// @param name a section of the system prompt such as `identity`, then `tools`, `summary`, `pinned`,
    /// `instructed`, `recalled`, `reminders`, `hooks`, `user`, `assistant`, `calls`, `results`
    /// @param left characters that were left out of it
    /// @param sources files it is from
    public record Row(String name, long tokens, int left, List<String> sources) {
        public Row {
            sources = List.copyOf(sources);
        }
    }

    /// Tokens the model is reckoned to take where that is not known.
    public static final long ASSUMED = 128_000;

    /// Tokens of the window that are reckoned with: the model's own, or [#ASSUMED].
    public long limit() {
        return window == 0 ? ASSUMED : window;
    }

    private static final String TOOLS = "tools";
    private static final Set<String> MESSAGES = Set.of(
            "summary",
            "pinned",
            "instructed",
            "recalled",
            "reminders",
            "hooks",
            "user",
            "assistant",
            "calls",
            "results");

    /// What the system prompt consists of.
    public List<Row> sections() {
        return rows.stream()
                .filter(row -> !row.name().equals(TOOLS) && !MESSAGES.contains(row.name()))
                .toList();
    }

    /// Tokens of what the model is told of its tools.
    public long tools() {
        return rows.stream()
                .filter(row -> row.name().equals(TOOLS))
                .mapToLong(Row::tokens)
                .sum();
    }

    /// What has been said, by kinds.
    public List<Row> messages() {
        return rows.stream().filter(row -> MESSAGES.contains(row.name())).toList();
    }

    /// Tokens that are neither used nor reserved.
    public long remaining() {
        return Math.max(0, limit() - reserve - used());
    }

    /// Tokens of the whole prompt.
    public long used() {
        return rows.stream().mapToLong(Row::tokens).sum();
    }
}
