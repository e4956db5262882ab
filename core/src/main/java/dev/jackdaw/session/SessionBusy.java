package dev.jackdaw.session;

import java.io.IOException;

/// A session that another process is writing.
public final class SessionBusy extends IOException {
    private final long pid;

    SessionBusy(String id, long pid) {
        super("session " + id + " is open in " + (pid > 0 ? "process " + pid : "another process")
                + "; close it there, or work on a copy with --fork-session");
        this.pid = pid;
    }

    /// The process that has it, or 0 where that is not known.
    public long pid() {
        return pid;
    }
}
