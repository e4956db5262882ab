package dev.jackdaw.memory;

import java.io.IOException;
import java.io.Serial;

/// Something that cannot be a note; the message says why and what would help.
public final class NoteRefused extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    NoteRefused(String message) {
        super(message);
    }
}
