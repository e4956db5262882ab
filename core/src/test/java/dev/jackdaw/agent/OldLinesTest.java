package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.hook.Hooks;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.prompt.Pressure;
import dev.jackdaw.prompt.Summariser;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.undo.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A long session whose old lines are on the disk only.
@Timeout(60)
class OldLinesTest {
    private static final int TURNS = 400;
    private static final Command BACK = new Command.Rewind(3, Command.Scope.CONVERSATION, Timeline.Conflicts.LEAVE);

    private final ScriptedModel model = new ScriptedModel();

    @TempDir
    private Path folder;

    private Session session;
    private LiveSession live;

    @BeforeEach
    void talk() throws IOException {
        session = new Sessions(folder.resolve("state"), folder).create("s");
        Bench.talk(session, TURNS);
        session.append(new Fact.Compacted("summed up", List.of(), Integer.MAX_VALUE, "auto", "m", 10, 5));
        Gateway gateway = Gateway.of(model);
        var summariser = new Summariser(session, gateway);
        var pressure = new Pressure(gateway, session, summariser, Pressure.Compacting.AUTO);
        live = Bench.open(session, gateway, folder, Hooks.NONE, pressure);
    }

    @AfterEach
    void close() {
        live.close();
    }

    private void turn(String text) throws InterruptedException {
        model.says("yes");
        live.send(new Command.Say(text, List.of(), Fact.Timing.NOW));
        assertEquals(Ending.Reason.ANSWERED, live.await().reason());
    }

    /// What is not there cannot be read: a turn that tried would be told of.
    @Test
    void aTurnReadsNoneOfThem() throws Exception {
        turn("the first looks at all of them, once");
        Files.delete(session.file().orElseThrow());
        for (int i = 0; i < 20; i++) turn("turn " + i);
        assertEquals(20 + 1 + TURNS, session.conversation().turns().size());
        assertTrue(session.trouble().isEmpty(), session.trouble()::toString);
        assertInstanceOf(Fact.Unknown.class, session.lines().get(500).fact());
        assertTrue(session.trouble().orElseThrow().contains("s.jsonl"), session.trouble()::toString);
        turn("and goes on");
    }

    @Test
    void theConversationGoesBackToWhatTheyTell() throws Exception {
        List<Message> before;
        try (Session other = Session.inMemory("held")) {
            Bench.talk(other, 3);
            before = other.conversation().messages();
        }
        live.send(BACK);
        assertEquals(before, session.conversation().messages());
        turn("another way");
        assertEquals(before.size() + 2, session.conversation().messages().size());
    }

    @Test
    void itStaysWhereItIsWhenTheyAreGone() throws Exception {
        Files.delete(session.file().orElseThrow());
        List<Message> before = session.conversation().messages();
        var refused = assertThrows(IllegalArgumentException.class, () -> live.send(BACK));
        assertTrue(String.valueOf(refused.getMessage()).contains("s.jsonl"), refused.getMessage());
        assertEquals(before, session.conversation().messages());
    }
}
