package dev.jackdaw.model.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One step of the script, in order; the name of a call begins with the word of its step.
enum Step {
    LOOK,
    TEST,
    READ,
    MEND,
    CHECK;

    static final String PASSED = "All 4 checks passed.";
    static final String FAILED = "FAILED  a started kilogram of size counts";
    private static final String COUNT = "of 4 checks";

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name of a call of this step that no other call of the conversation has.
    ///
    /// @param messages how many messages the conversation has
    String callId(int messages, int index) {
        return word() + "-" + messages + "-" + index;
    }

    /// The step a call belongs to; empty where another model made it.
    static Optional<Step> of(String callId) {
        for (Step step : values()) if (callId.startsWith(step.word() + "-")) return Optional.of(step);
        return Optional.empty();
    }

    /// Whether the script can go on from these answers. A run of the tests counts when it came to its end, however it
    /// ended; looking around, when anything was seen.
    boolean usable(List<Walk.Answered> answers) {
        return switch (this) {
            case LOOK -> answers.stream().anyMatch(Walk.Answered::worked);
            case TEST, CHECK ->
                Walk.text(answers).contains(PASSED) || Walk.text(answers).contains(COUNT);
            case READ, MEND -> answers.stream().allMatch(Walk.Answered::worked);
        };
    }
}
