package dev.jackdaw.tui.story;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Reply;
import dev.jackdaw.tui.markdown.Markdown;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;

/// A reply as it is being said: what is whole is handed out, what is being written is shown until it is whole.
///
/// A piece is only kept when it arrives, and its lines when they are whole; what is being written is drawn when
/// somebody looks.
///
/// Pieces may be missing where the screen was slow; what the reply held after all is made up for at its end.
final class Speech {
    /// A line that long is handed out unfinished.
    private static final int LONGEST = 8_000;

    private final boolean styled;
    private final Words words;
    private final Display display;
    private final StringBuilder thoughts = new StringBuilder();
    private final StringBuilder said = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    private final List<Row> whole = new ArrayList<>();
    private Markdown markdown;
    private int columns = Canvas.Size.USUAL.columns();
    private int part = -1;
    private long thoughtSince = -1;
    private boolean begun;

    Speech(boolean styled, Display display, Words words) {
        this.display = display;
        this.styled = styled;
        this.markdown = new Markdown(styled);
        this.words = words;
    }

    /// Lays out what comes for so many columns.
    void fit(int wide) {
        columns = wide;
        markdown.fit(wide);
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
        part = -1;
        thoughtSince = -1;
        thoughts.setLength(0);
        begun = false;
        markdown = new Markdown(styled && display.shows(Display.Part.MARKDOWN));
        markdown.fit(columns);
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
        endLine();
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
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            write(text, start, end);
            handOut();
            start = end + 1;
        }
        write(text, start, text.length());
        keep();
    }

    /// Goes on with the line; one that is too long is handed out in parts, the same wherever its pieces ended.
    private void write(String text, int start, int end) {
        int from = start;
        while (line.length() + end - from > LONGEST) {
            int to = from + LONGEST - line.length();
            line.append(text, from, to);
            char last = line.charAt(LONGEST - 1);
            boolean halves = Character.isHighSurrogate(last);
            if (halves) line.setLength(LONGEST - 1);
            handOut();
            if (halves) line.append(last);
            from = to;
        }
        line.append(text, from, end);
    }

    private void endLine() {
        if (!line.isEmpty()) handOut();
        markdown.finish();
        keep();
    }

    private void handOut() {
        String text = line.toString();
        line.setLength(0);
        if (text.isEmpty()) markdown.add("");
        else Sanitiser.clean(text).lines().forEach(markdown::add);
    }

    private void keep() {
        List<Row> rows = markdown.take();
        if (rows.isEmpty()) return;
        if (!begun) whole.add(Row.EMPTY);
        begun = true;
        whole.addAll(rows);
    }

    /// What is done, once.
    List<Row> take() {
        if (whole.isEmpty()) return List.of();
        List<Row> taken = List.copyOf(whole);
        whole.clear();
        return taken;
    }

    /// What is being written.
    List<Row> unfinished() {
        List<String> lines = shown().lines().toList();
        var rows = new ArrayList<>(markdown.live(lines));
        if (!rows.isEmpty() && !begun) rows.addFirst(Row.EMPTY);
        return rows;
    }

    private String shown() {
        if (line.isEmpty()) return "";
        boolean halved = Character.isHighSurrogate(line.charAt(line.length() - 1));
        return Sanitiser.clean(line.substring(0, halved ? line.length() - 1 : line.length()));
    }
}
