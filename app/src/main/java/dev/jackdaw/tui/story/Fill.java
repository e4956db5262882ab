package dev.jackdaw.tui.story;

import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;

/// How many tokens the conversation takes of its model's window, as far as the facts tell: what was expected of the
/// last prompt until its provider has counted it.
///
/// @param used 0 where nothing is known yet
public record Fill(long used) {
    static final Fill NONE = new Fill(0);

    /// @param after the conversation with that fact
    Fill with(Fact fact, Conversation after) {
        return switch (fact) {
            case Fact.ModelAsked asked -> known(asked.expected());
            case Fact.ModelSaid(var reply) -> known(reply.usage().total());
            case Fact.Reduced reduced -> known(reduced.after());
            case Fact.Compacted compacted -> known(compacted.after());
            case Fact.Rewound _ -> new Fill(after.contextTokens());
            case Fact _ -> this;
        };
    }

    private Fill known(long tokens) {
        return tokens > 0 ? new Fill(tokens) : this;
    }
}
