package dev.jackdaw.tui.stage;

import java.io.IOException;
import java.util.List;

/// One command that begins with a slash. What it does is told by the message `command.NAME`.
///
/// @param aliases other names, not listed
/// @param argument how its argument is shown, or empty
public record SlashCommand(String name, List<String> aliases, String argument, Action action) {

    /// What it does. What the user could mend is thrown with a sentence for the user.
    @FunctionalInterface
    public interface Action {
        /// @param argument what stands behind the name, or empty
        void act(Stage stage, String argument) throws IOException;
    }

    public static SlashCommand of(String name, String argument, Action action) {
        return new SlashCommand(name, List.of(), argument, action);
    }

    /// One that knows no argument.
    public static SlashCommand of(String name, Alone action) {
        return of(name, "", (stage, argument) -> {
            if (!argument.isEmpty())
                throw new IllegalArgumentException(stage.words().of("usage.alone", "/" + name));
            action.act(stage);
        });
    }

    /// What a command does that knows no argument.
    @FunctionalInterface
    public interface Alone {
        void act(Stage stage) throws IOException;
    }

    public SlashCommand alias(String... others) {
        return new SlashCommand(name, List.of(others), argument, action);
    }

    public boolean called(String word) {
        return name.equals(word) || aliases.contains(word);
    }

    /// How it is written.
    public String usage() {
        return "/" + name + (argument.isEmpty() ? "" : " " + argument);
    }
}
