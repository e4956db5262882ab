package dev.jackdaw.tui.markdown;

import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a model says, line by line: rows are handed out as soon as nothing that comes can change them, and depend on
/// the text alone, not on when it came. Lines must have been sanitised.
///
/// CommonMark 0.31.2 with tables, tasks and strikethrough of GitHub's; what differs stands in
/// `docs/decisions/035-markdown.md`.
public final class Markdown {
    /// Lines of a paragraph that wait for the end of what began in them, at most.
    private static final int WAITING = 8;

    /// Columns of a rule, as below the scrollback: short enough for a terminal that is made narrower.
    private static final int RULE = 40;

    /// Lists and quotations in each other, at most; what would be deeper is text.
    private static final int DEEPEST = 16;

    private final boolean styled;
    private final Sheet sheet;
    private final List<String> paragraph = new ArrayList<>();
    private Optional<Code> code = Optional.empty();
    private Optional<Table> table = Optional.empty();
    private boolean html;

    /// @param styled whether there are looks at all; without, every line is shown as it is written
    public Markdown(boolean styled) {
        this(styled, new Sheet());
    }

    private Markdown(boolean styled, Sheet sheet) {
        this.styled = styled;
        this.sheet = sheet;
    }

    /// Lays out what comes for so many columns.
    public void fit(int columns) {
        sheet.fit(columns);
    }

    /// The rows that are done, once.
    public List<Row> take() {
        return sheet.take();
    }

    /// What would be handed out if the text ended here; changes nothing.
    ///
    /// @param writing the line being written; several where its sanitiser made them of it
    public List<Row> live(List<String> writing) {
        var ahead = new Markdown(styled, sheet.copy());
        ahead.paragraph.addAll(paragraph);
        ahead.code = code.map(Code::copy);
        ahead.table = table.map(Table::copy);
        ahead.html = html;
        for (int i = 0; i < writing.size(); i++) {
            String line = writing.get(i);
            boolean last = i == writing.size() - 1;
            if (!last || !line.isBlank() && !(styled && ahead.held(line))) ahead.add(line);
        }
        ahead.close(0, Phrase.Standing.OPEN);
        return ahead.take();
    }

    private boolean held(String partial) {
        return code.isPresent() ? code.get().closingBy(partial) : Lines.undecided(partial) && table.isEmpty();
    }

    /// The text is over; the next one begins anew.
    public void finish() {
        close(0, Phrase.Standing.WHOLE);
        sheet.begin();
    }

    /// The next line, once it is whole.
    public void add(String whole) {
        if (!styled) {
            verbatim(whole);
            return;
        }
        String line = Lines.untabbed(whole);
        int at = 0;
        int matched = 0;
        while (matched < sheet.containers().size()) {
            int next = sheet.containers().get(matched).match(line, at);
            if (next < 0) break;
            at = next;
            matched++;
        }
        String rest = line.substring(at);
        if (matched == sheet.containers().size()) add(rest, Optional.empty());
        else if (!paragraph.isEmpty() && goesOn(rest)) paragraph(rest);
        else {
            Container left = sheet.containers().get(matched);
            close(matched, Phrase.Standing.WHOLE);
            add(rest, Optional.of(left));
        }
    }

    private void verbatim(String line) {
        if (!line.isBlank()) sheet.write(List.of(Row.of(line)));
        else sheet.blank(Integer.MAX_VALUE);
    }

    /// Whether a line belongs to a paragraph though it is not marked so.
    private static boolean goesOn(String rest) {
        String text = rest.stripLeading();
        return !text.isEmpty()
                && !text.startsWith(">")
                && !begins(text)
                && Lines.marker(text).isEmpty();
    }

    private static boolean begins(String text) {
        return !Lines.fence(text).isEmpty() || Lines.heading(text) > 0 || Lines.rule(text);
    }

    /// @param left what ended with this line
    private void add(String rest, Optional<Container> left) {
        if (code.isPresent()) code(rest);
        else if (rest.isBlank()) blank();
        else if (html) sheet.write(List.of(Row.of(rest)));
        else open(rest, left);
    }

    private void code(String rest) {
        if (code.orElseThrow().closedBy(rest)) code = Optional.empty();
        else sheet.write(List.of(code.orElseThrow().row(rest)));
    }

    private void blank() {
        closeLeaf(Phrase.Standing.WHOLE);
        sheet.blank(1);
    }

    private void open(String line, Optional<Container> left) {
        String rest = line;
        Optional<Container> before = left;
        while (true) {
            int indent = Lines.afterSpaces(rest, 0);
            String text = rest.substring(indent);
            if (indent >= 4 || text.isEmpty() || sheet.containers().size() >= DEEPEST) break;
            Optional<Lines.Marker> marker = Lines.marker(text);
            if (text.startsWith(">")) {
                closeLeaf(Phrase.Standing.WHOLE);
                sheet.open(Container.QUOTE);
                rest = text.substring(text.startsWith("> ") ? 2 : 1);
            } else if (marker.isPresent() && mayBegin(marker.get(), text)) {
                closeLeaf(Phrase.Standing.WHOLE);
                rest = item(marker.get(), indent, text, before);
            } else break;
            before = Optional.empty();
        }
        if (!rest.isBlank()) leaf(rest);
    }

