package dev.jackdaw.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Fact.Cut;
import dev.jackdaw.session.Fact.Reduction;
import dev.jackdaw.session.Gauge;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PressureTest {
    /// About 2,500 tokens, by a factor of 1.1.
    private static final String RESULT = "word and more ".repeat(750);

    private final Talk talk = new Talk(40_000, Pressure.Compacting.AUTO);

    @Test
    void whatFitsIsSentAsItIs() throws Exception {
        talk.said("hello");
        for (int round = 0; round < 5; round++) talk.round(RESULT);
        assertEquals(Optional.empty(), talk.before());
    }

    @Test
    void oldResultsAreTrimmedFromHalfOfTheRoomOn() throws Exception {
        talk.said("hello");
        for (int round = 0; round < 10; round++) talk.round(RESULT);
        Fact.Reduced reduced = (Fact.Reduced) talk.before().orElseThrow();
        assertEquals(
                List.of(
                        new Reduction(2, Cut.TRIMMED, "c0"),
                        new Reduction(4, Cut.TRIMMED, "c1"),
                        new Reduction(6, Cut.TRIMMED, "c2"),
                        new Reduction(8, Cut.TRIMMED, "c3"),
                        new Reduction(10, Cut.TRIMMED, "c4"),
                        new Reduction(12, Cut.TRIMMED, "c5")),
                reduced.reductions());
        assertEquals("level 1", reduced.why());
        assertTrue(reduced.after() < reduced.before());
        talk.append(reduced);
        assertEquals(Optional.empty(), talk.before());
    }

    @Test
    void oldResultsAreClearedFromSeventyPercentOn() throws Exception {
        talk.said("hello");
        for (int round = 0; round < 11; round++) talk.round(RESULT);
        Fact.Reduced reduced = (Fact.Reduced) talk.before().orElseThrow();
        assertEquals(7, reduced.reductions().size());
        assertTrue(reduced.reductions().stream().allMatch(one -> one.cut() == Cut.CLEARED));
        talk.append(reduced);
        assertEquals(Optional.empty(), talk.before());
    }

    @Test
    void whatWouldSaveLittleIsLeft() throws Exception {
        talk.said("hello");
        talk.round(RESULT);
        for (int round = 0; round < 8; round++)
            talk.round("word and so ".repeat(620).substring(0, 4000) + "done");
        for (int round = 0; round < 8; round++)
            talk.round("word and so ".repeat(620).substring(0, 3000) + "done");
        Optional<Fact> fact = talk.before();
        assertEquals(Optional.empty(), fact);
    }

    @Test
    void aFullWindowIsSummedUpAndTheRequestStays() throws Exception {
        talk.said("hello");
        for (int round = 0; round < 56; round++) talk.round("word and ".repeat(250), "ok");
        talk.fitted();
        assertEquals(
                1,
                talk.facts().stream().filter(Fact.Compacted.class::isInstance).count());
        assertTrue(talk.conversation().messages().contains(Message.User.of("hello")));
        assertEquals(Optional.empty(), talk.before());
    }

    @Test
    void aRequestThatIsTooLongEndsTheTurnAndSaysSo() throws Exception {
        talk.said("word and more ".repeat(20_000));
        talk.fitted();
        Ending ending = talk.conversation().ending().orElseThrow();
        assertEquals(Ending.Reason.PROMPT_TOO_LONG, ending.reason());
        assertTrue(
                ending.detail().contains("what you ask for is 280,000 characters, about 66,004 tokens"),
                ending.detail());
        assertTrue(ending.detail().contains("put it into a file"), ending.detail());
        Fact.Recovered trouble = talk.last(Fact.Recovered.class);
        assertEquals("current_request_too_long", trouble.kind());
        assertEquals("stop", trouble.action());
        talk.said("and now something short");
        talk.fitted();
        assertFalse(talk.conversation().settled());
    }

    @Test
    void aResultLargerThanWhatIsLeftIsTrimmed() throws Exception {
        talk.said("hello");
        talk.round("word and more ".repeat(20_000));
        assertEquals(
                List.of(new Reduction(2, Cut.TRIMMED, "c0")),
                ((Fact.Reduced) talk.before().orElseThrow()).reductions());
        talk.fitted();
        assertFalse(talk.conversation().settled());
    }

    @Test
    void nothingIsSummedUpUnaskedWhereTheUserWantsItSo() throws Exception {
        var asked = new Talk(40_000, Pressure.Compacting.ASKED);
        asked.said("hello");
        for (int round = 0; round < 80; round++) asked.round("word and ".repeat(250), "ok");
        asked.fitted();
        assertTrue(asked.facts().stream().noneMatch(Fact.Compacted.class::isInstance));
        assertTrue(asked.conversation().ending().orElseThrow().detail().contains("/compact"));
    }

    @Test
    void aSmallerModelIsFittedAtOnce() throws Exception {
        talk.said("hello");
        for (int round = 0; round < 6; round++) talk.round(RESULT);
        assertEquals(Optional.empty(), talk.before());
        talk.window = 8_000;
        talk.fitted();
        assertFalse(talk.conversation().settled());
        assertTrue(talk.reading().fits());
    }

    @Test
    void aRefusalTeachesHowMuchTheModelTakes() throws Exception {
        talk.window = 0;
        talk.said("hello");
        for (int round = 0; round < 6; round++) talk.round(RESULT);
        assertEquals(128_000 - 12_800, talk.reading().room());
        talk.ask();
        var failure = new ModelFailure(
                "This model's maximum context length is 8192 tokens. However, your messages resulted in 17000 tokens.",
                new ModelFailure.Cure.Shorten(),
                ModelFailure.Category.INVALID_REQUEST,
                400);
        talk.append(talk.pressure()
                .refused(talk.prompt(), talk.conversation(), failure)
                .orElseThrow());
        assertEquals(8192 - 2048, talk.reading().room());
        talk.fitted();
        assertFalse(talk.conversation().settled());
        assertTrue(talk.reading().fits());
        for (int again = 0; again < 2; again++)
            talk.append(talk.pressure()
                    .refused(talk.prompt(), talk.conversation(), failure)
                    .orElseThrow());
        assertEquals(Optional.empty(), talk.pressure().refused(talk.prompt(), talk.conversation(), failure));
    }

    @Test
    void nothingIsGivenUpForARequestThatCannotFit() throws Exception {
        talk.said("hello");
        for (int round = 0; round < 8; round++) talk.round(RESULT);
        talk.append(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
        talk.said("x ".repeat(100_000));
        assertEquals("current_request_too_long", ((Fact.Recovered) talk.before().orElseThrow()).kind());
    }

    @Test
    void callsOfTheSameIdAreNamedByTheirLine() throws Exception {
        talk.said("hello");
        for (int round = 0; round < 10; round++) {
            talk.calls("same");
            talk.ran("same", RESULT + round);
        }
        Fact.Reduced reduced = (Fact.Reduced) talk.before().orElseThrow();
        assertEquals(
                List.of("line-3", "line-5", "line-7", "line-9", "line-11", "line-13"),
                reduced.reductions().stream().map(Reduction::id).toList());
    }

    @Test
    void aCountedPromptIsWhereTheNextExpectationBegins() throws Exception {
        talk.said("hello");
        talk.ask();
        long estimate = talk.last(Fact.ModelAsked.class).estimate();
        talk.replied("c", estimate * 2);
        talk.ran("c", RESULT);
        long more = talk.reading().estimate() - estimate;
        assertEquals(2 * estimate + 2 * more, talk.reading().expected());
        assertEquals(2.0, talk.conversation().bearings().gauge().ratios().get(Talk.ORIGIN));
        Gauge gauge = talk.conversation().bearings().gauge();
        assertEquals(Optional.of(new Gauge.Anchor(Talk.ORIGIN, estimate, 2 * estimate)), gauge.anchor());
    }

    @Test
    void otherTroubleDoesNotTakeBackThatTheUserWantsASummary() {
        talk.append(new Fact.CompactionAsked("the bug"));
        talk.append(new Fact.Recovered("stale_file_state", "return_observation", "a file has changed"));
        assertEquals(Optional.of("the bug"), talk.conversation().bearings().compaction());
        talk.append(new Fact.Recovered("compaction", "none", "there is nothing to sum up yet"));
        assertEquals(Optional.empty(), talk.conversation().bearings().compaction());
    }

    @Test
    void whatWasInVainIsNotTriedAgainAtOnce() throws Exception {
        var asked = new AtomicInteger();
        var refusing = new Talk(40_000, Pressure.Compacting.AUTO, (_, _, _) -> {
            asked.incrementAndGet();
            return new Fact.Recovered("compaction", "refused", "a hook refuses it: no");
        });
        refusing.said("hello");
        for (int round = 0; round < 120; round++) refusing.round("word and ".repeat(250), "ok");
        refusing.fitted();
        assertEquals(
                Ending.Reason.PROMPT_TOO_LONG,
                refusing.conversation().ending().orElseThrow().reason());
        assertEquals(1, asked.get());
        refusing.said("again");
        refusing.fitted();
        assertEquals(2, asked.get());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000_000_000_000L})
    void aCountThatCannotBeIsNoCount(long counted) throws Exception {
        talk.said("hello ".repeat(300));
        talk.ask();
        talk.replied("c", counted);
        Gauge gauge = talk.conversation().bearings().gauge();
        assertEquals(Map.of(), gauge.ratios());
        assertEquals(Optional.empty(), gauge.anchor());
    }

    @Test
    void aLimitOneModelTaughtIsNotAnothers() throws Exception {
        talk.said("hello");
        talk.ask();
        talk.append(new Fact.Recovered("prompt_too_long", "reactive_compact", "too long", 10));
        assertEquals(10, talk.reading().room());
        talk.append(new Fact.ModelChosen("other", Optional.empty()));
        talk.origin = "wire/other";
        assertEquals(36_000, talk.reading().room());
        talk.origin = Talk.ORIGIN;
        assertEquals(10, talk.reading().room());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 200})
    void aWindowSmallerThanTheSystemPromptEndsEachTurnAndAWiderOneGoesOn(long window) throws Exception {
        talk.said("hello");
        for (int round = 0; round < 20; round++) talk.round(RESULT);
        talk.append(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
        talk.window = window;
        for (int turn = 0; turn < 2; turn++) {
            talk.said("more, and more of it ".repeat(50));
            talk.fitted();
            assertEquals(
                    Ending.Reason.PROMPT_TOO_LONG,
                    talk.conversation().ending().orElseThrow().reason());
        }
        talk.window = 40_000;
        talk.said("and now");
        talk.fitted();
        assertFalse(talk.conversation().settled());
    }

    @Test
    void theBreakdownNamesWhatFillsTheWindow() throws Exception {
        talk.said("hello");
        talk.append(new Fact.Pinned("never push", "user"));
        talk.round("done");
        Conversation conversation = talk.conversation();
        Breakdown breakdown = new Scale(talk)
                .breakdown(talk.prompt(), conversation, talk.session().lines());
        assertEquals(
                List.of("identity", "tools", "pinned", "user", "assistant", "calls", "results"),
                breakdown.rows().stream().map(Breakdown.Row::name).toList());
        assertEquals(talk.reading().expected(), breakdown.used(), 4);
        assertEquals(40_000, breakdown.limit());
        assertEquals(4000, breakdown.reserve());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens. | 8192
        prompt is too long: 208310 tokens > 200000 maximum (HTTP 400) | 200000
        input length and `max_tokens` exceed context limit: 190000 + 21333 > 200000 | 200000
        The input token count (1,200,000) exceeds the maximum number of tokens allowed (1,048,576). | 1048576
        the request exceeds the available context size (4096 tokens) | 4096
        Range of input length should be [1, 30720] | 30720
        Prompt contains 40000 tokens, too large for model with 32768 maximum context length | 32768
        """)
    void refusalsSayHowMuchAModelTakes(String refusal, long tokens) {
        assertEquals(tokens, TooLong.stated(refusal).orElseThrow());
    }
}
