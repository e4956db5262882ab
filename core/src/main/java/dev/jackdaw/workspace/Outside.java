package dev.jackdaw.workspace;

import java.io.IOException;

/// A path that leads out of the workspace, by whatever way.
public final class Outside extends IOException {
    public Outside(String message) {
        super(message);
    }
}
