package dev.jackdaw.policy.shell;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Programs within a command: of `sed`, `awk` and `jq`.
final class Programs {
    private static final List<String> AWK =
            List.of("system", "getline", "ENVIRON", "ARGV", "PROCINFO", "SYMTAB", "FUNCTAB");
    private static final List<String> KEYWORDS =
            List.of("print", "printf", "return", "in", "getline", "delete", "exit", "case", "else", "do");
    private static final List<String> JQ = List.of(
            "env",
            "ENV",
            "import",
            "include",
            "strenv",
            "envsubst",
            "load",
            "load_str",
            "load_props",
            "load_xml",
            "load_csv",
            "load_base64",
            "system",
            "modulemeta",
            "get_search_list");

    private Programs() {}

    /// What such a program may do that is not harmless.
    static Optional<String> check(String language, Value program, Call call) {
        String text = program.text();
        if (!program.plain() || program.many()) return Optional.of("runs a program that is not known");
        if (program.has(Value.WORD)) {
            Optional<String> without = check(language, Value.of(text.replace(String.valueOf(Value.WORD), "")), call);
            if (without.isPresent()) return without;
        }
        return switch (language) {
            case "sed" -> new SedScript(text, call).problem();
            case "awk" -> awk(text);
            default -> jq(text);
        };
    }

    private static Optional<String> jq(String program) {
        String text = code(program);
        for (String word : JQ)
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
                if (whole(text, at, word.length()) && !data(text, at, word))
                    return Optional.of("may show the environment or other files by " + word);
        return Optional.empty();
    }

    /// Whether it is the name of a field or of a variable: `.env`, `$env`.
    private static boolean data(String text, int at, String word) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return before == '.' || before == '$' && !word.equals("ENV") || key(text, at, at + word.length());
    }

    /// Whether it is a key of an object that is made: `{env: …}`.
    private static boolean key(String text, int from, int to) {
        String before = text.substring(0, from).stripTrailing();
        String behind = text.substring(to).stripLeading();
        return (before.endsWith("{") || before.endsWith(",")) && behind.startsWith(":") && !behind.startsWith("::");
    }

    /// What is left of a program of jq without the texts in it, but with what is calculated within them.
    private static String code(String text) {
        var out = new StringBuilder();
        var outer = new ArrayDeque<Integer>();
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#' && !quoted) return text;
            if (quoted && c == '\\' && text.startsWith("(", i + 1)) {
                outer.push(depth);
                depth = 0;
                quoted = false;
            } else if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (c == ')' && depth == 0 && !outer.isEmpty()) {
                    depth = outer.pop();
                    quoted = true;
                }
                out.append(c);
                continue;
            }
            out.append(' ');
        }
        return quoted ? text : out.toString();
    }

    private static boolean whole(String text, int at, int length) {
        return (at == 0 || !letter(text.charAt(at - 1)))
                && (at + length == text.length() || !letter(text.charAt(at + length)));
    }

    private static boolean letter(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static Optional<String> awk(String text) {
        if (text.indexOf('@') >= 0 && (text.contains("@load") || text.contains("@include") || text.contains("@nam"))
                || indirect(text)) return Optional.of("loads other programs");
        for (String word : AWK)
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
                if (whole(text, at, word.length()))
                    return Optional.of("may run a program or read other files by " + word);
        return prints(text) ? Optional.of("prints into a file or a program") : Optional.empty();
    }

    /// gawk's `@name(…)` calls what a variable names.
    private static boolean indirect(String text) {
        for (int at = text.indexOf('@'); at >= 0 && at + 1 < text.length(); at = text.indexOf('@', at + 1)) {
            int end = at + 1;
            while (end < text.length() && letter(text.charAt(end))) end++;
            while (end < text.length() && text.charAt(end) == ' ') end++;
            if (end > at + 1 && end < text.length() && text.charAt(end) == '(') return true;
        }
        return false;
    }

    /// Whether a `print` goes elsewhere: `>` or `|` behind it, outside parentheses, texts and patterns.
    private static boolean prints(String text) {
        int depth = 0;
        boolean printing = false;
        char before = '\n';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '#') while (i + 1 < text.length() && text.charAt(i + 1) != '\n') i++;
            else if (c == '"' || c == '/' && "(,{};!~&|\n=?:".indexOf(before) >= 0) {
                int end = closed(text, i);
                if (c == '/' && slashed(text.substring(i, Math.min(end, text.length())))) return true;
                i = end;
                before = 'x';
            } else {
                if (c == '/' && text.indexOf('"') >= 0 && (before == ')' || !divides(text, i))) return true;
                if (letter(c) && (i == 0 || !letter(text.charAt(i - 1)))) printing |= text.startsWith("print", i);
                if (c == '(') depth++;
                if (c == ')') depth--;
                if (";{}\n".indexOf(c) >= 0) {
                    printing = false;
                    depth = 0;
                }
                boolean pipe = c == '|' && before != '|' && (i + 1 >= text.length() || text.charAt(i + 1) != '|');
                if (pipe || c == '>' && printing && depth <= 0 && !terminal(text, i + 1)) return true;
                if (!Character.isWhitespace(c) || c == '\n') before = before == '|' && c == '|' ? '&' : c;
            }
        }
        return false;
    }

    /// Whether it prints to the terminal by name, and to nothing joined to the name.
    private static boolean terminal(String text, int from) {
        String rest = text.substring(from).stripLeading();
        for (String name : List.of("\"/dev/stderr\"", "\"/dev/stdout\"")) {
            if (!rest.startsWith(name)) continue;
            int end = name.length();
            while (end < rest.length() && rest.charAt(end) == ' ') end++;
            return end == rest.length() || ";}\n".indexOf(rest.charAt(end)) >= 0;
        }
        return false;
    }

    /// Whether an expression ends within brackets, for some within which a slash is nothing special.
    private static boolean slashed(String expression) {
        return expression.lastIndexOf('[') > expression.lastIndexOf(']');
    }

    /// Whether a slash stands behind a value, and not behind a word or sign that an expression may follow.
    private static boolean divides(String text, int at) {
        int end = at;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) end--;
        int from = end;
        while (from > 0 && letter(text.charAt(from - 1))) from--;
        String word = text.substring(from, end);
        return !word.isEmpty() && !KEYWORDS.contains(word) || end > 0 && "]$".indexOf(text.charAt(end - 1)) >= 0;
    }

    private static int closed(String text, int from) {
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != text.charAt(from)) i += text.charAt(i) == '\\' ? 2 : 1;
        return i;
    }
}
