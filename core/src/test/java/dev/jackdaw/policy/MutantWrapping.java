package dev.jackdaw.policy;

import java.util.List;
import java.util.Random;
import java.util.Set;

/// Puts a whole command into another that runs it. `%C` stands for the command, `%Q` for it in single quotes.
final class MutantWrapping {
    private static final List<String> SHAPES = List.of(
            "(%C\n)",
            "{ %C\n}",
            "if true; then %C\nfi",
            "if false; then :; else %C\nfi",
            "if %C\nthen :; fi",
            "for jdi in 1; do %C\ndone",
            "while true; do %C\nbreak; done",
            "while %C\ndo break; done",
            "case x in x) %C\n;; esac",
            "{ %C\n} | cat",
            "ls | { %C\n}",
            "! { %C\n}",
            "time { %C\n}",
            "{ %C\n} 2>/dev/null",
            "echo \"$(%C\n)\"",
            "echo $(%C\n)",
            "ls \"src$(%C\n)\"",
            "jdx=$(%C\n)",
            "jdx=$(%C\n) ls",
            "ls \"${jdx:-$(%C\n)}\"",
            "[[ -n $(%C\n) ]]",
            "[ \"$(%C\n)\" ]",
            "cat <(%C\n)",
            "cat <<< \"$(%C\n)\"",
            "cat <<JD\n$(%C\n)\nJD",
            "case $(%C\n) in *) ls;; esac",
            "for jdi in $(%C\n); do echo \"$jdi\"; done",
            "eval %Q",
            "command eval %Q",
            "%C\nls",
            "# a comment\n%C");

    /// Those in which the positional parameters are others.
    private static final List<String> SCRIPTS = List.of(
            "bash -c %Q",
            "sh -c %Q",
            "timeout 5 bash -c %Q",
            "env A=b bash -c %Q",
            "nice -n 5 bash -c %Q",
            "nohup bash -c %Q",
            "command bash -c %Q",
            "exec bash -c %Q",
            "sudo bash -c %Q",
            "jdf() { %C\n}; jdf",
            "function jdf { %C\n}; jdf");

    /// Those that need not be seen through, for what is demanded of them is that they ask.
    private static final List<String> OPAQUE = List.of(
            "coproc { %C\n}",
            "trap %Q EXIT",
            "find . -maxdepth 0 -exec bash -c %Q \\;",
            "xargs -n1 bash -c %Q <<< x",
            "echo ${jda[$(%C\n)]}",
            "echo $(( $(%C\n) + 1 ))",
            "jda=( $(%C\n) )",
            "bash <<< %Q",
            "source /dev/stdin <<< %Q",
            "echo %Q | bash",
            "echo ${PATH/$(%C\n)/x}",
            "ls > \"$(%C\n)\"",
            "until %C\ndo break; done");

    private static final List<String> PREFIXES = List.of(
            "ls",
            "pwd",
            "git --version",
            "echo hello",
            "cat README.md",
            "true",
            "grep -rn main src",
            "date",
            "[ -f x ]");
    private static final List<String> JOINTS = List.of("; ", " && ", " || ", "\n", " & ", " ;\n", " &&\n", ";");

    /// Programs that run the command they are given, where it is simple and no built-in.
    private static final List<String> RUNNERS = List.of(
            "timeout 5 ",
            "nice ",
            "env ",
            "env A=b ",
            "command ",
            "nohup ",
            "sudo ",
            "time ",
            "A=b ",
            "exec ",
            "\\env ");

    private static final Set<String> BUILTINS = Set.of(("cd . : source eval exec export set declare typeset readonly"
                    + " unset alias trap history fc hash enable bind complete compgen disown bg read local pushd popd"
                    + " ulimit umask let builtin command shopt mapfile readarray getopts wait help dirs times type exit"
                    + " return jobs fg time coproc if for while until case select function - printf echo test true")
            .split(" "));

    private MutantWrapping() {}

    /// @param mode DENY keeps to what must be seen through
    static String of(String command, Verdict demanded, Random random) {
        boolean positional = command.contains("$@") || command.contains("$1") || command.contains("$*");
        return switch (random.nextInt(10)) {
            case 0, 1 -> prefixed(command, random);
            case 2 -> simple(command) ? one(RUNNERS, random) + command : prefixed(command, random);
            case 3, 4 -> fill(one(positional ? SHAPES : SCRIPTS, random), command);
            case 5, 6 -> fill(one(demanded == Verdict.DENY || positional ? SHAPES : OPAQUE, random), command);
            default -> fill(one(SHAPES, random), command);
        };
    }

    private static String prefixed(String command, Random random) {
        return one(PREFIXES, random) + one(JOINTS, random) + together(command);
    }

    /// The command as one operand of a joint: grouped where it has several parts, which could else be skipped alone.
    static String together(String command) {
        return command.chars().anyMatch(c -> ";&|\n".indexOf(c) >= 0) ? "{ " + command + "\n}" : command;
    }

    /// A here-document ends at its own word, and joins lines.
    private static String fill(String shape, String command) {
        boolean joined = shape.contains("<<JD") && (command.contains("JD") || command.contains("\\\n"));
        return (joined ? "echo \"$(%C\n)\"" : shape)
                .replace("%C", command)
                .replace("%Q", "'" + command.replace("'", "'\\''") + "'");
    }

    private static boolean simple(String command) {
        for (char c : command.toCharArray())
            if (" /-._~*'\"".indexOf(c) < 0 && !Character.isLetterOrDigit(c)) return false;
        return !BUILTINS.contains(command.split(" ", 2)[0]);
    }

    private static String one(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
