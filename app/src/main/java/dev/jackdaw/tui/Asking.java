package dev.jackdaw.tui;

import dev.jackdaw.session.Fact;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Words;
import java.util.Optional;

/// The gate's questions, one at a time.
///
/// Keys that were meant for something else do not answer: those of a sentence being typed when the question came, and
/// an Enter that follows the answer before.
final class Asking {
    /// A pause that long ends a sentence being typed, in milliseconds.
    private static final long PAUSE = 700;

    private static final long BREATH = 300;

    private final Words words;
    private Optional<Question> question = Optional.empty();
    private String answered = "";
    private long answeredAt = -BREATH;
    private long typedAt = -PAUSE;
    private boolean interrupted;

    Asking(Words words) {
        this.words = words;
    }

    Optional<Question> question() {
        return question;
    }

    /// Looks what is asked now.
    void look(Optional<Fact.ApprovalAsked> asked, boolean typing, long now) {
        if (asked.isEmpty()) {
            question = Optional.empty();
            answered = "";
        } else if (asked.get().callId().equals(answered)) question = Optional.empty();
        else if (question.isEmpty()
                || !question.get().callId().equals(asked.get().callId())) {
            question = Optional.of(new Question(asked.get(), words));
            interrupted = typing && now - typedAt < PAUSE;
        }
    }

    /// Whether a key is still meant for the sentence that was being typed.
    boolean passes(Key key, long now) {
        if (question.isEmpty()) {
            typedAt = now;
            return true;
        }
        interrupted = interrupted && now - typedAt < PAUSE && !(key instanceof Key.Named);
        if (interrupted) typedAt = now;
        return interrupted;
    }

    Question.Outcome press(Key key, long now) {
        boolean early = key == Key.Named.ENTER && now - answeredAt < BREATH;
        if (question.isEmpty() || early) return new Question.Outcome.Open();
        Question.Outcome outcome = question.get().press(key);
        if (outcome instanceof Question.Outcome.Open) return outcome;
        answered = question.get().callId();
        answeredAt = now;
        question = Optional.empty();
        return outcome;
    }
}
