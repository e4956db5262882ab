package dev.jackdaw.settings;

/// Something wrong with a setting.
///
/// @param where the file, `flag` or `environment`
/// @param field the field, or empty where it is the whole file
/// @param what what is wrong, without the field's name
/// @param mend what to do about it
public record Problem(String where, String field, String what, String mend) {}