    /// Not every mark ends a paragraph: a number in a sentence may have come to stand first.
    private boolean mayBegin(Lines.Marker marker, String text) {
        return paragraph.isEmpty() || marker.number() <= 1 && text.length() > marker.length();
    }

    private String item(Lines.Marker marker, int indent, String text, Optional<Container> left) {
        int from = Lines.afterSpaces(text, marker.length());
        int spaces = from - marker.length();
        boolean far = spaces > 4 || from == text.length();
        int length = marker.length() + (far ? 1 : spaces);
        int number = marker.number();
        int next = left.map(each -> each.number() + 1).orElse(0);
        if (number >= 0 && next > number) number = next;
        String mark = number >= 0 ? number + String.valueOf(marker.mark()) + " " : depth() % 2 == 0 ? "• " : "◦ ";
        String rest = text.substring(Math.min(length, text.length()));
        boolean task = rest.startsWith("[ ] ") || rest.startsWith("[x] ") || rest.startsWith("[X] ");
        if (task) mark = (number >= 0 ? mark : "") + rest.substring(0, 4);
        sheet.open(new Container(indent + length, mark, number, false));
        return task ? rest.substring(4) : rest;
    }

    private int depth() {
        int depth = 0;
        for (Container each : sheet.containers()) if (!each.quote() && each.number() < 0) depth++;
        return depth;
    }

    private void leaf(String rest) {
        int indent = Lines.afterSpaces(rest, 0);
        String text = rest.substring(indent);
        if (table.isPresent() && !begins(text)) sheet.write(table.get().add(text, sheet.room()));
        else if (indent >= 4 && paragraph.isEmpty()) indented(rest.substring(4));
        else if (indent >= 4) paragraph(text);
        else if (paragraph.size() == 1 && Lines.underline(text))
            heading(text.startsWith("=") ? 1 : 2, paragraph.removeFirst());
        else if (!begins(text)) maybeTable(text);
        else {
            closeLeaf(Phrase.Standing.WHOLE);
            if (Lines.heading(text) > 0) heading(Lines.heading(text), Lines.title(text));
            else if (Lines.rule(text)) sheet.write(List.of(Row.of(Ink.DIM, "─".repeat(Math.min(RULE, sheet.room())))));
            else code = Optional.of(Code.begin(Lines.fence(text), indent, text));
        }
    }

    private void indented(String text) {
        closeLeaf(Phrase.Standing.WHOLE);
        sheet.write(List.of(Code.indented(Row.of(Ink.CODE, text))));
    }

    private void heading(int level, String title) {
        sheet.write(Phrase.draw(title, level < 3 ? Ink.HEADING : Ink.BOLD, Phrase.Standing.WHOLE)
                .rows());
    }

    private void maybeTable(String text) {
        Optional<Table> begun =
                paragraph.isEmpty() ? Optional.empty() : Table.of(paragraph.getLast(), text, sheet.ink());
        if (begun.isPresent()) {
            paragraph.removeLast();
            closeLeaf(Phrase.Standing.WHOLE);
            table = begun;
        } else if (paragraph.isEmpty() && Lines.html(text)) {
            html = true;
            sheet.write(List.of(Row.of(text)));
        } else paragraph(text);
    }

    /// Takes in a line; those before it go where nothing in them waits for its end.
    private void paragraph(String text) {
        if (!paragraph.isEmpty()) {
            Phrase.Drawn drawn = Phrase.draw(String.join("\n", paragraph), sheet.ink(), Phrase.Standing.WHOLE);
            if (drawn.settled() || paragraph.size() >= WAITING) {
                sheet.write(drawn.rows());
                paragraph.clear();
            }
        }
        paragraph.add(text.strip());
    }

    private void close(int kept, Phrase.Standing standing) {
        closeLeaf(standing);
        code = Optional.empty();
        sheet.close(kept);
    }

    private void closeLeaf(Phrase.Standing standing) {
        html = false;
        Optional<Table> done = table;
        if (standing == Phrase.Standing.OPEN
                && !paragraph.isEmpty()
                && paragraph.getLast().startsWith("|"))
            done = Optional.of(Table.expected(paragraph.removeLast(), sheet.ink()));
        if (!paragraph.isEmpty())
            sheet.write(Phrase.draw(String.join("\n", paragraph), sheet.ink(), standing)
                    .rows());
        paragraph.clear();
        done.ifPresent(each -> sheet.write(each.release(sheet.room())));
        table = Optional.empty();
    }
}
