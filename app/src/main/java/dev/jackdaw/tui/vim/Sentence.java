package dev.jackdaw.tui.vim;

/// What was typed outside of the insert mode, as far as it goes: a count, an operator, and a verb, which is a motion,
/// an
/// object or a command.
///
/// @param count 1 where none was said
/// @param counted whether one was said
/// @param operator one of `dcy`, or `\0` where there is none
record Sentence(int count, boolean counted, char operator, String verb) {
    private static final int MOST = 9_999;
    private static final String OPERATORS = "dcy";

    /// What is between what can still become a sentence and what cannot.
    enum Standing {
        UNFINISHED,
        WHOLE
    }

    /// @param visual whether operators stand alone, and objects need none
    static Sentence of(String typed, boolean visual) {
        var reader = new Reader(typed);
        int first = reader.count();
        char operator = '\0';
        if (!visual && reader.more() && OPERATORS.indexOf(typed.charAt(reader.at)) >= 0)
            operator = typed.charAt(reader.at++);
        int second = operator == '\0' ? 0 : reader.count();
        int count = Math.min(MOST, Math.max(1, first) * Math.max(1, second));
        return new Sentence(count, first + second > 0, operator, typed.substring(reader.at));
    }

    boolean operates() {
        return operator != '\0';
    }

    /// Whether more has to come.
    Standing standing(boolean visual) {
        if (verb.isEmpty()) return Standing.UNFINISHED;
        char first = verb.charAt(0);
        boolean two = "fFtTg".indexOf(first) >= 0
                || first == 'r' && !operates()
                || (operates() || visual) && (first == 'i' || first == 'a');
        boolean whole = !two || verb.length() > 1;
        return whole ? Standing.WHOLE : Standing.UNFINISHED;
    }

    private static final class Reader {
        private final String typed;
        private int at;

        Reader(String typed) {
            this.typed = typed;
        }

        boolean more() {
            return at < typed.length();
        }

        int count() {
            int count = 0;
            while (more() && Character.isDigit(typed.charAt(at)) && (count > 0 || typed.charAt(at) != '0'))
                count = Math.min(MOST, 10 * count + Character.digit(typed.charAt(at++), 10));
            return count;
        }
    }
}
