package dev.jackdaw.tui;

import dev.jackdaw.agent.Command;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// The gate's questions as plain lines, answered by a line each.
final class PlainAsking {
    /// A line that ends so soon after a question, in nanoseconds, was begun before it and meant for something else.
    private static final long BREATH = 400_000_000;

    private final Words words;
    private final PrintStream out;
    private final boolean typed;
    private final Consumer<Command.Decide> decided;
    private Optional<Fact.ApprovalAsked> asked = Optional.empty();
    private long askedAt;
    private boolean reasoning;
    private boolean deserted;

    /// @param typed whether somebody types
    /// @param decided takes the answers
    PlainAsking(Words words, PrintStream out, boolean typed, Consumer<Command.Decide> decided) {
        this.words = words;
        this.out = out;
        this.typed = typed;
        this.decided = decided;
    }

    /// Whether a line answers a question.
    boolean open() {
        return asked.isPresent();
    }

    /// Looks what is asked now; tells whether a question was written.
    boolean look(Optional<Fact.ApprovalAsked> question) {
        if (question.equals(asked)) return false;
        asked = question;
        reasoning = false;
        question.ifPresent(this::ask);
        return asked.isPresent();
    }

    /// From now on there is nobody to answer.
    void nobody() {
        deserted = true;
        asked.ifPresent(this::ask);
    }

    private void ask(Fact.ApprovalAsked question) {
        if (deserted) {
            decide(question, Command.Decision.NO, words.of("ask.nobody"));
            return;
        }
        askedAt = System.nanoTime();
        if (!question.why().isBlank()) out.println(Sanitiser.line(words.told(question.why())));
        out.println("[1] " + words.of("ask.once"));
        if (!question.rule().isEmpty())
            out.println("[2] " + words.of("ask.always", Sanitiser.escaped(question.rule())));
        out.println("[3] " + words.of("ask.no"));
    }

    void answer(String text) {
        if (asked.isEmpty()) return;
        Fact.ApprovalAsked question = asked.get();
        boolean early = typed && System.nanoTime() - askedAt < BREATH;
        if (early) ask(question);
        else if (reasoning) decide(question, Command.Decision.NO, text);
        else answer(question, text);
    }

    private void answer(Fact.ApprovalAsked question, String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "y", "yes" -> decide(question, Command.Decision.ONCE, "");
            case "3", "n", "no" -> {
                reasoning = true;
                out.println(words.of("ask.reason"));
            }
            case "2" -> {
                if (question.rule().isEmpty()) ask(question);
                else decide(question, Command.Decision.ALWAYS, "");
            }
            default -> ask(question);
        }
    }

    private void decide(Fact.ApprovalAsked question, Command.Decision decision, String note) {
        asked = Optional.empty();
        reasoning = false;
        decided.accept(new Command.Decide(question.callId(), decision, note));
    }
}
