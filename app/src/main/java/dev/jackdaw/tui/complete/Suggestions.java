package dev.jackdaw.tui.complete;

import dev.jackdaw.tui.edit.Completions;
import dev.jackdaw.tui.edit.Offers;

/// All that is completed: a mention wherever it is typed, else a command.
public record Suggestions(Completions commands, Completions mentions) implements Completions {

    @Override
    public Offers of(CharSequence text, int cursor, Occasion occasion) {
        Offers files = mentions.of(text, cursor, occasion);
        return files.active() ? files : commands.of(text, cursor, occasion);
    }
}
