package dev.jackdaw.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the interface is to look and to be used.
///
/// @param language `en` or `zh`; by the environment where empty
/// @param theme one of [#THEMES]; where empty, what suits the terminal
/// @param editing whose keys edit the input
/// @param statusLine a shell command whose first line of output stands below the input; it reads JSON
/// @param notice how somebody who is not looking is told that something waits
/// @param keys what keys mean instead of the usual: name of a key to name of an action
public record Appearance(
        Optional<String> language,
        Optional<String> theme,
        Editing editing,
        Optional<String> statusLine,
        Notice notice,
        Map<String, String> keys) {
    public static final List<String> THEMES = List.of("dark", "light", "colour-blind", "mono", "none");

    public static final Appearance USUAL =
            new Appearance(Optional.empty(), Optional.empty(), Editing.EMACS, Optional.empty(), Notice.AUTO, Map.of());

    public Appearance {
        keys = Map.copyOf(keys);
    }

    /// Whose keys edit.
    public enum Editing {
        /// Those of Emacs, as shells have them.
        EMACS,
        VIM
    }

    /// How somebody is told.
    public enum Notice {
        /// As the terminal can do it.
        AUTO,
        BELL,
        /// By the escape sequence "OSC 9", which several terminals show on the desktop.
        OSC9,
        /// By a program of the desktop.
        DESKTOP,
        OFF
    }
}
