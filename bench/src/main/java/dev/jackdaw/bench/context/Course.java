package dev.jackdaw.bench.context;

import java.util.List;

/// What happened in a long session.
///
/// @param asked the prompts of the conversation, in order
/// @param aside prompts beside it, such as those for summaries
/// @param wrong what a strict provider would have refused
/// @param last the text of the last prompt
/// @param answers what was answered to the questions about what was said long before
public record Course(List<Asked> asked, List<Asked> aside, List<String> wrong, String last, List<String> answers) {
    public Course {
        asked = List.copyOf(asked);
        aside = List.copyOf(aside);
        wrong = List.copyOf(wrong);
        answers = List.copyOf(answers);
    }

    /// A prompt as its provider saw it.
    ///
    /// @param turn counted from 1
    /// @param tokens by the provider's count
    /// @param cached those of them with which the prompt before began, if the same model was asked
    /// @param rewritten why it does not extend the prompt before; empty where it does
    public record Asked(int turn, String model, long window, long tokens, long cached, String rewritten) {

        /// What it costs, in tokens at the full price: what a cache holds costs a tenth.
        public double cost() {
            return tokens - cached + 0.1 * cached;
        }

        Asked because(String why) {
            return new Asked(turn, model, window, tokens, cached, why);
        }
    }

    /// The share of prompts that extend the one before.
    public double extending() {
        return asked.isEmpty()
                ? 1
                : asked.stream().filter(each -> each.rewritten().isEmpty()).count() / (double) asked.size();
    }
}
