package dev.jackdaw.tui.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The clipboard of a terminal: OSC 52 of xterm ("Manipulate Selection Data"). It is only ever written, never asked
/// for.
public final class Selection {
    private Selection() {}

    public static String put(String text) {
        return "\u001b]52;c;" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\u001b\\";
    }
}
