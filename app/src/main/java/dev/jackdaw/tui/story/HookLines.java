package dev.jackdaw.tui.story;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.List;

/// What a hook said, as a line for a person.
final class HookLines {
    private static final int LONGEST = 300;

    private HookLines() {}

    /// What its configuration has one read while it works.
    static List<Row> of(Glimpse.HookBegan began) {
        return began.status().isEmpty() ? List.of() : List.of(Row.of(Ink.DIM, Sanitiser.line(began.status())));
    }

    static Row of(Fact.HookSpoke spoke, Words words) {
        String event = Sanitiser.line(spoke.event());
        String hook = Cells.cut(Sanitiser.line(spoke.hook()), LONGEST);
        String text = Cells.cut(Sanitiser.line(words.told(bare(spoke.text()))), LONGEST);
        return switch (spoke.effect()) {
            case ADDED -> Row.of(Ink.DIM, words.of("hook.added", event, text));
            case CONTINUED -> Row.of(Ink.WARNING, words.of("hook.continued", text));
            case DENIED -> Row.of(Ink.BAD, words.of("hook.denied", event, hook, text));
            case CHANGED -> Row.of(Ink.WARNING, words.of("hook.changed", event, text));
            case STOPPED -> Row.of(Ink.WARNING, words.of("hook.stopped", event, text));
            case FAILED -> Row.of(Ink.WARNING, words.of("hook.failed", event, text));
            case TOLD -> Row.of(words.of("hook.told", event, text));
        };
    }

    /// Without the mark-up the model reads around it.
    private static String bare(String text) {
        boolean wrapped = text.startsWith("<hook ") && text.endsWith("</hook>");
        return wrapped ? text.substring(text.indexOf('\n') + 1, text.lastIndexOf('\n')) : text;
    }
}
