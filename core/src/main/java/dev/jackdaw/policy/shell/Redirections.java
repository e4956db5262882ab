package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.syntax.Node.Redirection;
import java.util.List;
import java.util.Set;

/// Where a command's input comes from and its output goes.
record Redirections(Expansion expansion) {
    private static final Set<String> NO_FILES = Set.of("/dev/null", "/dev/stdout", "/dev/stderr", "/dev/stdin");

    static boolean noFile(String path) {
        return NO_FILES.contains(path)
                || path.startsWith("/dev/fd/") && path.substring(8).chars().allMatch(Character::isDigit);
    }

    static String slashes(String path) {
        String plain = path;
        while (plain.contains("//")) plain = plain.replace("//", "/");
        return plain.replace("/./", "/");
    }

    /// Says what they touch.
    ///
    /// @return whether what is printed goes into a file
    boolean apply(List<Redirection> redirections) {
        boolean quiet = false;
        for (Redirection redirection : redirections) quiet |= apply(redirection);
        return quiet;
    }

    private boolean apply(Redirection redirection) {
        String descriptor = redirection.descriptor();
        if (descriptor.startsWith("{"))
            expansion
                    .walk()
                    .names()
                    .assign(
                            descriptor.substring(1, descriptor.length() - 1),
                            Value.sign(Value.WORD),
                            expansion.scope(),
                            expansion.touches());
        Value target = expansion.one(redirection.target());
        boolean prints = descriptor.isEmpty() || descriptor.equals("1");
        return switch (redirection.operator()) {
            case "<" -> {
                input(target);
                yield false;
            }
            case "<<", "<<-", "<<<" -> {
                expansion.scope().input = target.text().isEmpty() ? Value.of("\n") : target;
                expansion.scope().piped = false;
                yield false;
            }
            case "<&", ">&" -> {
                String text = target.text();
                boolean number = !text.isEmpty()
                        && text.chars().allMatch(c -> Character.isDigit(c) || c == '-' || c == Value.WORD);
                if (!number) output(target);
                yield !number && prints;
            }
            case ">", ">>", ">|", "&>", "&>>", "<>" -> {
                output(target);
                yield prints || redirection.operator().startsWith("&");
            }
            default -> {
                expansion.touches().add(new Touch.Asks("the redirection " + redirection.operator() + " is not known"));
                yield false;
            }
        };
    }

    private void input(Value target) {
        Scope scope = expansion.scope();
        scope.piped = true;
        String text = target.text();
        if (text.indexOf(Value.PIPE) == 0) {
            scope.input = text.length() == 1 ? Value.sign(Value.ANY) : Value.of(text.substring(1));
            return;
        }
        scope.input = Value.sign(Value.ANY);
        if (network(text)) return;
        if (!noFile(text))
            for (String path : scope.paths(target)) expansion.touches().add(new Touch.Reads(path, Touch.Depth.CONTENT));
    }

    private void output(Value target) {
        String text = target.text();
        if (noFile(text) || text.indexOf(Value.PIPE) == 0 || network(text)) return;
        if (CatastropheWords.all().device(text))
            expansion.touches().add(new Touch.Never(CatastropheWords.all().why("device", text)));
        for (String path : expansion.scope().paths(target)) expansion.touches().add(new Touch.Writes(path));
    }

    private boolean network(String text) {
        String plain = slashes(text);
        if (!plain.startsWith("/dev/tcp") && !plain.startsWith("/dev/udp")) return false;
        expansion
                .touches()
                .add(new Touch.Asks(
                        "it reaches the network at " + Value.of(text).shown()));
        return true;
    }
}
