package dev.jackdaw.session;

import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What holds in a conversation beside what was said: it is a part of [Conversation], and folded with it.
///
/// @param usage tokens of the whole session
/// @param latest tokens of the last prompt and its reply
/// @param instructions the system prompt in force; empty before the session has one
/// @param sections what it consists of
/// @param instructed files whose instructions came into force later
/// @param pinned what stays in the prompt word for word
/// @param recalled ids of notes that are in the conversation
/// @param compaction what the user wants summed up matters for, if it was asked for and is not done
/// @param gauge how models count and how much they take, as far as the session has shown
public record Bearings(
        Usage usage,
        Usage latest,
        Optional<String> instructions,
        List<Section> sections,
        List<String> instructed,
        List<String> pinned,
        Set<String> recalled,
        Optional<String> compaction,
        Gauge gauge) {
    static final Bearings NONE = new Bearings(
            Usage.NONE,
            Usage.NONE,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            Optional.empty(),
            Gauge.NEW);

    @SuppressWarnings("ReferenceEquality") // the same one, most often: nothing is copied then
    Bearings with(Fact fact) {
        Gauge now = gauge.with(fact);
        Bearings next = bearing(fact);
        return now == gauge ? next : next.gauged(now);
    }

    private Bearings bearing(Fact fact) {
        return switch (fact) {
            case Fact.Started started -> instructing(started.instructions(), started.sections());
            case Fact.Reinstructed(var text, var parts) -> instructing(text, parts);
            case Fact.Instructed(var sources, var _) -> instructed(sources);
            case Fact.ModelSaid(var reply) -> replied(reply);
            case Fact.ModelUsed(var _, var _, var more) -> spending(usage.plus(more), latest);
            case Undertaking.Returned returned -> spending(usage.plus(returned.usage()), latest);
            case Fact.Pinned(var text, var _) -> pinned.contains(text) ? this : pinning(plus(pinned, List.of(text)));
            case Fact.Unpinned(var text) ->
                pinning(pinned.stream().filter(pin -> !pin.equals(text)).toList());
            case Fact.Recalled(var notes, var _) -> remembering(plus(recalled, notes), compaction);
            case Fact.CompactionAsked(var focus) -> remembering(recalled, Optional.of(focus));
            case Fact.Compacted _ -> forgettingInstructed().remembering(Set.of(), Optional.empty());
            case Fact.Recovered trouble -> trouble.kind().equals("compaction") ? uncompacting() : this;
            case Fact.TurnEnded(var how) ->
                how.reason() == Ending.Reason.ANSWERED || how.reason() == Ending.Reason.NOT_SAID
                        ? this
                        : uncompacting();
            case Fact.UserSaid _,
                    Undertaking _,
                    Fact.UserBegan _,
                    Fact.UserRan _,
                    Fact.ModelAsked _,
                    Fact.Reminded _,
                    Fact.ToolBegan _,
                    Fact.ToolRan _,
                    Fact.ApprovalAsked _,
                    Fact.ApprovalGiven _,
                    Fact.ModelChosen _,
                    Fact.ModelSwitched _,
                    Fact.Titled _,
                    Fact.PolicyChosen _,
                    Fact.RuleAdded _,
                    Fact.RuleRemoved _,
                    Fact.Confined _,
                    Fact.HookSpoke _,
                    Fact.Saved _,
                    Fact.Restored _,
                    Fact.Rewound _,
                    Fact.Reduced _,
                    Fact.Unknown _ -> this;
        };
    }

    /// What was used is used, and how a provider counts is known; the rest is as it was then.
    Bearings rewound(Bearings then) {
        return new Bearings(
                usage,
                then.latest,
                instructions,
                sections,
                then.instructed,
                then.pinned,
                then.recalled,
                Optional.empty(),
                gauge);
    }

    private Bearings replied(Reply reply) {
        Usage used = reply.usage();
        return used.total() == 0 ? this : spending(usage.plus(used), used);
    }

    private Bearings spending(Usage usage, Usage latest) {
        return new Bearings(usage, latest, instructions, sections, instructed, pinned, recalled, compaction, gauge);
    }

    private Bearings instructing(String text, List<Section> parts) {
        return new Bearings(usage, latest, Optional.of(text), parts, List.of(), pinned, recalled, compaction, gauge);
    }

    private Bearings instructed(List<String> sources) {
        return new Bearings(
                usage, latest, instructions, sections, plus(instructed, sources), pinned, recalled, compaction, gauge);
    }

    /// Their texts are summed up with the rest: they come into force again when something they are about is touched.
    private Bearings forgettingInstructed() {
        return new Bearings(usage, latest, instructions, sections, List.of(), pinned, recalled, compaction, gauge);
    }

    private Bearings pinning(List<String> pins) {
        return new Bearings(usage, latest, instructions, sections, instructed, pins, recalled, compaction, gauge);
    }

    private Bearings uncompacting() {
        return compaction.isEmpty() ? this : remembering(recalled, Optional.empty());
    }

    private Bearings remembering(Set<String> notes, Optional<String> focus) {
        return new Bearings(usage, latest, instructions, sections, instructed, pinned, notes, focus, gauge);
    }

    private Bearings gauged(Gauge now) {
        return new Bearings(usage, latest, instructions, sections, instructed, pinned, recalled, compaction, now);
    }

    private static List<String> plus(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static Set<String> plus(Set<String> some, List<String> more) {
        var all = new LinkedHashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
