package dev.jackdaw.policy;

import java.util.List;

/// A verdict with its grounds.
///
/// @param why the rule or the mode that decided, in a sentence
/// @param rule the narrowest rule that would allow the call from now on, or empty where none should
/// @param parts what was said of each part, where a call has several that were judged by themselves
public record Judgement(Verdict verdict, String why, String rule, List<Part> parts) {
    public Judgement {
        parts = List.copyOf(parts);
    }

    public Judgement(Verdict verdict, String why, String rule) {
        this(verdict, why, rule, List.of());
    }

    /// A simple command of a compound one, or one of several accesses.
    ///
    /// @param text it as it was written
    public record Part(String text, Verdict verdict, String why) {}
}
