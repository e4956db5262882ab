package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jackdaw.hook.Hooks;
import dev.jackdaw.model.Apart;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Work;
import dev.jackdaw.prompt.Pressure;
import dev.jackdaw.prompt.Summariser;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.undo.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What comes in while a conversation is being summed up.
@Timeout(60)
class SummingUpTest {
    private static final int TURNS = 40;
    private static final String SUMMARY =
            "## Goal\n- Make the build green again, all of it.\n## Open points\n- None.\n";

    private final Session session = Session.inMemory("test");
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch written = new CountDownLatch(1);
    private final ScriptedModel model = new ScriptedModel();
    private final ScriptedModel scribe = new ScriptedModel();

    @TempDir
    private Path folder;

    @BeforeEach
    void talk() {
        Bench.talk(session, TURNS);
        scribe.plays((prompt, arrivals) -> {
            asked.countDown();
            written.await();
            return ScriptedModel.reply(List.of(new Content.Text(SUMMARY)), Finish.STOP);
        });
    }

    private LiveSession open() throws IOException {
        var gateway = new Apart(model, Work.SUMMARY, scribe);
        var fitting = new Pressure(gateway, session, new Summariser(session, gateway), Pressure.Compacting.AUTO);
        return Bench.open(session, gateway, folder, Hooks.NONE, fitting);
    }

    private long compacted() {
        return session.lines().stream()
                .filter(line -> line.fact() instanceof Fact.Compacted)
                .count();
    }

    @Test
    void nobodyGoesBackMeanwhileAndToBeforeItAfterwards() throws Exception {
        List<Message> before = session.conversation().turns().get(10).messages();
        try (LiveSession live = open()) {
            var back = new Command.Rewind(10, Command.Scope.CONVERSATION, Timeline.Conflicts.LEAVE);
            live.send(new Command.Compact(""));
            asked.await();
            var refused = assertThrows(IllegalArgumentException.class, () -> live.send(back));
            assertEquals("the conversation is being summed up; interrupt it first", refused.getMessage());
            written.countDown();
            live.await();
            assertEquals(1, compacted());
            live.send(back);
            assertEquals(before, session.conversation().messages());
        }
    }

    @Test
    void anInterruptLeavesEverythingAsItWas() throws Exception {
        List<Message> before = session.conversation().messages();
        try (LiveSession live = open()) {
            live.send(new Command.Compact(""));
            asked.await();
            live.send(new Command.Interrupt());
            assertEquals(Ending.Reason.INTERRUPTED, live.await().reason());
            assertEquals(before, session.conversation().messages());
            model.says("hello");
            live.send(Command.Say.now("hi"));
            assertEquals(Ending.Reason.ANSWERED, live.await().reason());
            assertEquals(0, compacted());
        }
    }

    @Test
    void whatIsWantedTwiceIsDoneOnceAndWhatIsSaidMeanwhileIsHeard() throws Exception {
        try (LiveSession live = open()) {
            live.send(new Command.Compact(""));
            asked.await();
            live.send(new Command.Compact("the build"));
            live.send(new Command.Pin("never push"));
            model.says("hello");
            live.send(Command.Say.now("hi"));
            written.countDown();
            assertEquals(Ending.Reason.ANSWERED, live.await().reason());
        }
        assertEquals(1, compacted());
        List<Message> messages = session.conversation().messages();
        assertEquals(Message.User.of("hi"), messages.get(messages.size() - 2));
        assertEquals("hello", session.conversation().answer());
    }
}
