package dev.jackdaw.headless;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.verify.Verification;
import java.util.Locale;
import java.util.Optional;

/// A session as its final answer. What went wrong stands there too, as in Claude Code, and with the mend among the
/// errors.
final class TextFace implements Face {
    private static final int LINES = 8;
    private static final int LINES_NARRATED = 30;

    private final Standard standard;
    private final Tally tally;
    private final boolean narrated;
    private final Optional<Narration> narration;

    TextFace(LiveSession live, Standard standard, Options options) {
        this.standard = standard;
        this.tally = new Tally(System::nanoTime, live.session().conversation());
        this.narrated = options.has(Options.Extra.NARRATED);
        this.narration =
                narration(standard, options, Affairs.of(live.session().lines()).open());
    }

    private static Optional<Narration> narration(Standard standard, Options options, Affairs affairs) {
        if (options.has(Options.Extra.NARRATED))
            return Optional.of(new Narration(standard.out(), standard.seen(), LINES_NARRATED, affairs));
        return options.has(Options.Extra.VERBOSE)
                ? Optional.of(new Narration(standard.err(), standard.seenErrors(), LINES, affairs))
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
        if (narration.isEmpty() && event instanceof Glimpse.Heard(Arrival.Retrying retrying))
            Narration.tell(standard.err(), retrying);
        if (event instanceof Fact.HookSpoke(var at, var hook, var effect, var text)
                && effect != Fact.HookEffect.ADDED
                && effect != Fact.HookEffect.CHANGED) {
            String named = hook.isEmpty() ? "" : " " + hook;
            standard.err()
                    .println("jackdaw: hook " + at + named + " " + effect.name().toLowerCase(Locale.ROOT) + ": "
                            + Printable.of(brief(text)));
            standard.err().flush();
        }
        if (event instanceof Fact.Saved saved && !saved.left().isEmpty())
            standard.err().println("jackdaw: cannot be undone: " + Printable.of(String.join(", ", saved.left())));
        if (event instanceof Undertaking.Verified checked) {
            standard.err().println("jackdaw: " + Printable.of(brief(Verification.line(checked))));
            standard.err().flush();
        }
        if (event instanceof Undertaking.Noted noted) {
            for (String line : noted.text().strip().lines().toList())
                standard.err().println("jackdaw: note: " + brief(line));
            standard.err().flush();
        }
        if (event instanceof Fact.ModelSwitched(var from, var to, var why)) {
            standard.err().println("jackdaw: " + to + " answers in place of " + from + ": " + Printable.of(why));
            standard.err().flush();
        }
    }

    @Override
    public void end(Ending ending) {
        String answer = tally.text();
        if (!answer.isBlank() && !Failure.ofModel(ending)) print(narrated ? "\n" + answer : answer);
        if (narrated) print("\n" + summary());
        if (ExitCode.of(ending) == ExitCode.DONE) return;
        String failure = Failure.text(ending);
        boolean answered = ending.reason() == Ending.Reason.REFUSED && !answer.isBlank();
        boolean printed = ending.reason() != Ending.Reason.INTERRUPTED && !answered;
        if (printed) print(failure);
        String mend = Failure.mend(ending);
        String told = printed && !mend.isEmpty() ? mend : brief(failure) + (mend.isEmpty() ? "" : " (" + mend + ")");
        if (!printed || !mend.isEmpty()) standard.err().println("jackdaw: " + told);
        standard.flush();
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "%d calls in %.1f s, %d tokens read, %d written%s",
                tally.ran(),
                tally.millis() / 1000.0,
                tally.usage().prompt(),
                tally.usage().output(),
                tally.usage()
                        .dollars()
                        .map(cost -> String.format(Locale.ROOT, ", $%.4f", cost))
                        .orElse(""));
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
