package dev.jackdaw.tui;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.tui.keys.Keymap;
import dev.jackdaw.tui.keys.Keys;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Theme;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Desk;
import dev.jackdaw.tui.status.Hint;
import dev.jackdaw.tui.story.Look;
import dev.jackdaw.tui.story.Transcript;
import dev.jackdaw.tui.terminal.Inbox;
import dev.jackdaw.tui.terminal.Looks;
import dev.jackdaw.tui.terminal.Tty;

/// What the face of a terminal works with.
record Gear(
        Tty tty,
        Inbox inbox,
        Keymap keymap,
        Keys keys,
        Frames frames,
        Display display,
        Seat seat,
        Errands errands,
        Asking asking,
        Reading reading,
        Hint hint) {

    static Gear of(Desk desk, Words words, Tty tty, Looks looks, LiveSession first) {
        var inbox = new Inbox();
        var keymap = new Keymap(desk.settings().appearance().keys());
        var frames = new Frames(tty, looks.theme());
        var display = new Display();
        var look = new Look(looks.theme() != Theme.NONE, true, display);
        return new Gear(
                tty,
                inbox,
                keymap,
                new Keys(keymap),
                frames,
                display,
                new Seat(first, inbox, () -> new Transcript(words, look, Inline::now)),
                new Errands(inbox, words, frames::show),
                new Asking(words),
                new Reading(tty, words, looks.theme()),
                new Hint());
    }
}
