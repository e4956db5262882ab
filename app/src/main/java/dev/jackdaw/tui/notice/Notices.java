package dev.jackdaw.tui.notice;

import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.function.Consumer;

/// Tells somebody who is not looking that a turn has ended or that something waits for an answer.
///
/// Who is looking is told by the terminal, where it can; else by the last key.
public final class Notices {
    /// A turn shorter than that ends before anybody has gone away, in milliseconds.
    static final long LONG_TURN = 10_000;

    /// Nobody is there who has not typed for so long: where the terminal does not tell, and where it says they are.
    static final long AWAY = 10_000;

    static final long ASLEEP = 60_000;
    private static final int LONGEST = 120;

    private enum Focus {
        UNTOLD,
        HERE,
        ELSEWHERE
    }

    private final Words words;
    private final String folder;
    private final Consumer<String> telling;
    private Focus focus = Focus.UNTOLD;
    private long typedAt;

    /// @param telling tells a text without controls
    /// @param now milliseconds of a clock that only goes forward
    public Notices(Words words, String folder, Consumer<String> telling, long now) {
        this.words = words;
        this.folder = Sanitiser.line(folder);
        this.telling = telling;
        this.typedAt = now;
    }

    public void focus(long now) {
        focus = Focus.HERE;
        typedAt = now;
    }

    public void blur() {
        focus = Focus.ELSEWHERE;
    }

    public void typed(long now) {
        typedAt = now;
    }

    /// A turn has ended after so many milliseconds.
    public void ended(String seconds, long took, long now) {
        if (took >= LONG_TURN && away(now)) tell(words.of("notice.ended", seconds));
    }

    /// Something that takes its time has come to an end.
    public void told(String what, long now) {
        if (away(now)) tell(what);
    }

    /// The gate asks about a call of that name.
    public void asked(String call, long now) {
        if (away(now)) tell(words.of("notice.asked", call));
    }

    private boolean away(long now) {
        return switch (focus) {
            case UNTOLD -> now - typedAt >= AWAY;
            case HERE -> now - typedAt >= ASLEEP;
            case ELSEWHERE -> true;
        };
    }

    private void tell(String what) {
        telling.accept(Cells.cut(Sanitiser.line("Jackdaw · " + folder + ": " + what), LONGEST));
    }
}
