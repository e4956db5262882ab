package dev.jackdaw;

import dev.jackdaw.agent.Instructions;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.delegate.Cradle;
import dev.jackdaw.delegate.Renaming;
import dev.jackdaw.delegate.Role;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.settings.Knowing;
import dev.jackdaw.settings.Limits;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Opens the sessions of subagents as their superior's was opened, within what their roles and their superior allow.
///
/// @param ground what the superior is made of
record Nursery(Undertakings.Ground ground) implements Cradle {

    /// A session that is a subagent's.
    ///
    /// @param saving what saves what a call is about to change: in the superior's timeline, where it works in the
    /// same folder
    record Below(Child child, List<ToolFilter> saving) {
        /// Those of its role, and what it was given for its task.
        List<Tool<?>> offered(List<Tool<?>> tools) {
            var offered = new ArrayList<Tool<?>>();
            for (Tool<?> tool : tools) if (child.role().has(tool)) offered.add(tool);
            for (Tool<?> own : child.more()) if (!offered.contains(own)) offered.add(own);
            return offered;
        }
    }

    @Override
    public Session session(String id) throws IOException {
        return Sessions.agent(ground.session(), id);
    }

    @Override
    public LiveSession open(Child child) throws IOException {
        List<ToolFilter> saving = child.folder().isPresent()
                ? List.of()
                : ground.saving().stream()
                        .<ToolFilter>map(filter -> new Renaming(child.agent(), filter))
                        .toList();
        var below = new Below(child, saving);
        return Jackdaw.open(new Jackdaw.Opening(
                settings(child),
                child.session(),
                LiveSession.Answering.NOBODY,
                ground.more(),
                gateway(child.role()),
                Optional.of(below)));
    }

    private Settings settings(Child child) throws IOException {
        Settings above = ground.settings();
        Path folder = child.folder().orElse(above.directory());
        String instructions = child.instructions() + "\n\n"
                + Instructions.workspace(new Workspace(folder, List.of(), List.of()))
                        .text();
        Knowing knowing = above.knowing();
        return new Settings(
                folder,
                above.state(),
                above.lineup(),
                child.superior().policy().get(),
                above.more(),
                new Limits(
                        child.rounds().orElse(above.limits().rounds()),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        child.time()),
                Optional.of(instructions),
                above.appended(),
                above.tools(),
                above.artifacts(),
                above.appearance(),
                above.hooks(),
                above.undo(),
                above.sandbox(),
                new Knowing(
                        knowing.heeded(),
                        knowing.compacting(),
                        knowing.recalled(),
                        Knowing.Noting.OFF,
                        knowing.around()),
                above.rigour(),
                above.agents(),
                above.goals());
    }

    /// The models its role wants, as far as they are at hand; else those of the session.
    private Gateway gateway(Role role) {
        Gateway above = ground.gateway();
        Optional<String> model =
                role.model().or(() -> ground.settings().agents().model());
        if (model.isEmpty() && role.effort().isEmpty()) return above;
        try {
            Gateway own = above.beginning(model.orElse(above.chosen()));
            if (role.effort().isPresent()) own.think(role.effort());
            return own;
        } catch (IllegalArgumentException notAtHand) {
            String told = "the role " + role.name() + " is worked by the session's model: " + notAtHand.getMessage();
            ground.session().append(new Undertaking.Noted("agent-model", told));
            return above;
        }
    }
}
