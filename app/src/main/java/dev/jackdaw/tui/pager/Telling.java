package dev.jackdaw.tui.pager;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Reply;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tui.markdown.Markdown;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.Calls;
import dev.jackdaw.tui.story.work.Asker;
import dev.jackdaw.tui.story.work.Deeds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a line of the log says in full, as rows.
public final class Telling {
    private final Words words;
    private final ZoneId zone;
    private final Outcomes outcomes;
    private final boolean styled;

    /// What a line cannot tell by itself.
    ///
    /// @param first whether a turn begins with it
    /// @param call what was called, where it is about a call
    /// @param took how long what ends with it took
    /// @param affairs what the session does on its own account, after it where it is about that
    record Around(boolean first, Optional<ToolCall> call, Optional<Duration> took, Affairs affairs) {}

    /// How it is told.
    public enum Looks {
        STYLED,
        /// Every mark stays as it was written.
        BARE
    }

    /// @param spool where results are kept that were too long for the log
    public Telling(Words words, ZoneId zone, Path spool, Looks looks) {
        this.words = words;
        this.zone = zone;
        this.outcomes = new Outcomes(words, spool);
        this.styled = looks == Looks.STYLED;
    }

    List<Row> heading(int turn, Instant at) {
        String date = LocalDateTime.ofInstant(at, zone).toLocalDate().toString();
        return List.of(
                Row.EMPTY,
                Row.of(Ink.HEADING, "── " + words.of("pager.turn", turn) + " ──")
                        .and(Ink.DIM, " " + date + " " + clock(at)));
    }

