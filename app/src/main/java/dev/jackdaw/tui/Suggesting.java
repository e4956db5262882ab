package dev.jackdaw.tui;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.tui.complete.Commands;
import dev.jackdaw.tui.complete.FileIndex;
import dev.jackdaw.tui.complete.Mentions;
import dev.jackdaw.tui.complete.Suggestion;
import dev.jackdaw.tui.complete.Suggestions;
import dev.jackdaw.tui.edit.Completions;
import dev.jackdaw.tui.slash.Slash;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.workspace.Workspace;
import java.util.List;
import java.util.concurrent.Executor;

/// What is offered at the input: commands and their arguments, and the files of the workspace.
final class Suggesting implements AutoCloseable {
    private final FileIndex files;
    private final Completions all;

    /// @param more told, on any thread, when there is more to offer
    Suggesting(Stage stage, LiveSession first, Slash slash, Runnable more) {
        Executor elsewhere = task -> Thread.ofVirtual().name("completing").start(task);
        Workspace workspace = first.site().workspace();
        this.files = new FileIndex(workspace, more);
        var commands = new Commands(
                new Commands.Source() {
                    @Override
                    public List<Suggestion> names() {
                        return slash.candidates(stage.words());
                    }

                    @Override
                    public List<Suggestion> arguments(String name) {
                        return slash.arguments(name, stage);
                    }
                },
                elsewhere,
                more);
        this.all = new Suggestions(commands, new Mentions(files, workspace.root(), elsewhere, more));
    }

    Completions all() {
        return all;
    }

    @Override
    public void close() {
        files.close();
    }
}
