package dev.jackdaw.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.session.Undertaking;
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

/// Whole turns with a model that says more than it does.
class ClaimsTest {
    @TempDir
    Path folder;

    private Path work;
    private Session session = Session.inMemory("");

    @BeforeEach
    void workspace() throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("app.py"), "print('zero')\n");
        session = new Sessions(folder.resolve("state"), work).create("s");
    }

    private Ending play(ScriptedModel model, String... said) throws Exception {
        Settings settings = Settings.of(work, folder.resolve("state"), Endpoint.of("fake", "scripted", ""))
                .under(Policy.of(Mode.BYPASS));
        try (LiveSession live =
                Jackdaw.open(settings, session, LiveSession.Answering.NOBODY, List.of(), Gateway.of(model))) {
            Ending ending = Ending.of(Ending.Reason.ANSWERED, "");
            for (String text : said) {
                live.send(Command.Say.now(text));
                ending = live.await();
            }
            return ending;
        }
    }

    private static ToolCall bash(String id, String command) {
        return new ToolCall(id, "bash", Json.obj("command", command).write());
    }

    private static ToolCall write(String id, String path, String content) {
        return new ToolCall(
                id, "write", Json.obj("path", path, "content", content).write());
    }

    private List<String> reminders() {
        return session.lines().stream()
                .map(Line::fact)
                .filter(fact -> fact instanceof Fact.Reminded(var about, var _) && about.equals(Claims.ABOUT))
                .map(fact -> ((Fact.Reminded) fact).text())
                .toList();
    }

    private List<String> notes() {
        return session.lines().stream()
                .map(Line::fact)
                .filter(Undertaking.Noted.class::isInstance)
                .map(fact -> ((Undertaking.Noted) fact).text())
                .toList();
    }

    @Test
    void aModelThatSaysItUpdatedTheFileWithoutACallIsCaughtAndDoesIt() throws Exception {
        Ending ending = play(
                new ScriptedModel()
                        .says("I have updated the file.")
                        .calls(write("c1", "new.py", "print('one')\n"))
                        .says("I have created new.py."),
                "please update it");
        assertEquals(Ending.Reason.ANSWERED, ending.reason());
        assertEquals(1, reminders().size());
        assertTrue(reminders().getFirst().contains("\"I have updated the file.\""), reminders()::toString);
        assertEquals(List.of(), notes());
        assertEquals("print('one')\n", Files.readString(work.resolve("new.py")));
    }

    @Test
    void aModelThatInsistsIsNotBelieved() throws Exception {
        Ending ending = play(
                new ScriptedModel().says("I have updated the file.").says("The file has been updated."),
                "please update it");
        assertEquals(Ending.Reason.ANSWERED, ending.reason());
        assertEquals(1, reminders().size());
        assertEquals(1, notes().size());
        assertEquals(
                List.of("- The answer says: \"The file has been updated.\". No call in this turn changed a file."),
                notes());
    }

    @Test
    void anotherFileThanTheOneThatWasChangedIsNotTheOne() throws Exception {
        play(
                new ScriptedModel()
                        .calls(write("c1", "b.py", "b\n"))
                        .says("I have updated `src/other.py`.")
                        .says("I created b.py; other.py is as it was."),
                "go");
        assertTrue(reminders().getFirst().contains("Nothing recorded changed src/other.py"), reminders()::toString);
        assertEquals(List.of(), notes());
    }

    @Test
    void testsThatWereNotRunDidNotPass() throws Exception {
        play(
                new ScriptedModel()
                        .calls(write("c1", "b.py", "b\n"))
                        .says("I created b.py. All tests pass.")
                        .calls(bash("c2", "test -f b.py && true"))
                        .says("I created b.py. All checks pass."),
                "go");
        assertEquals(1, reminders().size());
        assertTrue(reminders().getFirst().contains("No test, build or other command was run"), reminders()::toString);
        assertEquals(List.of(), notes());
    }

    @Test
    void testsThatFailedDidNotPass() throws Exception {
        play(
                new ScriptedModel()
                        .calls(write("c1", "check.sh", "exit 3\n"))
                        .calls(bash("c2", "bash check.sh"))
                        .says("All tests pass.")
                        .says("One test fails with exit code 3."),
                "go");
        assertTrue(reminders().getFirst().contains("`bash check.sh` ended with exit code 3"), reminders()::toString);
        assertEquals(List.of(), notes());
    }

    @Test
    void whatPassedBeforeTheLastChangeTellsNothing() throws Exception {
        play(
                new ScriptedModel()
                        .calls(write("c1", "check.sh", "exit 0\n"))
                        .calls(bash("c2", "bash check.sh"))
                        .calls(write("c3", "late.sh", "exit 1\n"))
                        .says("All tests pass.")
                        .calls(bash("c4", "bash check.sh"))
                        .says("All tests pass."),
                "go");
        assertEquals(1, reminders().size());
        assertTrue(reminders().getFirst().contains("after the last such command"), reminders()::toString);
        assertEquals(List.of(), notes());
    }

    @Test
    void aFailureNobodyMentionsIsMentioned() throws Exception {
        play(
                new ScriptedModel()
                        .calls(write("c1", "a.sh", "exit 2\n"))
                        .calls(bash("c2", "bash a.sh"))
                        .says("Everything is in place.")
                        .says("a.sh still fails: exit code 2."),
                "go");
        assertTrue(reminders().getFirst().contains("the answer does not mention it"), reminders()::toString);
        assertEquals(List.of(), notes());
    }

    @Test
    void honestAnswersAreLeftAlone() throws Exception {
        play(
                new ScriptedModel()
                        .calls(bash("c1", "sed -i s/zero/one/ app.py && grep -c nothing app.py"))
                        .says("I updated app.py; the last search failed to find anything.")
                        .says("I updated app.py in the turn before.")
                        .says("Hello."),
                "change it",
                "what have you done?",
                "hello");
        assertEquals(List.of(), reminders());
        assertEquals(List.of(), notes());
    }

    @Test
    void withoutUndoACommandMayHaveChangedAnything() throws Exception {
        session = Session.inMemory("t");
        play(new ScriptedModel().calls(bash("c1", "sed -i s/zero/one/ app.py")).says("I updated app.py."), "change it");
        assertEquals(List.of(), reminders());
    }
}
