package dev.jackdaw.policy.shell;

import dev.jackdaw.policy.shell.CommandText.Part;
import dev.jackdaw.policy.shell.CommandText.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a scan has found so far: finished simple commands, the one being read, and the word being read.
final class CommandDraft {
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
    enum Role {
        WORD,
        TARGET,
        SOURCE,
        INPUT,
        DELIMITER
    }

    /// A here-document whose text is still to come.
    record HereDocument(List<String> input, List<String> nested, String delimiter, boolean quoted, boolean indented) {}

    /// A simple command being read.
    private static final class Open {
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

    private final String source;
    private final List<Open> finished = new ArrayList<>();
    private final Set<String> doubts = new LinkedHashSet<>();
    private final List<HereDocument> documents = new ArrayList<>();
    private Open open = new Open();
    private int start;
    private Role role = Role.WORD;
    private boolean indented;
    private StringBuilder word = new StringBuilder();
    private boolean begun;
    private boolean quoted;
    private boolean globs;
    private boolean home;

    CommandDraft(String source) {
        this.source = source;
    }

    CommandText text() {
        if (role != Role.WORD) doubt("a redirection without a file");
        if (finished.size() > MOST_PARTS) doubt("more than 50 commands");
        return new CommandText(source, finished.stream().map(Open::part).toList(), List.copyOf(doubts));
    }

    void doubt(String what) {
        doubts.add(what);
    }

    /// Whether a word has begun.
    boolean begun() {
        return begun;
    }

    void add(char c) {
        begun = true;
        word.append(c);
    }

    void add(String text) {
        begun = true;
        word.append(text);
    }

    void quote() {
        begun = true;
        quoted = true;
    }

    void glob() {
        globs = true;
    }

    /// A tilde: at the beginning of a word it means the home.
    void tilde() {
        if (!begun) home = true;
    }

    /// The commands of a substitution.
    void nest(String commands) {
        open.nested.add(commands);
    }

    /// Says that the next word is the file, or the text, of a redirection.
    void expect(Role next, boolean tabs) {
        if (role != Role.WORD) doubt("a redirection without a file");
        role = next;
        indented = tabs;
    }

    /// Ends the word before a redirection; digits alone are its descriptor.
    void endBeforeRedirection(int at) {
        if (begun && !quoted && word.chars().allMatch(Character::isDigit)) clear();
        else endWord(at);
    }

    private void clear() {
        word = new StringBuilder();
        begun = false;
        quoted = false;
        globs = false;
        home = false;
    }

    void endWord(int at) {
        if (!begun) return;
        String text = word.toString();
        switch (role) {
            case WORD -> place(text);
            case TARGET -> target(text, at);
            case SOURCE -> {}
            case INPUT -> open.input.add(text);
            case DELIMITER -> documents.add(new HereDocument(open.input, open.nested, text, quoted, indented));
        }
        role = Role.WORD;
        clear();
    }

    private void place(String text) {
        if (open.words.isEmpty() && !quoted && RESERVED.contains(text)) doubt("a compound command");
        if (open.words.isEmpty() && assigns(text)) open.assignments.add(text);
        else open.words.add(new Word(text, globs && !text.equals("["), home));
    }

    private static boolean assigns(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || Character.isDigit(text.charAt(0))) return false;
        String name = text.substring(0, text.charAt(equals - 1) == '+' ? equals - 1 : equals);
        return name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '[' || c == ']');
    }

    private void target(String text, int at) {
        boolean descriptor = text.equals("-") || text.chars().allMatch(Character::isDigit);
        boolean joined = source.charAt(Math.max(0, at - text.length() - 1)) == '&';
        if (text.equals("/dev/null") || descriptor && joined) return;
        doubt("a redirection");
        open.targets.add(text);
    }

    /// Ends the simple command at an operator.
    ///
    /// @param after where the next one begins
    void endPart(int at, String joint, int after) {
        endWord(at);
        if (open.empty()) {
            skip(joint);
        } else {
            open.text = source.substring(Math.min(start, at), Math.min(at, source.length()))
                    .strip();
            finished.add(open);
            open = new Open();
            open.joint = joint;
        }
        start = after;
    }

    /// An operator with nothing before it: a line or a parenthesis may follow one, nothing else may.
    private void skip(String joint) {
        boolean layout = joint.isEmpty() || joint.equals("\n") || joint.equals("(");
        boolean waits = open.joint.startsWith("|") || open.joint.equals("&&");
        boolean goesOn = waits && layout && !joint.isEmpty();
        if (goesOn) return;
        if ((waits || !layout) && !open.joint.equals("(")) doubt("an operator without a command");
        open.joint = joint;
    }

    /// The here-documents whose texts begin at this line.
    List<HereDocument> documents() {
        List<HereDocument> due = List.copyOf(documents);
        documents.clear();
        return due;
    }

    /// Says where the text of the next simple command begins.
    void startAt(int index) {
        start = index;
    }
}
