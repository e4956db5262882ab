package dev.jackdaw.workspace;

import java.io.IOException;

/// A file that is no longer what it was when it was looked at.
public final class Stale extends IOException {
    public Stale(String message) {
        super(message);
    }
}
