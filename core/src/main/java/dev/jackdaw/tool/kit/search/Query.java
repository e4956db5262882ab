package dev.jackdaw.tool.kit.search;

import dev.jackdaw.workspace.Needle;
import java.util.Optional;
import java.util.regex.Pattern;

/// What to look for, made ready to look for it in many files.
///
/// @param needle bytes every match contains
/// @param regex the expression, where the bytes alone do not decide
/// @param multiline whether a match may go over line ends
/// @param before lines shown before a match
/// @param after lines shown after it
/// @param output what is wanted of the matches
public record Query(
        Optional<Needle> needle, Optional<Pattern> regex, boolean multiline, int before, int after, Output output) {

    /// What is wanted of the matches.
    public enum Output {
        CONTENT,
        FILES_WITH_MATCHES,
        COUNT
    }

    /// Lines around a match.
    public record Surroundings(int before, int after) {}

    /// @throws PatternSyntaxException when it is not a regular expression
    public static Query of(String pattern, boolean anyCase, boolean multiline, Surroundings context, Output output) {
        boolean plain = RequiredText.isPlain(pattern) && pattern.indexOf('\n') < 0;
        boolean ascii = pattern.chars().allMatch(c -> c < 0x80);
        boolean bytesDecide = plain && (!anyCase || ascii);
        Optional<Pattern> regex = Optional.empty();
        if (!bytesDecide) {
            int flags = multiline ? Pattern.MULTILINE | Pattern.DOTALL : 0;
            if (anyCase) flags |= Pattern.CASE_INSENSITIVE | (ascii ? 0 : Pattern.UNICODE_CASE);
            regex = Optional.of(Pattern.compile(pattern, flags));
        }
        Optional<Needle> needle = RequiredText.of(pattern)
                .filter(text ->
                        text.indexOf('\n') < 0 && (!anyCase || text.chars().allMatch(c -> c < 0x80)))
                .map(text -> new Needle(text, anyCase));
        return new Query(needle, regex, multiline, context.before(), context.after(), output);
    }
}
