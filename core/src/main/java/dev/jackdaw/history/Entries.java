package dev.jackdaw.history;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Reply;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.wording.Brief;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A log as what can be found in it: all that anybody said, also what is in no prompt any more.
final class Entries {
    private static final int SHOWN = 70;

    private final List<Entry> found = new ArrayList<>();
    private final Map<String, ToolCall> calls = new HashMap<>();
    private final Deque<Line> queued = new ArrayDeque<>();
    private int turn;
    private boolean open;

    private Entries() {}

    static List<Entry> of(List<Line> lines) {
        var entries = new Entries();
        for (Line line : lines) entries.see(line);
        return entries.found;
    }

    private void see(Line line) {
        switch (line.fact()) {
            case Fact.UserSaid said -> said(line, said);
            case Fact.ModelSaid(var reply) -> replied(line, reply);
            case Fact.ToolRan(var id, var result) -> ran(line, id, result.text());
            case Fact.TurnEnded(var ending) -> ended(ending);
            case Fact.Rewound(var to) -> {
                turn = to;
                open = false;
                queued.clear();
            }
            case Fact.Reminded(var about, var text) -> add(line, about, text);
            case Fact.Instructed(var _, var text) -> add(line, "instructions", text);
            case Fact.Recalled(var _, var text) -> add(line, "notes", text);
            case Fact.Pinned(var text, var _) -> add(line, "pinned", text);
            case Fact.UserRan(var _, var text, var _) -> add(line, "user", text);
            case Fact.Compacted compacted -> add(line, "summary", compacted.summary());
            case Fact.HookSpoke spoke -> add(line, "hook", spoke.text());
            case Fact.ApprovalGiven given -> {
                if (!given.note().isEmpty()) add(line, "user", given.note());
            }
            case Undertaking.Returned returned -> {
                if (!returned.told().isEmpty()) add(line, "agent", returned.told());
            }
            case Fact.Started _,
                    Undertaking _,
                    Fact.Reinstructed _,
                    Fact.Unpinned _,
                    Fact.UserBegan _,
                    Fact.ModelAsked _,
                    Fact.ModelUsed _,
                    Fact.ModelChosen _,
                    Fact.ModelSwitched _,
                    Fact.Titled _,
                    Fact.Reduced _,
                    Fact.CompactionAsked _,
                    Fact.Recovered _,
                    Fact.ToolBegan _,
                    Fact.ApprovalAsked _,
                    Fact.PolicyChosen _,
                    Fact.Confined _,
                    Fact.RuleAdded _,
                    Fact.RuleRemoved _,
                    Fact.Saved _,
                    Fact.Restored _,
                    Fact.Unknown _ -> {}
        }
    }

    /// What begins a turn, and when, is as the conversation has it.
    private void said(Line line, Fact.UserSaid said) {
        if (!open) begin(line, said.text());
        else if (said.timing() == Fact.Timing.LATER) queued.add(line);
        else add(line, "user", said.text());
    }

    private void begin(Line line, String text) {
        open = true;
        turn++;
        found.add(new Entry(line, "turn-" + turn, turn, "user", List.of(text)));
    }

    private void ended(Ending ending) {
        open = false;
        if (ending.reason() == Ending.Reason.ANSWERED
                && !queued.isEmpty()
                && queued.peek().fact() instanceof Fact.UserSaid said) begin(queued.poll(), said.text());
    }

    private void replied(Line line, Reply reply) {
        var parts = new ArrayList<String>();
        for (Content part : reply.content()) {
            switch (part) {
                case Content.Text(var text) -> parts.add(text);
                case Content.Call(var call) -> {
                    calls.put(call.id(), call);
                    if (!HistorySearch.named(call.tool())) parts.add(call.tool() + " " + call.arguments());
                }
                case Content.Thinking _, Content.Picture _, Content.Opaque _ -> {}
            }
        }
        if (!parts.isEmpty()) found.add(new Entry(line, "line-" + line.seq(), turn, "assistant", parts));
    }

    private void ran(Line line, String id, String text) {
        ToolCall call = calls.get(id);
        found.add(new Entry(line, id, turn, call == null ? "tool" : shown(call), List.of(text)));
    }

    private static String shown(ToolCall call) {
        return call.tool() + " " + Brief.head(call.arguments(), SHOWN);
    }

    private void add(Line line, String who, String text) {
        found.add(new Entry(line, "line-" + line.seq(), turn, who, List.of(text)));
    }
}
