package dev.jackdaw.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.session.Cuts;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Toolbox;
import dev.jackdaw.tool.kit.Cap;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {
    private static final Fact ANSWERED = new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, ""));

    @TempDir
    Path folder;

    private final Session session = Session.inMemory("past");
    private Toolbox toolbox = new Toolbox(List.of(), List.of());
    private int calls;

    @BeforeEach
    void open() {
        toolbox = new Toolbox(List.of(new HistorySearch(session::lines)), List.of(new Cap()));
    }

    private void said(String text) {
        session.append(new Fact.UserSaid(text, List.of(), Fact.Timing.NOW));
    }

    private void answered(String text) {
        session.append(new Fact.ModelSaid(ScriptedModel.reply(List.of(new Content.Text(text)), Finish.STOP)));
        session.append(ANSWERED);
    }

    private String ran(String tool, String arguments, String result) {
        String id = "call-" + ++calls;
        ran(new ToolCall(id, tool, arguments), ToolResult.of(result));
        return id;
    }

    private void ran(ToolCall call, ToolResult result) {
        session.append(new Fact.ModelSaid(ScriptedModel.reply(List.of(new Content.Call(call)), Finish.TOOL_CALLS)));
        session.append(new Fact.ToolRan(call.id(), result));
    }

    private ToolResult ask(Object... parameters) {
        try {
            var site = new Site(new Workspace(folder, List.of(), List.of()), folder.resolve("spool"), _ -> {});
            return toolbox.run(
                    new ToolCall("now", "history_search", Json.obj(parameters).write()), site);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> ids(String query) {
        return new History(session.lines())
                .search(query, 0, 10).hits().stream().map(Hit::id).toList();
    }

    @Test
    void aHitTellsWhereItIsAndWhatStandsAroundIt() {
        said("mend the fares");
        ran("bash", "{\"command\":\"sh test.sh\"}", "line one\nexpected 5 but was 3\nline three");
        answered("The border was wrong.");
        assertEquals("""
                call-1 · turn 1 · bash {"command":"sh test.sh"}
                  line one expected 5 but was 3 line three
                [hits 1–1 of 1; id shows one whole]""", ask("query", "EXPECTED").text());
    }

    @Test
    void moreWordsCountMoreAndSoDoRareOnes() {
        said("apple banana");
        answered("apple");
        said("apple cherry");
        answered("apple banana cherry");
        assertEquals("line-4", ids("banana cherry").getFirst());
        assertEquals(List.of("line-4", "turn-2"), ids("cherry"));
        assertEquals("line-4", ids("apple cherry").getFirst());
    }

    @Test
    void aPhraseIsFoundAsAWhole() {
        said("the fare of the bus");
        answered("bus fare");
        assertEquals(List.of("line-1"), ids("\"bus fare\""));
        assertEquals(2, ids("bus fare").size());
    }

    @Test
    void chineseIsFoundByWhatItShares() {
        said("请修复票价计算的错误");
        answered("好的");
        assertEquals(List.of("turn-1"), ids("票价"));
        assertEquals(List.of("turn-1"), ids("计算票价"));
        assertEquals(List.of(), ids("天气"));
    }

    @Test
    void whatWasRewoundAndSummedUpIsStillFound() {
        said("first idea");
        answered("tried the zeppelin");
        session.append(new Fact.Rewound(0));
        said("second idea");
        session.append(new Fact.Compacted("They spoke.", List.of(), 1, "auto", "extract", 10, 5));
        answered("fine");
        assertEquals(List.of("line-1"), ids("zeppelin"));
        assertEquals(List.of("line-0"), ids("first"), "turn-1 is another one now");
        assertTrue(ask("id", "turn-1").text().endsWith("]\nsecond idea"));
        assertTrue(ask("id", "line-0").text().endsWith("]\nfirst idea"));
    }

    @Test
    void aSearchDoesNotFindItself() {
        said("find it");
        String asked = ran("history_search", "{\"query\":\"zeppelin\"}", "zeppelin");
        ran("search_history", "{\"query\":\"zeppelin\"}", "zeppelin");
        answered("nothing");
        assertEquals(List.of(), ids("zeppelin"));
        assertFalse(ask("id", asked).failed(), "but it may be recalled");
    }

    @Test
    void hitsArePaged() {
        for (int i = 0; i < 25; i++) {
            said("word " + i);
            answered("yes");
        }
        assertTrue(ask("query", "word").text().endsWith("[hits 1–10 of 25; go on with offset 10; id shows one whole]"));
        assertTrue(ask("query", "word", "offset", 20).text().endsWith("[hits 21–25 of 25; id shows one whole]"));
        assertEquals(
                "There are no more than 25 hits.",
                ask("query", "word", "offset", 25).text());
    }

    @Test
    void whatIsNotThereIsAnAnswerAndAWrongIdAFailure() {
        said("hello");
        answered("hi");
        assertEquals(
                "Nothing in this session has zeppelin.",
                ask("query", "zeppelin").text());
        assertTrue(ask("id", "call-99").failed());
        assertTrue(ask().failed());
    }

    @Test
    void theSameCallIdTwiceIsToldApart() {
        said("go");
        ran(new ToolCall("call_0", "read", "{\"path\":\"a\"}"), ToolResult.of("first"));
        ran(new ToolCall("call_0", "read", "{\"path\":\"b\"}"), ToolResult.of("second"));
        assertEquals(List.of("line-4"), ids("second"));
        assertTrue(ask("id", "call_0").text().contains("line-2 · turn 1 · read {\"path\":\"a\"} · 5 characters"));
        assertTrue(ask("id", "line-4").text().endsWith("]\nsecond"));
    }

    @Test
    void secretsAreMaskedInHitsAndInWholeTexts() {
        String key = "sk-ant-api03-" + "aB3".repeat(20);
        said("use " + key + " as the key");
        answered("yes");
        assertFalse(ask("query", "key").text().contains(key));
        assertFalse(ask("id", "turn-1").text().contains(key));
        assertEquals(List.of(), ids(key.substring(20)));
    }

    @Test
    void picturesAndOtherBytesAreNamedOnly() {
        said("look");
        var picture = new ToolResult("a.png: image/png", false, List.of(new Media("image/png", "AAAA")), Json.obj());
        ran(new ToolCall("p", "read", "{}"), picture);
        ran(new ToolCall("b", "bash", "{}"), ToolResult.of("\u0000\u0001\uD800 binary"));
        assertTrue(ask("id", "p").text().contains("with image/png, not shown again]\na.png"));
        assertTrue(ask("id", "b").text().endsWith("\u0000\u0001\uD800 binary"));
        assertFalse(ask("query", "binary").failed());
    }

    /// Whatever is cut names an id, and that id gives all of it back.
    @Test
    void everythingThatWasCutComesBackByteForByte() {
        String result = noise(120_000, 1);
        String paste = noise(300_000, 2);
        String note = "票价🚌".repeat(20_000);
        said(paste);
        String call = ran("bash", "{}", result);
        session.append(new Fact.Reminded("drift", note));
        String line = "line-" + session.lines().getLast().seq();
        answered("done");
        for (var kept :
                java.util.Map.of(call, result, "turn-1", paste, line, note).entrySet()) {
            for (Fact.Cut how : Fact.Cut.values())
                assertTrue(Cuts.cut(kept.getValue(), how, kept.getKey(), false).contains(kept.getKey()));
            assertEquals(kept.getValue(), whole(kept.getKey()));
        }
    }

    private String whole(String id) {
        var text = new StringBuilder();
        Optional<Integer> next = Optional.of(0);
        while (next.isPresent()) {
            String page = ask("id", id, "offset", next.get()).text();
            int end = page.indexOf("]\n");
            text.append(page, end + 2, page.length());
            String heading = page.substring(0, end);
            int at = heading.lastIndexOf("offset ");
            next = at < 0 ? Optional.empty() : Optional.of(Integer.parseInt(heading.substring(at + 7)));
        }
        return text.toString();
    }

    private static String noise(int length, int seed) {
        var random = new Random(seed);
        var text = new StringBuilder();
        while (text.length() < length)
            switch (random.nextInt(12)) {
                case 0 -> text.append('\n');
                case 1 -> text.appendCodePoint(0x1F600 + random.nextInt(40));
                case 2 -> text.append((char) (0x4E00 + random.nextInt(2000)));
                case 3 -> text.append(' ');
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        return text.toString();
    }
}
