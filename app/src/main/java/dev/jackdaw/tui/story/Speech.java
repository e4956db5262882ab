package dev.jackdaw.tui.story;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Reply;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Markdown;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;

/// A reply as it is being said: whole lines are handed out, the one being written is shown until it is whole.
///
/// Pieces may be missing where the screen was slow; what the reply held after all is made up for at its end.
final class Speech {
    /// A line that long is handed out unfinished.
    private static final int LONGEST = 8_000;

    private final Markdown markdown;
    private final Words words;
    private final Display display;
    private final StringBuilder thoughts = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final List<Row> whole = new ArrayList<>();
    private int part = -1;
    private long thoughtSince = -1;
    private boolean begun;
    private int blanks;

    Speech(boolean styled, Display display, Words words) {
        this.display = display;
        this.markdown = new Markdown(styled);
        this.words = words;
    }

    /// @param now milliseconds of a clock that only goes forward
    void hear(Arrival arrival, long now) {
        switch (arrival) {
            case Arrival.ReplyBegan _ -> begin();
            case Arrival.TextArrived(var index, var text) -> {
                endThought(now);
                text(index, text);
            }
            case Arrival.ThinkingArrived(var _, var text) -> {
                if (thoughtSince < 0) thoughtSince = now;
                if (display.shows(Display.Part.THINKING)) thoughts.append(text);
            }
            case Arrival.CallBegan _ -> {
                endThought(now);
                endLine();
            }
            case Arrival.ArgumentsArrived _, Arrival.PartEnded _ -> {}
            case Arrival.Retrying _, Arrival.Switched _ -> begin();
        }
    }

    boolean thinking() {
        return thoughtSince >= 0;
    }

    boolean writing() {
        return !said.isEmpty();
    }

    private void begin() {
        if (!said.isEmpty()) {
            endLine();
            whole.add(Row.of(Ink.WARNING, words.of("reply.void")));
        }
        forget();
    }

    private void forget() {
        said.setLength(0);
        line.setLength(0);
        markdown.begin();
        part = -1;
        thoughtSince = -1;
        thoughts.setLength(0);
        begun = false;
        blanks = 0;
    }

    /// The reply as it was kept: says what was not heard, and ends it.
    void end(Reply reply, long now) {
        endThought(now);
        var text = new StringBuilder();
        for (Content content : reply.content()) if (content instanceof Content.Text(var more)) text.append(more);
        String all = text.toString();
        if (!said.isEmpty() && !all.startsWith(said.toString()) && !all.isBlank()) {
            endLine();
            whole.add(Row.of(Ink.DIM, words.of("reply.again")));
            forget();
        }
        if (all.length() > said.length()) text(part < 0 ? 0 : part, all.substring(said.length()));
        endLine();
        forget();
    }

    /// The turn is over: what is unfinished stays as it is.
    void stop() {
        endLine();
        forget();
    }

    private void endThought(long now) {
        if (thoughtSince < 0) return;
        whole.add(Row.EMPTY);
        whole.add(Row.of(Ink.DIM, words.of("thought", Numbers.seconds(now - thoughtSince))));
        Sanitiser.clean(thoughts.toString())
                .strip()
                .lines()
                .forEach(each -> whole.add(Row.of(Ink.DIM, "  " + each).hanging(2)));
        thoughts.setLength(0);
        thoughtSince = -1;
    }

    private void text(int index, String text) {
        if (part >= 0 && index != part) endLine();
        part = index;
        said.append(text);
        line.append(text);
        int start = 0;
        for (int end = line.indexOf("\n"); end >= 0; end = line.indexOf("\n", start)) {
            handOut(line.substring(start, end));
            start = end + 1;
        }
        line.delete(0, start);
        if (line.length() > LONGEST) endLine();
    }

    private void endLine() {
        if (!line.isEmpty()) handOut(line.toString());
        line.setLength(0);
    }

    /// Blank lines wait for what they stand before.
    private void handOut(String text) {
        if (text.isBlank()) {
            if (begun) blanks++;
            return;
        }
        if (!begun) whole.add(Row.EMPTY);
        begun = true;
        for (; blanks > 0; blanks--) whole.add(Row.EMPTY);
        Sanitiser.clean(text).lines().forEach(each -> whole.add(shown(each)));
    }

    private Row shown(String each) {
        return display.shows(Display.Part.MARKDOWN) ? markdown.line(each) : Row.of(each);
    }

    /// The lines that are whole, once.
    List<Row> take() {
        List<Row> taken = List.copyOf(whole);
        whole.clear();
        return taken;
    }

    /// The line being written.
    List<Row> unfinished() {
        if (line.isEmpty() || !begun && line.toString().isBlank()) return List.of();
        var rows = new ArrayList<Row>();
        for (int i = begun ? 0 : -1; i < blanks; i++) rows.add(Row.EMPTY);
        boolean halved = Character.isHighSurrogate(line.charAt(line.length() - 1));
        String shown = line.substring(0, halved ? line.length() - 1 : line.length());
        Sanitiser.clean(shown).lines().forEach(each -> rows.add(markdown.partial(each)));
        return rows;
    }
}
