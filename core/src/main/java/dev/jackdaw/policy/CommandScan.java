package dev.jackdaw.policy;

import dev.jackdaw.policy.CommandText.Part;
import dev.jackdaw.policy.CommandText.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads a shell command once from left to right. Where it is not sure it notes a doubt and goes on as well as it can,
/// because what it finds is also searched for what must never run.
final class CommandScan {
    private static final int LONGEST = 10_000;
    private static final int MOST_PARTS = 50;
    private static final Set<String> RESERVED = Set.of(
            "if",
            "then",
            "else",
            "elif",
            "fi",
            "for",
            "while",
            "until",
            "do",
            "done",
            "case",
            "esac",
            "select",
            "function",
            "time",
            "coproc",
            "!",
            "{",
            "}",
            "[[",
            "]]",
            "in");

    /// What the next word is for.
    private enum Role {
        WORD,
        TARGET,
        SOURCE,
        INPUT,
        DELIMITER
    }

    /// A simple command being read.
    private static final class Draft {
        private final List<Word> words = new ArrayList<>();
        private final List<String> assignments = new ArrayList<>();
        private final List<String> targets = new ArrayList<>();
        private final List<String> nested = new ArrayList<>();
        private final List<String> input = new ArrayList<>();
        private String joint = "";
        private String text = "";

        private boolean empty() {
            return words.isEmpty() && assignments.isEmpty() && targets.isEmpty() && input.isEmpty();
        }

        private Part part() {
            return new Part(joint, text, words, assignments, targets, nested, input);
        }
    }

    private record HereDocument(Draft owner, String delimiter, boolean quoted, boolean indented) {}

    private final String source;
    private final List<Draft> drafts = new ArrayList<>();
    private final Set<String> doubts = new LinkedHashSet<>();
    private final List<HereDocument> open = new ArrayList<>();
    private int at;
    private int start;
    private Draft draft = new Draft();
    private Role role = Role.WORD;
    private boolean indented;
    private StringBuilder word = new StringBuilder();
    private boolean begun;
    private boolean quoted;
    private boolean globs;
    private boolean home;

    CommandScan(String source) {
        this.source = source;
    }

    CommandText read() {
        while (at < source.length()) step();
        endPart("");
        if (role != Role.WORD) doubts.add("a redirection without a file");
        if (source.length() > LONGEST) doubts.add("more than 10,000 characters");
        if (drafts.size() > MOST_PARTS) doubts.add("more than 50 commands");
        return new CommandText(source, drafts.stream().map(Draft::part).toList(), List.copyOf(doubts));
    }

    private void step() {
        char c = source.charAt(at);
        switch (c) {
            case ' ', '\t' -> {
                endWord();
                at++;
            }
            case '\n' -> newline();
            case '\'' -> single();
            case '"' -> twice();
            case '\\' -> escaped();
            case '$' -> dollar(false);
            case '`' -> backtick();
            case '|', '&', ';' -> operator();
            case '<', '>' -> redirect();
            case '(', ')' -> {
                doubts.add("a subshell or function");
                endPart("(");
                at++;
            }
            case '#' -> comment();
            default -> plain(c);
        }
    }

    private char peek(int ahead) {
        return at + ahead < source.length() ? source.charAt(at + ahead) : '\0';
    }

    private void add(char c) {
        begun = true;
        word.append(c);
    }

    private void newline() {
        endPart("\n");
        at++;
        start = at;
        for (HereDocument document : open) body(document);
        open.clear();
    }

    private void plain(char c) {
        if (!begun && c == '~') home = true;
        if (c == '*' || c == '?' || c == '[') globs = true;
        if (c == '{' || c == '}') doubts.add("braces");
        if (invisible(c)) doubts.add("an invisible character");
        add(c);
        at++;
    }

