package dev.jackdaw.tui.code;

import dev.jackdaw.tui.screen.Ink;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A language as far as it is coloured, described by a section of `languages.txt`.
///
/// @param words those with a look of their own
/// @param letters what belongs to words besides letters, digits and `_`
/// @param lines looks of whole lines by what they begin with
/// @param keys what stands between the first words of a line and what they name, where the language has that
public record Language(
        String name,
        List<Span> spans,
        Map<String, Ink> words,
        List<Sigil> sigils,
        List<Whole> lines,
        String letters,
        String keys,
        Set<Trait> traits) {

    /// A mark that gives the word after it a look.
    record Sigil(char mark, Ink ink, boolean first) {}

    /// The look of a line that begins so.
    record Whole(String start, Ink ink) {}

    enum Trait {
        /// Upper and lower case are one.
        FOLDS,
        /// Words that begin with a capital are names of types.
        CAPITALS,
        /// A string before a colon is a key.
        PAIRS,
        /// `<<WORD` begins a text that ends with WORD on a line of its own.
        HERE,
        /// Only what stands between `<` and `>` is code.
        TAGS
    }

    private static final class Known {
        static final Languages ALL = Languages.load();
    }

    /// The language of that name, as written after the fence of a code block.
    public static Optional<Language> named(String fence) {
        String name = fence.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < name.length() && " \t{,:;".indexOf(name.charAt(end)) < 0) end++;
        return end == 0 ? Optional.empty() : Known.ALL.named(name.substring(0, end));
    }

    /// The language of a file, by its name.
    public static Optional<Language> ofFile(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .toLowerCase(Locale.ROOT);
        return Known.ALL.ofFile(name).or(() -> Known.ALL.ofFile(name.substring(name.lastIndexOf('.') + 1)));
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
