package dev.jackdaw.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Gen;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {
    static final long[] SEEDS = new java.util.Random(7).longs(300).toArray();

    @ParameterizedTest
    @FieldSource("SEEDS")
    void everyFactSurvivesTheLog(long seed) {
        Fact fact = new Gen(seed).make(Fact.class);
        if (fact instanceof Fact.Unknown) return;
        var line = new Line(seed & 0xffff, Instant.parse("2026-11-21T10:00:00.123Z"), fact);
        assertEquals(line, Line.parse(line.write()));
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void foldingInTwoPartsIsFoldingInOne(long seed) {
        var gen = new Gen(seed);
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < 20; i++) facts.add(gen.make(Fact.class));
        int cut = gen.below(20);
        Conversation whole = fold(Conversation.EMPTY, facts);
        Conversation first = fold(Conversation.EMPTY, facts.subList(0, cut));
        assertEquals(whole, fold(first, facts.subList(cut, 20)));
    }

    private static Conversation fold(Conversation start, Iterable<Fact> facts) {
        Conversation conversation = start;
        for (Fact fact : facts) conversation = conversation.with(fact);
        return conversation;
    }

    @Test
    void aLineOfANewerProgramIsCarriedAlong() {
        String line = "{\"seq\":3,\"at\":\"2026-11-21T10:00:00Z\",\"type\":\"dreamt\",\"of\":{\"sheep\":[1,2.50]}}";
        assertEquals(line, Line.parse(line).write());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T10:00:00Z",
                "2026-11-21T10:00:00.1Z",
                "2026-02-28T23:59:59.123456789Z",
                "1969-12-31T23:59:59.000001Z",
                "2026-11-21T10:00:00.120+01:00"
            })
    void aMomentIsReadAsTheStandardReadsIt(String at) {
        Line line = Line.parse("{\"seq\":1,\"at\":\"" + at + "\",\"type\":\"tool-began\",\"callId\":\"c\"}");
        assertEquals(Instant.parse(at), line.at());
    }

    @Test
    void aComponentThatIsNotThereReadsAsEmpty() {
        Line line = Line.parse("{\"seq\":1,\"at\":\"2026-11-21T10:00:00Z\",\"type\":\"user-said\",\"text\":\"hi\","
                + "\"timing\":\"now\",\"later\":true}");
        assertEquals(new Fact.UserSaid("hi", java.util.List.of(), Fact.Timing.NOW), line.fact());
    }
}
