package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Gen;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.testing.ScriptedModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Speech, answers and interrupts at any moment: whatever comes when, every prompt is valid, everything said is heard,
/// nobody is left waiting, and every follower sees every fact.
@Timeout(60)
class InterleavingsTest {
    static final long[] SEEDS = new Random(11)
            .longs(Integer.getInteger("jackdaw.interleavings", 400))
            .toArray();

    @ParameterizedTest
    @FieldSource("SEEDS")
    void anyOrderOfEventsKeepsTheSessionWhole(long seed) throws Exception {
        var random = new Random(seed);
        var gen = new Gen(seed);
        List<String> touched = Collections.synchronizedList(new ArrayList<>());
        var model = new ScriptedModel();
        var ids = new AtomicInteger();
        for (int i = 0; i < 40; i++)
            model.plays((prompt, arrivals) -> {
                int calls = gen.below(4);
                var content = new ArrayList<Content>();
                for (int c = 0; c < calls; c++) {
                    String id = "c" + ids.incrementAndGet();
                    content.add(new Content.Call(gen.below(2) == 0 ? Bench.look(id, id) : Bench.touch(id, id)));
                }
                if (content.isEmpty()) content.add(new Content.Text("answer"));
                return ScriptedModel.reply(content, calls == 0 ? Finish.STOP : Finish.TOOL_CALLS);
            });
        Session session = Session.inMemory("s" + seed);
        var seen = Collections.synchronizedList(new ArrayList<Fact>());
        try (LiveSession live = Bench.open(session, model, Mode.DEFAULT, touched)) {
            live.session().follow(0, event -> watch(live, event, seen, random.nextInt(3)));
            int words = 1 + random.nextInt(4);
            for (int i = 0; i < words; i++) {
                var timing = random.nextInt(4) == 0 ? Fact.Timing.LATER : Fact.Timing.NOW;
                live.send(new Command.Say("word " + i, List.of(), timing));
                if (random.nextInt(3) == 0) Thread.sleep(0, random.nextInt(400_000));
                if (random.nextInt(6) == 0) live.send(new Command.Interrupt());
            }
            live.await();
            session.drain();
            assertEquals(words, spoken(session), "everything said is in the conversation");
            assertEquals(session.lines().stream().map(line -> line.fact()).toList(), seen);
        }
    }

    private static void watch(LiveSession live, Event event, List<Fact> seen, int slowness) {
        if (slowness == 0) Thread.onSpinWait();
        if (event instanceof Fact fact) seen.add(fact);
        if (event instanceof Fact.ApprovalAsked asked)
            live.send(new Command.Decide(
                    asked.callId(),
                    asked.callId().hashCode() % 2 == 0 ? Command.Decision.ONCE : Command.Decision.NO,
                    ""));
    }

    /// What the user said that is in the conversation, or still queued for after an interrupted turn.
    private static long spoken(Session session) {
        var conversation = session.conversation();
        long heard = conversation.messages().stream()
                .filter(message -> message instanceof Message.User(var content)
                        && content.getFirst() instanceof Content.Text(var text)
                        && text.startsWith("word"))
                .count();
        return heard + conversation.queued().size();
    }
}
