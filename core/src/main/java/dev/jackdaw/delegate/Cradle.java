package dev.jackdaw.delegate;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Superior;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Opens the sessions of subagents.
public interface Cradle {

    /// A session of that id: as it was kept, or a new one.
    Session session(String id) throws IOException;

    /// Puts together what works it. Closing it ends all it started.
    LiveSession open(Child child) throws IOException;

    /// A subagent to be opened.
    ///
    /// @param instructions what it is told on top of what the workspace says
    /// @param more tools beside those of its role
    /// @param folder where it works, if not where its superior does
    /// @param rounds rounds of tools in a turn, if limited apart
    /// @param time it has
    record Child(
            String agent,
            Session session,
            Role role,
            String instructions,
            List<? extends Tool<?>> more,
            Superior superior,
            Optional<Path> folder,
            OptionalInt rounds,
            Optional<Duration> time,
            Tree tree) {}

    /// Where in a tree of agents a session stands.
    ///
    /// @param depth 0 for the user's own session
    record Tree(Account account, int depth) {
        /// Whether tasks may be handed out from here.
        public boolean delegates() {
            return depth < account.caps().depth();
        }
    }
}
