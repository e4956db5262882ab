package dev.jackdaw.policy.shell;

import java.util.Optional;

/// A program of sed, read command by command: `w`, `W`, `e` and the flags `e` and `w` of `s` are what does harm.
final class SedScript {
    private final String text;
    private final Call call;
    private int at;

    SedScript(String text, Call call) {
        this.text = text;
        this.call = call;
    }

    /// What of it is not harmless.
    Optional<String> problem() {
        while (at < text.length()) {
            skip(" \t\n;}");
            if (at >= text.length()) break;
            if (!address()) return Optional.of("has a script that is not understood");
            Optional<String> problem = command();
            if (problem.isPresent()) return problem;
        }
        return Optional.empty();
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) at++;
    }

    private char here() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    /// `10`, `$`, `/re/I`, `\cre c`, `1~2`, and a second one behind a comma.
    private boolean address() {
        for (int i = 0; i < 2; i++) {
            if (here() == '/' || here() == '\\') {
                if (here() == '\\') at++;
                char end = here();
                at++;
                if (!to(end)) return false;
                skip("IM");
            } else
                while (Character.isDigit(here())
                        || here() == '$'
                        || here() == '~'
                        || here() == '+'
                        || here() == Value.WORD) at++;
            skip(" \t");
            if (here() != ',') break;
            at++;
            skip(" \t");
        }
        skip(" \t!");
        return true;
    }

    /// Goes behind the next such character that is neither escaped nor in brackets.
    private boolean to(char end) {
        while (at < text.length() && text.charAt(at) != end) {
            if (text.charAt(at) == '\n') return false;
            if (text.charAt(at) == '[') brackets();
            if (here() == '\\') at++;
            at++;
        }
        at++;
        return at <= text.length();
    }

    /// Goes to the end of a list of characters, in which nothing is special; stays where there is none.
    private void brackets() {
        int from = at + 1;
        if (from < text.length() && text.charAt(from) == '^') from++;
        int end = text.indexOf(']', from + 1);
        int line = text.indexOf('\n', from);
        if (end > 0 && (line < 0 || end < line)) at = end;
    }

    private Optional<String> command() {
        char command = here();
        at++;
        switch (command) {
            case '{', '=', 'd', 'D', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'x', 'z', 'F', '\0' -> {
                return Optional.empty();
            }
            case 'q', 'Q', 'l', 'L' -> skip(" 0123456789");
            case '#', 'b', 't', 'T' -> rest(command == '#' ? "\n" : "\n;}");
            case ':' -> {
                skip(" \t");
                rest(" \t\n;");
            }
            case 'a', 'i', 'c' -> added();
            case 's', 'y' -> {
                return replaced(command);
            }
            case 'r', 'R' -> {
                int from = at;
                rest("\n");
                call.reads(
                        Value.of(text.substring(from, Math.min(at, text.length()))
                                .strip()),
                        Touch.Depth.CONTENT,
                        "");
            }
            case 'w', 'W' -> {
                return Optional.of("writes a file by " + command);
            }
            case 'e' -> {
                return Optional.of("runs a program by e");
            }
            default -> {
                return Optional.of("has a script that is not understood");
            }
        }
        return Optional.empty();
    }

    private void rest(String ends) {
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) at++;
    }

    /// Text to the end of the line; one that ends with a backslash goes on.
    private void added() {
        while (at < text.length() && text.charAt(at) != '\n') at += text.charAt(at) == '\\' ? 2 : 1;
    }

    private Optional<String> replaced(char command) {
        char separator = here();
        at++;
        if (separator == '\0' || separator == '\n' || separator == '\\' || !to(separator) || !toReplacement(separator))
            return Optional.of("has a script that is not understood");
        if (command == 'y') return Optional.empty();
        while (at < text.length() && " \t;}\n".indexOf(here()) < 0) {
            if (here() == 'e') return Optional.of("runs a program by the flag e of s");
            if (here() == 'w') return Optional.of("writes a file by the flag w of s");
            if ("gpiImM0123456789".indexOf(here()) < 0) return Optional.of("has a script that is not understood");
            at++;
        }
        skip(" \t");
        return at < text.length() && ";}\n#".indexOf(here()) < 0
                ? Optional.of("has a script that is not understood")
                : Optional.empty();
    }

    private boolean toReplacement(char separator) {
        while (at < text.length() && text.charAt(at) != separator) at += text.charAt(at) == '\\' ? 2 : 1;
        at++;
        return at <= text.length();
    }
}
