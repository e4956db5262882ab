package dev.jackdaw.policy.syntax;

import java.util.List;
import java.util.Optional;

/// A command of Bash, as its grammar sees it (Bash Reference Manual, 3.2).
public sealed interface Node {

    /// Commands one after the other.
    ///
    /// @param steps in their order; none where nothing is said
    record Script(List<Step> steps) implements Node {
        public Script {
            steps = List.copyOf(steps);
        }
    }

    /// A command of a script.
    ///
    /// @param background whether `&` ends it, so that the next does not wait
    record Step(Node command, boolean background) {}

    /// What the shell looks up and runs: `NAME=value… program argument… >file`.
    ///
    /// @param assignments those before the program, and those among the arguments of `declare`, `export`, `local`,
    ///     `readonly` and `typeset` where the name is plain; these are not among the words then
    /// @param words the program and its arguments; none where only assignments or redirections are made
    /// @param redirections not copied: the body of a here-document is read after the command and put here then
    /// @param source it as it was written
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirection> redirections, String source)
            implements Node {
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
        }
    }

    /// `left | right | …`, also with `|&`; two parts or more, or one that is negated or timed,
    /// or none after `!` and `time` alone.
    record Pipeline(List<Node> parts, boolean negated, boolean timed) implements Node {
        public Pipeline {
            parts = List.copyOf(parts);
        }
    }

    /// `left && right`, `left || right`.
    record Either(Node left, boolean and, Node right) implements Node {}

    /// `{ …; }`
    record Group(Script body, List<Redirection> redirections) implements Node {}

    /// `( … )`
    record Subshell(Script body, List<Redirection> redirections) implements Node {}

    /// `if … then … elif … then … else … fi`
    record If(List<Branch> branches, Optional<Script> otherwise, List<Redirection> redirections) implements Node {}

    record Branch(Script condition, Script body) {}

    /// `while` or `until`.
    record Loop(Script condition, Script body, List<Redirection> redirections) implements Node {}

    /// `for name in words; do … done`, and `select`.
    ///
    /// @param words empty where `in` is left out, which means the arguments of the shell
    record Each(String name, Optional<List<Word>> words, Script body, List<Redirection> redirections) implements Node {}

    /// `for ((start; condition; step)); do … done`
    ///
    /// @param expressions the three of them, as words of arithmetic
    record Count(List<Word> expressions, Script body, List<Redirection> redirections) implements Node {}

    /// `case word in pattern | pattern) … ;; esac`
    record Case(Word subject, List<Choice> choices, List<Redirection> redirections) implements Node {}

    record Choice(List<Word> patterns, Script body) {}

    /// `name() …` and `function name …`; redirections belong to the body, which is a compound command.
    record Function(String name, Node body) implements Node {}

    /// `(( … ))`
    record Arithmetic(Word expression, List<Redirection> redirections) implements Node {}

    /// `[[ … ]]`, its operators among the words.
    record Test(List<Word> words, List<Redirection> redirections) implements Node {}

    /// `coproc NAME command`
    record Coprocess(Node command) implements Node {}

    /// `NAME=value`, `NAME+=value`, `NAME[index]=value`, `NAME=(word …)`.
    ///
    /// @param name without the index
    /// @param index the subscript, or empty
    /// @param values one, or the elements of an array
    /// @param array whether it was written in parentheses
    record Assignment(String name, Optional<Word> index, List<Word> values, boolean array) {}

    /// `2>file`, `<<<word`, `<<END` …
    ///
    /// @param descriptor the number or `{name}` before the operator, or empty
    /// @param operator such as `>`, `>>`, `>|`, `<`, `<>`, `>&`, `<&`, `&>`, `&>>`, `<<<`, `<<`, `<<-`
    /// @param target the file, descriptor or text; of a here-document its body
    record Redirection(String descriptor, String operator, Word target) {}
}
