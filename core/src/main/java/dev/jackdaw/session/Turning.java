package dev.jackdaw.session;

import java.util.OptionalInt;

/// How many turns facts come to: all of [Conversation] one needs where only that is asked.
///
/// @param turns those that were not taken back
/// @param settled whether none runs
/// @param queued how much the user said for after the turn
public record Turning(int turns, boolean settled, int queued) {
    public static final Turning NONE = new Turning(0, true, 0);

    /// This after one more fact.
    public Turning with(Fact fact) {
        return switch (fact) {
            case Undertaking.Returned back when settled && back.wakes() -> new Turning(turns + 1, false, queued);
            case Fact.UserSaid said when settled -> new Turning(turns + 1, false, queued);
            case Fact.UserSaid said when said.timing() == Fact.Timing.LATER -> new Turning(turns, false, queued + 1);
            case Fact.TurnEnded(var how) ->
                how.reason() == Ending.Reason.ANSWERED && queued > 0
                        ? new Turning(turns + 1, false, queued - 1)
                        : new Turning(turns, true, queued);
            case Fact.Rewound _ ->
                back(fact).isPresent() ? new Turning(back(fact).getAsInt(), true, 0) : this;
            case Fact _ -> this;
        };
    }

    /// To before which turn a fact goes back, counted from 0; empty where it does not.
    public OptionalInt back(Fact fact) {
        return fact instanceof Fact.Rewound(var to) && to >= 0 && to < turns ? OptionalInt.of(to) : OptionalInt.empty();
    }
}
