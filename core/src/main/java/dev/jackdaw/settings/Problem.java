package dev.jackdaw.settings;

/// Something wrong with the settings.
///
/// @param where the file, variable or flag
/// @param mend what to do about it
public record Problem(String where, String field, String what, String mend) {}
