package dev.jackdaw.settings;

/// A value that counts, and where it comes from.
public record Effective(String field, String value, String source) {}
