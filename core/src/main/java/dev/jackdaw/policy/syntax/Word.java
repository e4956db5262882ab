package dev.jackdaw.policy.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A word of a command: pieces side by side, that the shell puts together when it runs.
///
/// @param source it as it was written
public record Word(List<Piece> pieces, String source) {
    public Word {
        pieces = List.copyOf(pieces);
    }

    /// A piece of a word.
    public sealed interface Piece {}

    /// Text that means itself: plain, quoted, escaped or written as `$'…'`, always decoded.
    ///
    /// @param quoted whether it is kept from being split or expanded
    public record Literal(String text, boolean quoted) implements Piece {}

    /// An unquoted `*`, `?`, `[…]` or extended pattern, which the shell compares with file names.
    /// What is quoted or expanded within brackets or an extended pattern follows as pieces of its own.
    public record Glob(String pattern) implements Piece {}

    /// An unquoted tilde at the beginning.
    ///
    /// @param user the name behind it, or empty for one's own home
    public record Tilde(String user) implements Piece {}

    /// `$name`, `${name}`, `${name:-word}`, `$1`, `$@`, `${!name}` …
    ///
    /// @param name the parameter
    /// @param operation what follows the name in braces, as it was written, `!` and `#` before the name included;
    ///     empty for the plain value
    /// @param nested substitutions and expansions within the operation
    /// @param quoted whether it stands in double quotes
    public record Variable(String name, String operation, List<Word> nested, boolean quoted) implements Piece {}

    /// `$(…)` and backticks.
    public record Substitution(Node.Script script, boolean quoted) implements Piece {}

    /// `<(…)` and `>(…)`.
    public record Piped(Node.Script script, boolean input) implements Piece {}

    /// `$((…))`, also within which substitutions run.
    public record Sum(Word expression, boolean quoted) implements Piece {}

    /// `{a,b}` and `{1..3}`: each alternative makes a word of its own.
    ///
    /// @param alternatives those written, or those a range stands for where it is short
    /// @param whole whether these are all there are
    public record Braces(List<Word> alternatives, boolean whole) implements Piece {}

    /// What the word is when it runs, where that is certain: it has nothing but literal pieces.
    public Optional<String> fixed() {
        for (Piece piece : pieces) if (!(piece instanceof Literal)) return Optional.empty();
        return Optional.of(
                pieces.stream().map(piece -> ((Literal) piece).text()).collect(Collectors.joining()));
    }
}
