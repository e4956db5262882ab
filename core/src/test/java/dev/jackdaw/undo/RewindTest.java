package dev.jackdaw.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole session going back and forth by commands.
class RewindTest {
    @TempDir
    Path folder;

    private Path work;
    private Sessions sessions;

    @BeforeEach
    void workspace() throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("a"), "zero\n");
        sessions = new Sessions(folder.resolve("state"), work);
    }

    private LiveSession open(Session session, ScriptedModel model) throws IOException {
        Settings settings = Settings.of(work, folder.resolve("state"), Endpoint.of("fake", "scripted", ""))
                .under(Policy.of(Mode.BYPASS));
        return Jackdaw.open(settings, session, LiveSession.Answering.USER, List.of(), Gateway.of(model));
    }

    private static ToolCall bash(String id, String command) {
        return new ToolCall(id, "bash", Json.obj("command", command).write());
    }

    private LiveSession twoTurns(Session session) throws IOException, InterruptedException {
        LiveSession live = open(
                session,
                new ScriptedModel()
                        .calls(bash("c1", "echo one >> a; mkdir -p b; echo b > b/c"))
                        .says("first done")
                        .calls(bash("c2", "rm -rf a b"))
                        .says("second done"));
        live.send(Command.Say.now("first"));
        live.await();
        live.send(Command.Say.now("second"));
        live.await();
        return live;
    }

    @Test
    void rewindingTakesBackTheConversationAndTheFiles() throws Exception {
        try (LiveSession live = twoTurns(sessions.create("s"))) {
            assertFalse(Files.exists(work.resolve("a")));
            live.send(new Command.Rewind(1, Command.Scope.BOTH, Timeline.Conflicts.LEAVE));
            assertEquals("zero\none\n", Files.readString(work.resolve("a")));
            assertEquals("first done", live.session().conversation().answer());
            live.send(new Command.Redo(Timeline.Conflicts.LEAVE));
            assertFalse(Files.exists(work.resolve("a")));
            live.send(new Command.Undo(1, Timeline.Conflicts.LEAVE));
            assertEquals("zero\n", Files.readString(work.resolve("a")));
        }
        var model = new ScriptedModel().says("hello");
        try (LiveSession resumed = open(sessions.open("s"), model)) {
            resumed.send(Command.Say.now("third"));
            resumed.await();
        }
        String prompt = model.prompts().getFirst().messages().toString();
        assertTrue(prompt.contains("first done") && !prompt.contains("second"), prompt);
        assertTrue(prompt.contains("restored 1 paths") || prompt.contains("restored 3 paths"), prompt);
    }

    @Test
    void rewindingTheConversationAloneLeavesTheFiles() throws Exception {
        try (LiveSession live = twoTurns(sessions.create("s"))) {
            live.send(new Command.Rewind(0, Command.Scope.CONVERSATION, Timeline.Conflicts.LEAVE));
            assertEquals(List.of(), live.session().conversation().messages());
            assertEquals(60, live.session().conversation().usage().total());
            assertFalse(Files.exists(work.resolve("a")));
            live.send(new Command.Undo(1, Timeline.Conflicts.LEAVE));
            assertEquals("zero\n", Files.readString(work.resolve("a")));
        }
    }

    @Test
    void rewindingTheFilesAloneTellsTheModelOfIt() throws Exception {
        try (LiveSession live = twoTurns(sessions.create("s"))) {
            live.send(new Command.Rewind(0, Command.Scope.FILES, Timeline.Conflicts.LEAVE));
            assertEquals("zero\n", Files.readString(work.resolve("a")));
            Message told = live.session().conversation().last().orElseThrow();
            assertTrue(told.toString().contains("restored 1 paths"), told.toString());
            assertTrue(live.timeline().orElseThrow().diff(1).isEmpty());
        }
    }

    @Test
    void theDiffIsAgainstWhatWasThereFirst() throws Exception {
        try (LiveSession live = twoTurns(sessions.create("s"))) {
            String first = live.timeline().orElseThrow().diff(1);
            assertEquals("--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-zero\n", first);
        }
    }

    @Test
    void whatCannotBeDoneIsSaidAndChangesNothing() throws Exception {
        try (LiveSession live = twoTurns(sessions.create("s"))) {
            int size = live.session().size();
            for (Command command : List.of(
                    new Command.Redo(Timeline.Conflicts.LEAVE),
                    new Command.Undo(7, Timeline.Conflicts.LEAVE),
                    new Command.Rewind(2, Command.Scope.BOTH, Timeline.Conflicts.LEAVE)))
                assertThrows(IllegalArgumentException.class, () -> live.send(command));
            assertEquals(size, live.session().size());
        }
    }

    @Test
    void aForkUndoesWhatWasDoneBeforeIt() throws Exception {
        twoTurns(sessions.create("s")).close();
        Session fork = sessions.fork("s");
        try (LiveSession live = open(fork, new ScriptedModel())) {
            live.send(new Command.Undo(1, Timeline.Conflicts.LEAVE));
            assertEquals("zero\n", Files.readString(work.resolve("a")));
            assertTrue(fork.lines().stream().anyMatch(line -> line.fact() instanceof Fact.Restored));
        }
    }
}
