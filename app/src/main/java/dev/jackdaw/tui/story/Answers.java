package dev.jackdaw.tui.story;

import dev.jackdaw.policy.Judgement;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tui.diff.Diffs;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.work.Asker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the gate asks, and what it was told.
final class Answers {
    private Answers() {}

    /// All of it, letter by letter: nothing that is agreed to is left out.
    static List<Row> wanted(Fact.ApprovalAsked asked, ToolCall call, Proposal proposal, Words words) {
        var rows = new ArrayList<Row>();
        rows.add(Row.EMPTY);
        rows.add(Row.of(Ink.WARNING, "? ").and(Ink.BOLD, wants(asked, call, proposal, words)));
        List<Row> fields = proposal.diff().isPresent() ? Calls.besideChange(call) : Calls.full(call);
        for (Row row : fields) rows.add(Row.of("    ").and(row).hanging(4));
        proposal.diff()
                .ifPresent(diff -> rows.addAll(
                        diff.isEmpty()
                                ? List.of(Row.of(Ink.DIM, "    " + words.of("ask.unchanged")))
                                : Diffs.rows(diff, Diffs.Detail.LETTERS, words)));
        for (String place : proposal.places())
            rows.add(Row.of(Ink.WARNING, "    " + words.of("ask.at", Sanitiser.escaped(place)))
                    .hanging(4));
        for (Judgement.Part part : proposal.parts())
            rows.add(Row.of(Ink.WARNING, "    ! ")
                    .and(Ink.PLAIN, Sanitiser.escaped(part.text()).replace('\n', ' '))
                    .and(Ink.DIM, "  " + Sanitiser.line(words.told(part.why())))
                    .hanging(6));
        return rows;
    }

    /// A call that is not the model's has an id that begins with the command it is of.
    private static String wants(Fact.ApprovalAsked asked, ToolCall call, Proposal proposal, Words words) {
        Optional<String> agent = Asker.of(asked.callId());
        if (agent.isPresent()) return words.of("ask.wants.agent", agent.get(), Calls.label(call));
        int end = call.id().indexOf('#');
        return call.id().startsWith("/") && end > 0
                ? words.of("ask.wants.command", Sanitiser.line(call.id().substring(0, end)), Calls.label(call))
                : words.of(proposal.diff().isPresent() ? "ask.changes" : "ask.wants", Calls.label(call));
    }

    static Row given(Fact.ApprovalGiven given, Words words) {
        String note = Sanitiser.line(given.note());
        String refused = note.isEmpty() ? words.of("ask.refused") : words.of("ask.refused.why", note);
        Row sign = given.allowed() ? Row.of(Ink.GOOD, "  ✓ ") : Row.of(Ink.BAD, "  ✗ ");
        return sign.and(Ink.DIM, given.allowed() ? words.of("ask.allowed") : refused);
    }
}
