package dev.jackdaw.tui.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
    private static final Words ENGLISH = Words.of(Map.of());
    private static final Words CHINESE = Words.of(Map.of("LANG", "zh_CN.UTF-8"));

    private final Transcript transcript = new Transcript(ENGLISH, new Look(true, true), () -> 0);

    private static String told(Fact fact, Words words) {
        return Surroundings.of(fact, words).stream().map(Row::text).collect(Collectors.joining("\n"));
    }

    private static String told(Fact fact) {
        return told(fact, ENGLISH);
    }

    private static Fact.Compacted compacted(String by) {
        return new Fact.Compacted("summary", List.of(), 4, "manual", by, 90_000, 4_200);
    }

    @Test
    void whatBecomesOfTheConversationIsTold() {
        assertEquals(
                "the conversation was summed up: 90.0k → 4.2k tokens, by fake/small (nothing is lost: /history finds"
                        + " what was said)",
                told(compacted("fake/small")));
        assertEquals(
                "对话已压缩为摘要：90.0k → 4.2k 个词元（程序摘录，未用模型） 内容没有丢失：用 /history 可以查到", told(compacted("extract"), CHINESE));
        var cut = new Fact.Reduction(3, Fact.Cut.CLEARED, "c");
        assertEquals(
                "cut 2 old results to make room: 70.0k → 40.0k tokens",
                told(new Fact.Reduced(List.of(cut, cut), "pressure", 70_000, 40_000)));
    }

    @Test
    void whatTheModelIsToldBesidesIsTold() {
        assertEquals(
                "instructions in force from here on: src/AGENTS.md, src/a/AGENTS.md",
                told(new Fact.Instructed(List.of("src/AGENTS.md", "src/a/AGENTS.md"), "Be good.")));
        assertEquals("recalled 2 from memory: one two", told(new Fact.Recalled(List.of("a", "b"), "one\ntwo\n")));
        assertEquals("pinned: 永远 two", told(new Fact.Pinned("永远\ntwo", "user")));
        assertEquals("no longer pinned: a", told(new Fact.Unpinned("a")));
        assertTrue(told(new Fact.Reinstructed("x", List.of())).startsWith("instructions, skills and commands"));
    }

    @Test
    void onlyTroubleThatConcernsAPersonIsTold() {
        assertEquals("a file changed", told(new Fact.Recovered("workspace_drift", "told", "a file changed")));
        assertEquals("", told(new Fact.Recovered("empty_reply", "reminded", "it said nothing")));
        assertEquals("", told(new Fact.Recovered("compaction", "none", "")));
    }

    @Test
    void summingUpIsWhatIsGoingOnUntilItIsDone() {
        transcript.see(new Fact.CompactionAsked(""));
        assertTrue(transcript.running());
        assertEquals("summing up", transcript.activity());
        transcript.see(compacted("extract"));
        assertFalse(transcript.running());
    }

    @Test
    void summingUpNobodyAskedForIsToldToo() {
        transcript.see(new Fact.UserSaid("hi", List.of(), Fact.Timing.NOW));
        transcript.see(new Glimpse.SummingUp());
        assertEquals("summing up", transcript.activity());
        transcript.see(compacted("extract"));
        assertEquals("waiting for the model", transcript.activity());
    }

    @Test
    void anInterruptEndsTheSummingUp() {
        transcript.see(new Fact.CompactionAsked(""));
        transcript.take();
        transcript.see(new Fact.TurnEnded(Ending.of(Ending.Reason.INTERRUPTED, "interrupted by the user")));
        assertFalse(transcript.running());
        assertTrue(transcript.take().stream().anyMatch(row -> row.text().equals("■ interrupted")));
    }

    @Test
    void theWindowFillsWithWhatIsExpectedThenCountedThenCut() {
        assertEquals(0, transcript.fill().used());
        transcript.see(new Fact.UserSaid("hi", List.of(), Fact.Timing.NOW));
        transcript.see(new Fact.ModelAsked("fake/m", 900, 1_000, 128_000, 0, List.of()));
        assertEquals(1_000, transcript.fill().used());
        transcript.see(new Fact.ModelSaid(new Reply(
                "r",
                "fake/m",
                List.of(new Content.Text("ok")),
                new Usage(1_100, 50, 0, 0, 0, Json.obj()),
                Finish.STOP,
                "")));
        assertEquals(1_150, transcript.fill().used());
        transcript.see(new Fact.Reduced(List.of(), "pressure", 1_150, 700));
        assertEquals(700, transcript.fill().used());
        transcript.see(new Fact.Compacted("s", List.of(), 1, "auto", "extract", 700, 90));
        assertEquals(90, transcript.fill().used());
    }
}