    private static boolean invisible(char c) {
        if (c < 0x7f) return c < ' ';
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR -> true;
            case Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private void comment() {
        if (begun) {
            plain('#');
            return;
        }
        doubts.add("a comment");
        while (at < source.length() && source.charAt(at) != '\n') at++;
    }

    private void single() {
        int end = source.indexOf('\'', at + 1);
        if (end < 0) doubts.add("an open quote");
        String text = source.substring(at + 1, end < 0 ? source.length() : end);
        if (text.chars().anyMatch(c -> c != '\n' && c != '\t' && invisible((char) c)))
            doubts.add("an invisible character");
        word.append(text);
        begun = true;
        quoted = true;
        at = end < 0 ? source.length() : end + 1;
    }

    private void twice() {
        begun = true;
        quoted = true;
        at++;
        while (at < source.length() && source.charAt(at) != '"') {
            char c = source.charAt(at);
            if (c == '$') dollar(true);
            else if (c == '`') backtick();
            else if (c == '\\' && "$`\"\\\n".indexOf(peek(1)) >= 0) {
                if (peek(1) != '\n') add(peek(1));
                at += 2;
            } else {
                if (c != '\n' && c != '\t' && invisible(c)) doubts.add("an invisible character");
                add(c);
                at++;
            }
        }
        if (at >= source.length()) doubts.add("an open quote");
        at++;
    }

    private void escaped() {
        if (peek(1) == '\n' || at + 1 >= source.length()) {
            doubts.add("a line continuation");
        } else {
            if (invisible(peek(1))) doubts.add("an invisible character");
            add(peek(1));
            quoted = true;
        }
        at += 2;
    }

    private void dollar(boolean inQuotes) {
        char next = peek(1);
        if (next == '(') substitution(2, closing(at + 2), "a substitution");
        else if (next == '{') variable(Math.max(source.indexOf('}', at), at + 1) + 1, inQuotes);
        else if (next == '\'' && !inQuotes) {
            doubts.add("an escape in $'…'");
            word.append(Escapes.decoded(source, at + 2));
            begun = true;
            at = Math.min(source.length(), Escapes.end(source, at + 2) + 1);
        } else if (Character.isLetterOrDigit(next) || "_@*#?$!-".indexOf(next) >= 0) {
            int end = at + 2;
            while ((Character.isLetter(next) || next == '_')
                    && end < source.length()
                    && (Character.isLetterOrDigit(source.charAt(end)) || source.charAt(end) == '_')) end++;
            variable(end, inQuotes);
        } else {
            if (next == '"') doubts.add("a substitution");
            else add('$');
            at++;
        }
    }

    private void variable(int end, boolean inQuotes) {
        doubts.add("a variable");
        String name = source.substring(at, Math.min(end, source.length()));
        at = Math.min(end, source.length());
        boolean blank = name.equals("$@") || name.equals("$*");
        if (!inQuotes && (name.equals("$IFS") || name.startsWith("${IFS"))) endWord();
        else if (!blank) {
            word.append(name);
            begun = true;
        }
    }

    private void backtick() {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != '`') end += source.charAt(end) == '\\' ? 2 : 1;
        substitution(1, Math.min(end, source.length()), "a substitution");
    }

    private void substitution(int opening, int end, String what) {
        doubts.add(what);
        draft.nested.add(source.substring(at + opening, Math.max(end, at + opening)));
        begun = true;
        word.append(source, at, Math.min(end + 1, source.length()));
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
        doubts.add("an open substitution");
        return source.length();
    }

    private void operator() {
        char c = source.charAt(at);
        char next = peek(1);
        if (c == '&' && next == '>') {
            at++;
            redirect();
            return;
        }
        boolean twin = next == c || c == '|' && next == '&';
        String joint = twin ? "" + c + next : "" + c;
        if (joint.equals(";;")) doubts.add("a compound command");
        endPart(joint);
        at += joint.length();
        start = at;
    }

