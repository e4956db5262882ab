package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.shell.CommandDraft.HereDocument;
import dev.jackdaw.policy.shell.CommandDraft.Role;
import dev.jackdaw.policy.shell.CommandText.Part;

/// Reads a shell command once from left to right. Where it is not sure it notes a doubt and goes on as well as it can,
/// because what it finds is also searched for what must never run.
final class CommandScan {
    private static final int LONGEST = 10_000;

    private final String source;
    private final CommandDraft draft;
    private int at;

    CommandScan(String source) {
        this.source = source;
        this.draft = new CommandDraft(source);
    }

    CommandText read() {
        while (at < source.length()) step();
        draft.endPart(at, "", at);
        if (source.length() > LONGEST) draft.doubt("more than 10,000 characters");
        return draft.text();
    }

    private void step() {
        char c = source.charAt(at);
        switch (c) {
            case ' ', '\t' -> draft.endWord(at++);
            case '\n' -> newline();
            case '\'' -> single();
            case '"' -> twice();
            case '\\' -> escaped();
            case '$' -> dollar(false);
            case '`' -> backtick();
            case '|', '&', ';' -> operator();
            case '<', '>' -> redirect();
            case '(', ')' -> {
                draft.doubt("a subshell or function");
                draft.endPart(at, "(", ++at);
            }
            case '#' -> comment();
            default -> plain(c);
        }
    }

    private char peek(int ahead) {
        return at + ahead < source.length() ? source.charAt(at + ahead) : '\0';
    }

    private void newline() {
        draft.endPart(at, "\n", ++at);
        for (HereDocument document : draft.documents()) body(document);
    }

    private void plain(char c) {
        if (c == '~') draft.tilde();
        if (c == '*' || c == '?' || c == '[') draft.glob();
        if (c == '{' || c == '}') draft.doubt("braces");
        if (invisible(c)) draft.doubt("an invisible character");
        draft.add(c);
        at++;
    }

    private static boolean invisible(int c) {
        if (c < 0x7f) return c < ' ';
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR -> true;
            case Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private void comment() {
        if (draft.begun()) {
            plain('#');
            return;
        }
        draft.doubt("a comment");
        while (at < source.length() && source.charAt(at) != '\n') at++;
    }

    /// Takes a piece of quoted text as it is.
    private void literal(String text) {
        if (text.chars().anyMatch(c -> c != '\n' && c != '\t' && invisible(c))) draft.doubt("an invisible character");
        draft.add(text);
    }

    private void single() {
        int end = source.indexOf('\'', at + 1);
        if (end < 0) draft.doubt("an open quote");
        draft.quote();
        literal(source.substring(at + 1, end < 0 ? source.length() : end));
        at = end < 0 ? source.length() : end + 1;
    }

    private void twice() {
        draft.quote();
        at++;
        while (at < source.length() && source.charAt(at) != '"') {
            char c = source.charAt(at);
            if (c == '$') dollar(true);
            else if (c == '`') backtick();
            else if (c == '\\' && "$`\"\\\n".indexOf(peek(1)) >= 0) {
                if (peek(1) != '\n') draft.add(peek(1));
                at += 2;
            } else {
                literal(String.valueOf(c));
                at++;
            }
        }
        if (at >= source.length()) draft.doubt("an open quote");
        at++;
    }

    private void escaped() {
        if (peek(1) == '\n' || at + 1 >= source.length()) {
            draft.doubt("a line continuation");
        } else {
            draft.quote();
            literal(String.valueOf(peek(1)));
            if (peek(1) < ' ') draft.doubt("an invisible character");
        }
        at += 2;
    }

    private void dollar(boolean inQuotes) {
        char next = peek(1);
        if (next == '(') substitution(2, closing(at + 2), "a substitution");
        else if (next == '{') variable(Math.max(source.indexOf('}', at), at + 1) + 1, inQuotes);
        else if (next == '\'' && !inQuotes) {
            draft.doubt("an escape in $'…'");
            draft.add(Escapes.decoded(source, at + 2));
            at = Math.min(source.length(), Escapes.end(source, at + 2) + 1);
        } else if (Character.isLetterOrDigit(next) || "_@*#?$!-".indexOf(next) >= 0) {
            int end = at + 2;
            boolean named = Character.isLetter(next) || next == '_';
            while (named && end < source.length() && nameGoesOn(source.charAt(end))) end++;
            variable(end, inQuotes);
        } else {
            if (next == '"') draft.doubt("a substitution");
            else draft.add('$');
            at++;
        }
    }

    private static boolean nameGoesOn(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    private void variable(int end, boolean inQuotes) {
        draft.doubt("a variable");
        String name = source.substring(at, Math.min(end, source.length()));
        boolean blank = name.equals("$@") || name.equals("$*");
        if (!inQuotes && (name.equals("$IFS") || name.startsWith("${IFS"))) draft.endWord(at);
        else if (!blank) draft.add(name);
        at = Math.min(end, source.length());
    }

    private void backtick() {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != '`') end += source.charAt(end) == '\\' ? 2 : 1;
        substitution(1, Math.min(end, source.length()), "a substitution");
    }

    private void substitution(int opening, int end, String what) {
        draft.doubt(what);
        draft.nest(source.substring(at + opening, Math.max(end, at + opening)));
        draft.add(source.substring(at, Math.min(end + 1, source.length())));
        at = Math.min(end + 1, source.length());
    }

    /// The index of the parenthesis that closes what was opened before `from`, or the end of the text.
    private int closing(int from) {
        int depth = 1;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') i++;
            else if (c == '\'') i = Math.max(source.indexOf('\'', i + 1), i);
            else if (c == '(') depth++;
            else if (c == ')' && --depth == 0) return i;
        }
        draft.doubt("an open substitution");
        return source.length();
    }

