package dev.jackdaw.settings;

/// A setting as it holds, and who says so.
///
/// @param value as it would be written; secrets are masked
/// @param source a file, `flag`, `environment` with the variable, or `built-in`
public record Effective(String field, String value, String source) {

    /// The value for somebody who looks at the screen: of a key not even the ends, whoever loaded it.
    public String shown() {
        return field.equals("api_key") ? "(set, not shown)" : value;
    }
}
