package dev.jackdaw.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.undo.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whole sessions change files, and it is known which.
@Timeout(60)
class TouchedTest {
    @TempDir
    Path folder;

    private Path work;
    private Sessions sessions;

    @BeforeEach
    void workspace() throws IOException {
        work = Files.createDirectories(folder.toRealPath().resolve("work"));
        sessions = new Sessions(folder.resolve("state"), work);
    }

    private Touched touched(Session session) {
        return new Touched(session, work, new Touched.Traces() {
            @Override
            public List<Line> lines(String id, String worktree) throws IOException {
                return sessions.lines(id);
            }

            @Override
            public List<Path> changed(String id, String worktree, int step) throws IOException {
                return Timeline.changed(sessions.project().resolve("undo"), id, step);
            }
        });
    }

    private LiveSession play(Session session, ScriptedModel model) throws IOException, InterruptedException {
        Settings settings = Settings.of(work, folder.resolve("state"), Endpoint.of("fake", "scripted", ""))
                .under(Policy.of(Mode.BYPASS));
        LiveSession live = Jackdaw.open(settings, session, LiveSession.Answering.USER, List.of(), Gateway.of(model));
        live.send(Command.Say.now("go"));
        live.await();
        return live;
    }

    private static ToolCall bash(String id, String command) {
        return new ToolCall(id, "bash", Json.obj("command", command).write());
    }

    private static ToolCall write(String id, String path, String content) {
        return new ToolCall(
                id, "write", Json.obj("path", path, "content", content).write());
    }

    private List<Path> paths(String... names) {
        return Stream.of(names).map(work::resolve).toList();
    }

    @Test
    void editsAndCommandsCountButNotWhatIsOnlyRead() throws Exception {
        Files.writeString(work.resolve("old"), "old\n");
        Session session = sessions.create("s");
        var model = new ScriptedModel()
                .calls(write("c1", "src/a.txt", "a\n"))
                .calls(bash("c2", "cat old; mkdir -p d; echo b > d/b; rm old; touch -c src"))
                .calls(write("c3", "src/a.txt", "a\n"))
                .says("done");
        try (LiveSession _ = play(session, model)) {
            assertEquals(paths("src/a.txt", "d/b", "old"), touched(session).since(0));
            assertEquals(List.of(), touched(session).inTurn(), "the turn has ended");
        }
    }

    @Test
    void withoutUndoTheEditToolsTellThemselves() throws Exception {
        Session session = Session.inMemory("m");
        var model = new ScriptedModel()
                .calls(write("c1", "a.txt", "a\n"))
                .calls(bash("c2", "echo b > b"))
                .says("done");
        try (LiveSession _ = play(session, model)) {
            assertEquals(paths("a.txt"), touched(session).since(0));
        }
    }

    @Test
    void whatTheUserRunsIsNotTheModelsWork() throws Exception {
        Session session = sessions.create("s");
        var model = new ScriptedModel().calls(write("c1", "a.txt", "a\n")).says("done");
        try (LiveSession live = play(session, model)) {
            int then = session.size();
            live.send(new Command.Run("echo mine > mine.txt"));
            while (session.lines().stream().noneMatch(line -> line.fact() instanceof Fact.UserRan)) Thread.sleep(5);
            assertEquals(List.of(), touched(session).since(then));
        }
    }

    @Test
    void whatBuildsWriteIsNobodysWork() throws Exception {
        Files.writeString(work.resolve("package.json"), "{}");
        Session session = sessions.create("s");
        var model = new ScriptedModel()
                .calls(bash("c1", "mkdir -p dist node_modules/x a/dist; touch dist/x.js node_modules/x/x.js a/dist/y"))
                .says("done");
        try (LiveSession _ = play(session, model)) {
            assertEquals(paths("a/dist/y"), touched(session).since(0));
        }
    }

    @Test
    void whatASubagentChangedCountsWhereItCameHere() throws Exception {
        Path tree = Files.createDirectories(folder.toRealPath().resolve("tree"));
        try (Session session = sessions.create("s");
                Session near = sessions.create("near");
                Session far = sessions.create("far")) {
            session.append(new Undertaking.Delegated("", "near-1", "general", "t", "near", "", false));
            session.append(new Undertaking.Delegated("", "far-1", "general", "t", "far", tree.toString(), false));
            near.append(new Fact.ToolRan("n1", edit("near.txt")));
            far.append(new Fact.ToolRan("f1", edit("merged.txt")));
            far.append(new Fact.ToolRan("f2", edit("left.txt")));
            Files.writeString(work.resolve("merged.txt"), "merged");
            assertEquals(paths("near.txt", "merged.txt"), touched(session).since(0));
            session.append(new Undertaking.Returned("near-1", "answered", "", Usage.NONE, ""));
            session.append(new Undertaking.Returned("far-1", "answered", "", Usage.NONE, ""));
            session.append(new Fact.Reminded("x", "y"));
            assertEquals(List.of(), touched(session).since(session.size() - 1));
        }
    }

    private static ToolResult edit(String path) {
        return ToolResult.of("Edited").with(Json.obj("path", path, "diff", "+x", "added", 1));
    }
}