    /// The time of day.
    String clock(Instant at) {
        LocalDateTime time = LocalDateTime.ofInstant(at, zone);
        return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    List<Row> of(Line line, Around around) {
        return switch (line.fact()) {
            case Fact.Started started -> started(started, line.at());
            case Fact.UserSaid said -> said(said, around);
            case Fact.ModelSaid(var reply) -> replied(reply, line.at());
            case Fact.ToolRan(var _, var result) -> outcomes.of(around.call(), result, timed(around.took(), line.at()));
            case Fact.ApprovalAsked asked -> asked(asked, around);
            case Fact.ApprovalGiven given -> List.of(given(given));
            case Fact.TurnEnded(var ending) -> ended(ending, around, line.at());
            case Undertaking deed -> new Deeds(words, Deeds.Detail.WHOLE).of(deed, around.affairs());
            case Fact other -> new Asides(words).of(other);
        };
    }

    private String timed(Optional<Duration> took, Instant at) {
        return clock(at)
                + took.map(time -> " · " + Numbers.seconds(time.toMillis())).orElse("");
    }

    private List<Row> started(Fact.Started started, Instant at) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.BOLD, Sanitiser.line(started.session()))
                .and(Ink.DIM, " · " + LocalDateTime.ofInstant(at, zone).toLocalDate() + " " + clock(at)));
        rows.add(Row.of(Ink.DIM, Sanitiser.line(started.model() + " · " + started.policy())));
        rows.add(Row.of(Ink.DIM, Sanitiser.line(started.directory().toString())));
        started.parent()
                .ifPresent(parent -> rows.add(Row.of(Ink.DIM, words.of("pager.parent", Sanitiser.line(parent)))));
        rows.add(Row.of(Ink.DIM, words.of("pager.system", started.instructions().length())));
        return rows;
    }

    private List<Row> said(Fact.UserSaid said, Around around) {
        var rows = new ArrayList<Row>();
        rows.add(Row.EMPTY);
        String when = said.timing() == Fact.Timing.NOW ? "waiting.now" : "waiting.later";
        for (Media media : said.media())
            rows.add(Row.of(
                    Ink.DIM,
                    words.of(
                            "pager.media",
                            Sanitiser.line(media.type()),
                            media.base64().length() * 3L / 4)));
        int first = rows.size();
        for (String line : Sanitiser.clean(said.text()).lines().toList())
            rows.add(Row.of(Ink.ACCENT, rows.size() == first ? "> " : "  ")
                    .and(Ink.BOLD, line)
                    .hanging(2));
        if (!around.first()) rows.add(Row.of(Ink.DIM, "  (" + words.of(when) + ")"));
        return rows;
    }

    private List<Row> replied(Reply reply, Instant at) {
        var rows = new ArrayList<Row>();
        rows.add(Row.EMPTY);
        rows.add(Row.of(Ink.DIM, Sanitiser.line(reply.model()) + " · " + clock(at) + spent(reply)));
        for (Content part : reply.content()) rows.addAll(part(part));
        return rows;
    }

    private String spent(Reply reply) {
        var spent = new StringBuilder();
        if (reply.usage().prompt() > 0)
            spent.append(" · ")
                    .append(words.of("cost.input", Numbers.count(reply.usage().prompt())));
        if (reply.usage().output() > 0)
            spent.append(" · ")
                    .append(words.of("cost.output", Numbers.count(reply.usage().output())));
        return spent.toString();
    }

    private List<Row> part(Content part) {
        return switch (part) {
            case Content.Text(var text) -> prose(text);
            case Content.Thinking(var text, var _) -> thinking(text);
            case Content.Call(var call) -> called(call);
            case Content.Picture(var media) ->
                List.of(Row.of(
                        Ink.DIM,
                        words.of(
                                "pager.media",
                                Sanitiser.line(media.type()),
                                media.base64().length() * 3L / 4)));
            case Content.Opaque(var kind, var _) ->
                List.of(Row.of(Ink.DIM, words.of("pager.opaque", Sanitiser.line(kind))));
        };
    }

    private List<Row> prose(String text) {
        var markdown = new Markdown(styled);
        Sanitiser.clean(text.strip()).lines().forEach(markdown::add);
        markdown.finish();
        return markdown.take();
    }

    private List<Row> thinking(String text) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(Ink.DIM, words.of("pager.thinking")));
        for (String line : Sanitiser.clean(text.strip()).lines().toList())
            rows.add(Row.of(Ink.DIM, "│ ").and(Ink.QUOTE, line).hanging(2));
        return rows;
    }

    private List<Row> called(ToolCall call) {
        var rows = new ArrayList<Row>();
        rows.add(Row.EMPTY);
        rows.add(Row.of(Ink.ACCENT, "● ").and(Ink.BOLD, Calls.label(call)));
        for (Row row : ArgumentRows.of(call)) rows.add(Row.of("    ").and(row).hanging(4));
        return rows;
    }

    private List<Row> asked(Fact.ApprovalAsked asked, Around around) {
        var rows = new ArrayList<Row>();
        String name = around.call().or(asked::call).map(Calls::label).orElse("?");
        String agent = Asker.of(asked.callId()).map(who -> " · " + who).orElse("");
        rows.add(Row.of(Ink.WARNING, "  ? ")
                .and(Ink.PLAIN, words.of("pager.asks", name))
                .and(Ink.DIM, agent));
        if (around.call().isEmpty() && asked.call().isPresent())
            for (Row row : ArgumentRows.of(asked.call().get()))
                rows.add(Row.of("    ").and(row).hanging(4));
        if (!asked.why().isBlank())
            rows.add(Row.of(Ink.DIM, "    " + Sanitiser.line(asked.why())).hanging(4));
        if (!asked.rule().isBlank())
            rows.add(Row.of(Ink.DIM, "    " + Sanitiser.escaped(asked.rule())).hanging(4));
        return rows;
    }

    private Row given(Fact.ApprovalGiven given) {
        Row sign = given.allowed() ? Row.of(Ink.GOOD, "  ✓ ") : Row.of(Ink.BAD, "  ✗ ");
        String by = Sanitiser.line(given.by());
        Row row = sign.and(Ink.PLAIN, words.of(given.allowed() ? "pager.allowed" : "pager.refused", by));
        String note = Sanitiser.line(given.note());
        return (note.isEmpty() ? row : row.and(Ink.DIM, ": " + note)).hanging(4);
    }

    private List<Row> ended(Ending ending, Around around, Instant at) {
        boolean answered = ending.reason() == Ending.Reason.ANSWERED;
        Ink ink = answered ? Ink.DIM : ending.reason() == Ending.Reason.MODEL_ERROR ? Ink.BAD : Ink.WARNING;
        String why = words.of("ending." + ending.reason().name().toLowerCase(Locale.ROOT));
        String detail = Sanitiser.line(ending.detail());
        return List.of(
                Row.EMPTY,
                Row.of(ink, "■ " + why + (detail.isEmpty() ? "" : ": " + detail))
                        .and(Ink.DIM, " · " + timed(around.took(), at))
                        .hanging(2));
    }
}
