package dev.jackdaw.policy;

/// A verdict with its grounds.
///
/// @param why the rule or the mode that decided, in a sentence
/// @param rule the narrowest rule that would allow the call from now on, or empty where none should
public record Judgement(Verdict verdict, String why, String rule) {}
