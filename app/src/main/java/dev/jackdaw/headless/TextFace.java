package dev.jackdaw.headless;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import java.util.Optional;

/// A session as its final answer. What went wrong stands there too, as in Claude Code, and with the mend among the
/// errors.
final class TextFace implements Face {
    private static final int LINES = 8;

    private final Standard standard;
    private final Tally tally;
    private final Optional<Narration> narration;

    TextFace(LiveSession live, Standard standard, Options options) {
        this.standard = standard;
        this.tally = new Tally(System::nanoTime, live.session().conversation());
        this.narration = options.has(Options.Extra.VERBOSE)
                ? Optional.of(new Narration(standard.err(), standard.seenErrors(), LINES))
                : Optional.empty();
    }

    @Override
    public void begin() {
        tally.begin();
    }

    @Override
    public void accept(Event event) {
        tally.take(event);
        narration.ifPresent(told -> told.accept(event));
    }

    @Override
    public void end(Ending ending) {
        String answer = tally.text();
        if (!answer.isBlank() && !Failure.ofModel(ending)) print(answer);
        if (ExitCode.of(ending) == ExitCode.DONE) return;
        String failure = Failure.text(ending);
        boolean answered = ending.reason() == Ending.Reason.REFUSED && !answer.isBlank();
        if (ending.reason() != Ending.Reason.INTERRUPTED && !answered) print(failure);
        String mend = Failure.mend(ending);
        standard.err().println("jackdaw: " + brief(failure) + (mend.isEmpty() ? "" : " (" + mend + ")"));
        standard.flush();
    }

    private void print(String text) {
        String shown = standard.seen() ? Printable.of(text) : text;
        standard.out().println(shown.stripTrailing());
        standard.out().flush();
    }

    private static String brief(String failure) {
        String line = Printable.of(failure.lines().findFirst().orElse(""));
        return line.length() <= 300 ? line : line.substring(0, 299) + "…";
    }

    @Override
    public void close() {
        standard.flush();
    }
}
