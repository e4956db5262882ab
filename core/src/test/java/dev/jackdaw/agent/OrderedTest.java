package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.json.Records;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class OrderedTest {
    @TempDir
    Path folder;

    private Settings settings;
    private Session session;

    @BeforeEach
    void begin() throws IOException {
        Path work = Files.createDirectories(folder.resolve("work")).toRealPath();
        settings = Settings.of(work, folder.resolve("state"), Endpoint.of("fake", "actor", ""));
        session = new Sessions(settings.state(), work).create();
    }

    private LiveSession open(ScriptedModel model) throws IOException {
        return Jackdaw.open(settings, session, LiveSession.Answering.USER, List.of(), Gateway.of(model));
    }

    private List<Fact> facts() {
        return session.lines().stream().map(Line::fact).toList();
    }

    private Fact.UserRan ran() {
        return (Fact.UserRan) facts().stream()
                .filter(Fact.UserRan.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aCommandOfTheUserRunsWithoutTheModelWhichReadsItWithTheNextPrompt() throws Exception {
        var model = new ScriptedModel().says("I see");
        try (LiveSession live = open(model)) {
            live.send(new Command.Run("echo one; echo two >&2; exit 3"));
            live.await();
            assertFalse(live.working());
            assertEquals(
                    List.of("user-began", "user-ran"),
                    facts().stream()
                            .map(fact -> Records.tag(fact.getClass()))
                            .filter(tag -> tag.startsWith("user-"))
                            .toList());
            live.send(Command.Say.now("well?"));
            live.await();
        }
        var told = "[jackdaw] The user ran a command in the workspace without you. This is what it printed, for you to"
                + " know; nothing is asked of you by it.\n$ echo one; echo two >&2; exit 3\none\ntwo\n[exit code 3]";
        assertEquals(told, ran().text());
        assertEquals(
                List.of(Message.User.of(told), Message.User.of("well?")),
                model.prompts().getFirst().messages().stream()
                        .filter(message -> message instanceof Message.User(var content)
                                && content.getLast() instanceof Content.Text)
                        .toList());
    }

    @Test
    void whatItPrintsIsToldWhileItRunsAndAnInterruptEndsIt() throws Exception {
        var printed = new CountDownLatch(1);
        try (LiveSession live = open(new ScriptedModel())) {
            session.follow(0, (Event event) -> {
                if (event instanceof Glimpse.ToolPrinted(var _, var text) && text.contains("here")) printed.countDown();
            });
            live.send(new Command.Run("echo here; sleep 60"));
            printed.await();
            assertTrue(live.working());
            live.send(new Command.Interrupt());
            live.await();
        }
        assertTrue(ran().text().endsWith("here\n[interrupted by the user]"), ran().text());
    }

    @Test
    void nothingIsSaidSummedUpOrRunMeanwhile() throws Exception {
        try (LiveSession live = open(new ScriptedModel())) {
            live.send(new Command.Run("sleep 60"));
            var refused = assertThrows(IllegalArgumentException.class, () -> live.send(Command.Say.now("go")));
            assertEquals("your command is still running; wait for it, or stop it first", refused.getMessage());
            assertThrows(IllegalArgumentException.class, () -> live.send(new Command.Compact("")));
            assertThrows(IllegalArgumentException.class, () -> live.send(new Command.Run("true")));
            live.send(new Command.Interrupt());
            live.await();
        }
    }

    @Test
    void itIsRefusedWhileTheAgentWorks() throws Exception {
        var asked = new CountDownLatch(1);
        var model = new ScriptedModel().plays((_, _) -> {
            asked.countDown();
            Thread.sleep(60_000);
            return ScriptedModel.reply(List.of(), Finish.STOP);
        });
        try (LiveSession live = open(model)) {
            live.send(Command.Say.now("go"));
            asked.await();
            var refused = assertThrows(IllegalArgumentException.class, () -> live.send(new Command.Run("true")));
            assertEquals("the agent works; interrupt it first", refused.getMessage());
        }
    }

    @Test
    void whatItChangedCanBeUndone() throws Exception {
        Path file = Files.writeString(settings.directory().resolve("a.txt"), "before\n");
        try (LiveSession live = open(new ScriptedModel())) {
            live.send(new Command.Run("echo after > a.txt"));
            live.await();
            assertEquals("after\n", Files.readString(file));
            live.send(new Command.Undo(1, dev.jackdaw.undo.Timeline.Conflicts.LEAVE));
        }
        assertEquals("before\n", Files.readString(file));
    }
}
