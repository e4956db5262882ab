package dev.jackdaw.tui.code;

import dev.jackdaw.tui.screen.Row;

/// Code that is coloured line by line, from its first to its last. The text of a row is that of its line, with four
/// spaces for a tab.
public final class Highlighting {
    private final Language language;
    private State state;

    /// What a line leaves to the next.
    ///
    /// @param span the one that is open, as its place in the language's list; -1 where there is none
    /// @param depth how many are open in each other
    /// @param here the word that ends the text that began, empty where there is none
    /// @param tag whether a tag is open
    record State(int span, int depth, String here, boolean tag) {
        static final State START = new State(-1, 0, "", false);
    }

    private Highlighting(Language language, State state) {
        this.language = language;
        this.state = state;
    }

    public static Highlighting of(Language language) {
        return new Highlighting(language, State.START);
    }

    /// The next line, once it is whole; without line end and what a terminal would obey.
    public Row line(String line) {
        var lexer = new Lexer(language, state, line);
        Row row = lexer.row();
        state = lexer.state();
        return row;
    }

    /// One that goes on from here without changing this.
    public Highlighting copy() {
        return new Highlighting(language, state);
    }
}