    private void operator() {
        char c = source.charAt(at);
        char next = peek(1);
        if (c == '&' && next == '>') {
            draft.endWord(at++);
            redirect();
            return;
        }
        String joint = next == c || c == '|' && next == '&' ? "" + c + next : "" + c;
        if (joint.equals(";;")) draft.doubt("a compound command");
        int from = at;
        at += joint.length();
        draft.endPart(from, joint, at);
    }

    private void redirect() {
        draft.endBeforeRedirection(at);
        String rest = source.substring(at, Math.min(at + 3, source.length()));
        if (rest.startsWith("<(") || rest.startsWith(">(")) {
            substitution(2, closing(at + 2), "a process substitution");
            return;
        }
        boolean indented = rest.equals("<<-");
        Role role = Role.TARGET;
        int length = 1;
        if (rest.startsWith("<<")) {
            role = rest.equals("<<<") ? Role.INPUT : Role.DELIMITER;
            length = role == Role.INPUT || indented ? 3 : 2;
            draft.doubt(role == Role.INPUT ? "a here-string" : "a here-document");
        } else if (rest.startsWith("<")) {
            role = rest.startsWith("<>") ? Role.TARGET : Role.SOURCE;
            length = rest.startsWith("<>") || rest.startsWith("<&") ? 2 : 1;
            draft.doubt("a redirection");
        } else if (rest.length() > 1 && ">|&".indexOf(rest.charAt(1)) >= 0) length = 2;
        draft.expect(role, indented);
        at += length;
    }

    private void body(HereDocument document) {
        var lines = new StringBuilder();
        while (at < source.length()) {
            int end = source.indexOf('\n', at);
            String line = source.substring(at, end < 0 ? source.length() : end);
            at = end < 0 ? source.length() : end + 1;
            int tabs = 0;
            while (document.indented() && tabs < line.length() && line.charAt(tabs) == '\t') tabs++;
            if (line.substring(tabs).equals(document.delimiter())) break;
            lines.append(line).append('\n');
        }
        draft.startAt(at);
        document.input().add(lines.toString());
        if (document.quoted()) return;
        String asQuoted = "x \"" + lines.toString().replace("\"", "") + "\"";
        for (Part part : CommandText.of(asQuoted).parts()) document.nested().addAll(part.nested());
    }
}
