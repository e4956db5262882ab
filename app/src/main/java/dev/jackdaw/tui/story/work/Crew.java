package dev.jackdaw.tui.story.work;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Spinner;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The subagents at work: a row for each, until it returns.
///
/// One a log tells of that was cut off is no row before it moves: nobody works on it until then.
public final class Crew {
    private static final int MOST = 4;

    /// How a subagent is.
    private enum Being {
        HERE,
        BACKGROUND,
        /// Known from before only.
        SILENT
    }

    /// @param since when it began to work
    private record Member(Undertaking.Delegated sent, Being being, long since, String doing, long tokens) {}

    private final LongSupplier clock;
    private final Map<String, Member> members = new LinkedHashMap<>();

    Crew(LongSupplier clock) {
        this.clock = clock;
    }

    void see(Fact fact) {
        switch (fact) {
            case Undertaking.Delegated sent -> members.put(sent.agent(), working(sent));
            case Undertaking.Returned back -> members.remove(back.agent());
            case Fact.TurnEnded _ -> members.values().removeIf(member -> member.being() == Being.HERE);
            case Fact _ -> {}
        }
    }

    private Member working(Undertaking.Delegated sent) {
        Being being = sent.background() ? Being.BACKGROUND : Being.HERE;
        return new Member(sent, being, clock.getAsLong(), "", 0);
    }

    void see(Glimpse.AgentMoved moved) {
        members.computeIfPresent(moved.agent(), (_, member) -> {
            Member now = member.being() == Being.SILENT ? working(member.sent()) : member;
            return new Member(now.sent(), now.being(), now.since(), moved.doing(), moved.tokens());
        });
    }

    /// All that was told so far was told of the past.
    void past() {
        members.replaceAll((_, member) -> new Member(member.sent(), Being.SILENT, 0, "", 0));
    }

    /// Whether one of them works.
    public boolean busy() {
        return members.values().stream().anyMatch(member -> member.being() != Being.SILENT);
    }

    /// How many work that nobody waits for.
    public long background() {
        return members.values().stream()
                .filter(member -> member.being() == Being.BACKGROUND)
                .count();
    }

    /// @param most rows there is room for
    public List<Row> rows(int most, int width, Words words) {
        var rows = new ArrayList<Row>();
        for (Member member : members.values()) if (member.being() != Being.SILENT) rows.add(row(member, width, words));
        int room = Math.min(most, MOST);
        if (rows.size() <= room) return rows;
        if (room <= 0) return List.of();
        Row more = Row.of(Ink.DIM, "  " + words.of("crew.more", rows.size() - room + 1));
        var kept = new ArrayList<>(rows.subList(0, room - 1));
        kept.add(more.cut(width));
        return kept;
    }

    private Row row(Member member, int width, Words words) {
        long elapsed = clock.getAsLong() - member.since();
        Row mark = Row.of(Ink.ACCENT, Spinner.at(elapsed) + " ")
                .and(
                        Ink.PLAIN,
                        Sanitiser.line(member.sent().agent())
                                + (member.being() == Being.BACKGROUND ? " " + words.of("crew.background") : "")
                                + " · ");
        String doing = Sanitiser.line(words.told(member.doing()));
        String tokens =
                member.tokens() == 0 ? "" : " · " + words.of("deed.agent.tokens", Numbers.count(member.tokens()));
        String time = " · " + Numbers.running(elapsed);
        return Fitted.row(
                mark, Ink.DIM, doing.isBlank() ? words.of("crew.begins") : doing, List.of(tokens + time, time), width);
    }
}
