package dev.jackdaw.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Gen;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TurnsTest {
    static final long[] SEEDS = new Random(11).longs(60).toArray();

    /// Facts of a session in which much is said, summed up and taken back.
    private static List<Fact> story(long seed, int length) {
        var random = new Random(seed);
        var gen = new Gen(seed);
        var facts = new ArrayList<Fact>();
        while (facts.size() < length)
            facts.add(
                    switch (random.nextInt(14)) {
                        case 0, 1, 2, 3 ->
                            new Fact.UserSaid(
                                    "say " + facts.size(),
                                    List.of(),
                                    random.nextInt(4) == 0 ? Fact.Timing.LATER : Fact.Timing.NOW);
                        case 4, 5 -> new Fact.ModelSaid(reply("answer " + facts.size()));
                        case 6, 7, 8 -> new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, ""));
                        case 9 -> new Fact.TurnEnded(Ending.of(Ending.Reason.INTERRUPTED, "x"));
                        case 10 -> new Fact.Compacted("sum " + facts.size(), List.of(0), 3, "auto", "m", 10, 5);
                        case 11 -> new Fact.Rewound(random.nextInt(12) - 1);
                        case 12 -> new Fact.Instructed(List.of("f" + facts.size()), "heed " + facts.size());
                        default -> gen.make(Fact.class);
                    });
        return facts;
    }

    private static Reply reply(String text) {
        return new Reply("", "m", List.of(new Content.Text(text)), Usage.NONE, Finish.STOP, "");
    }

    private static Line line(int seq, Fact fact) {
        return new Line(seq, Instant.EPOCH, fact);
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void whatIsReadAgainIsWhatWouldHaveBeenHeld(long seed) {
        var lines = new ArrayList<Line>();
        Conversation held = Conversation.EMPTY;
        Conversation read = Conversation.over(() -> lines);
        for (Fact fact : story(seed, 250)) {
            lines.add(line(lines.size(), fact));
            held = held.with(fact);
            read = read.with(fact);
            assertEquals(held, read);
            for (int i = 0; i < held.messages().size(); i++)
                assertEquals(
                        held.turn(held.messages().get(i)),
                        read.turn(read.messages().get(i)));
        }
        for (int i = 0; i < held.turns().size(); i++)
            assertEquals(held.turns().get(i), read.turns().get(i), "turn " + i);
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void turnsAreCountedAsTheConversationHasThem(long seed) {
        Conversation conversation = Conversation.EMPTY;
        Turning turning = Turning.NONE;
        var lines = new ArrayList<Line>();
        for (Fact fact : story(seed, 250)) {
            conversation = conversation.with(fact);
            turning = turning.with(fact);
            lines.add(line(lines.size(), fact));
            var counted = new Turning(
                    conversation.turns().size(),
                    conversation.settled(),
                    conversation.queued().size());
            assertEquals(counted, turning);
        }
        assertEquals(conversation.turns().size(), Requests.of(lines, 100).size());
    }

    @Test
    void theRequestsAreThoseOfTheTurnsThatStand() {
        var lines = new ArrayList<Line>();
        for (Fact fact : List.of(
                said("one", Fact.Timing.NOW),
                said("meanwhile", Fact.Timing.NOW),
                said("later", Fact.Timing.LATER),
                new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")),
                new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")),
                said("three", Fact.Timing.NOW),
                new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")),
                new Fact.Rewound(2),
                said("instead", Fact.Timing.NOW))) lines.add(line(lines.size(), fact));
        assertEquals(List.of("one", "later", "inste"), Requests.of(lines, 5));
    }

    private static Fact said(String text, Fact.Timing timing) {
        return new Fact.UserSaid(text, List.of(), timing);
    }

    @Test
    void whatTheLogTellsNoMoreIsSaidAndGoingBackThereLeavesNothing() {
        var lines = new ArrayList<Line>();
        Conversation now = Conversation.over(() -> lines);
        for (int i = 0; i < 5; i++) {
            now = now.with(said("say " + i, Fact.Timing.NOW)).with(new Fact.ModelSaid(reply("yes")));
            now = now.with(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
        }
        Conversation summed = now.with(new Fact.Compacted("sum", List.of(), 100, "auto", "m", 10, 5));
        assertThrows(NoSuchElementException.class, () -> summed.turns().get(1));
        Conversation back = summed.with(new Fact.Rewound(1));
        assertEquals(List.of(), back.messages());
        assertEquals(1, back.turns().size());
        assertTrue(back.settled());
    }
}
