package dev.jackdaw.agent;

import dev.jackdaw.session.Undertaking.Delegated;
import java.util.List;

/// The subagents of a session, as far as the session has to do with them.
public interface Subagents {
    Subagents NONE = new Subagents() {
        @Override
        public boolean busy() {
            return false;
        }

        @Override
        public void interrupt() {}

        @Override
        public void stop(String agent) {
            throw new IllegalArgumentException("there is no subagent " + agent);
        }

        @Override
        public void close() {}

        @Override
        public List<Standing> standings() {
            return List.of();
        }

        @Override
        public String merge(String agent) {
            throw new IllegalArgumentException("there is no subagent " + agent);
        }
    };

    /// Whether one of them works.
    boolean busy();

    /// Makes all of them end soon.
    void interrupt();

    /// Makes one of them end soon.
    ///
    /// @throws IllegalArgumentException where there is none of that name, naming those there are
    void stop(String agent);

    /// Ends all of them and waits until they have ended.
    void close();

    /// All there have been, in their order.
    List<Standing> standings();

    /// Brings what one of them changed in a worktree of its own into the workspace, because the user wants it; it can
    /// be
    /// undone.
    ///
    /// @return what was done, and what is in conflict
    /// @throws IllegalArgumentException where that cannot be, with the mend
    String merge(String agent) throws InterruptedException;

    /// One of them, as it stands.
    ///
    /// @param state `working`, or how it came back: `answered`, `failed`, `limit` or `stopped`
    /// @param doing what it is at; what came of it where it has come back
    record Standing(Delegated handed, String state, String doing, long tokens) {}
}
