package dev.jackdaw.settings;

/// A setting as it holds, and who says so.
///
/// @param value as it would be written; secrets are masked
/// @param source a file, `flag`, `environment` with the variable, or `built-in`
public record Effective(String field, String value, String source) {}