    private void redirect() {
        if (begun && !quoted && word.chars().allMatch(Character::isDigit)) resetWord();
        else endWord();
        String rest = source.substring(at, Math.min(at + 3, source.length()));
        if (rest.startsWith("<(") || rest.startsWith(">(")) {
            substitution(2, closing(at + 2), "a process substitution");
        } else if (rest.startsWith("<<<")) expect(Role.INPUT, 3, "a here-string");
        else if (rest.startsWith("<<")) {
            indented = rest.equals("<<-");
            expect(Role.DELIMITER, indented ? 3 : 2, "a here-document");
        } else if (rest.startsWith("<>")) expect(Role.TARGET, 2, "a redirection");
        else if (rest.startsWith("<")) expect(Role.SOURCE, rest.startsWith("<&") ? 2 : 1, "a redirection");
        else if (rest.startsWith(">>") || rest.startsWith(">|") || rest.startsWith(">&")) expect(Role.TARGET, 2, "");
        else expect(Role.TARGET, 1, "");
    }

    private void expect(Role next, int length, String doubt) {
        if (role != Role.WORD) doubts.add("a redirection without a file");
        if (!doubt.isEmpty()) doubts.add(doubt);
        role = next;
        at += length;
    }

    private void resetWord() {
        word = new StringBuilder();
        begun = false;
        quoted = false;
        globs = false;
        home = false;
    }

    private void endWord() {
        if (!begun) return;
        String text = word.toString();
        switch (role) {
            case WORD -> place(text);
            case TARGET -> target(text);
            case SOURCE -> {}
            case INPUT -> draft.input.add(text);
            case DELIMITER -> open.add(new HereDocument(draft, text, quoted, indented));
        }
        role = Role.WORD;
        resetWord();
    }

    private void place(String text) {
        if (draft.words.isEmpty() && !quoted && RESERVED.contains(text)) doubts.add("a compound command");
        if (draft.words.isEmpty() && assigns(text)) draft.assignments.add(text);
        else draft.words.add(new Word(text, globs && !text.equals("["), home));
    }

    private static boolean assigns(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || Character.isDigit(text.charAt(0))) return false;
        String name = text.substring(0, text.charAt(equals - 1) == '+' ? equals - 1 : equals);
        return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '[' || c == ']');
    }

    private void target(String text) {
        boolean descriptor = text.equals("-") || text.chars().allMatch(Character::isDigit);
        boolean joined = source.charAt(Math.max(0, at - text.length() - 1)) == '&';
        if (text.equals("/dev/null") || descriptor && joined) return;
        doubts.add("a redirection");
        draft.targets.add(text);
    }

    private void endPart(String joint) {
        endWord();
        if (draft.empty()) {
            boolean waits = draft.joint.startsWith("|") || draft.joint.equals("&&");
            boolean goesOn = waits && (joint.equals("\n") || joint.equals("("));
            if (!goesOn && (waits || !joint.isEmpty() && !joint.equals("\n") && !joint.equals("(")))
                if (!draft.joint.equals("(")) doubts.add("an operator without a command");
            if (!goesOn) draft.joint = joint;
            return;
        }
        draft.text = source.substring(Math.min(start, at), Math.min(at, source.length()))
                .strip();
        drafts.add(draft);
        draft = new Draft();
        draft.joint = joint;
        start = at + (joint.equals("(") ? 1 : 0);
    }

    private void body(HereDocument document) {
        var lines = new StringBuilder();
        while (at < source.length()) {
            int end = source.indexOf('\n', at);
            String line = source.substring(at, end < 0 ? source.length() : end);
            at = end < 0 ? source.length() : end + 1;
            if ((document.indented() ? line.replaceFirst("^\t+", "") : line).equals(document.delimiter())) break;
            lines.append(line).append('\n');
        }
        start = at;
        document.owner().input.add(lines.toString());
        if (document.quoted()) return;
        String asQuoted = "x \"" + lines.toString().replace("\"", "") + "\"";
        for (Part part : CommandText.of(asQuoted).parts())
            document.owner().nested.addAll(part.nested());
    }
}
