package dev.jackdaw.agent;

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
}
