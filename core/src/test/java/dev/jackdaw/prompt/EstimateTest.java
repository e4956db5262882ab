package dev.jackdaw.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "word, 1",
        "a few short words, 4",
        "internationalization, 5",
        "你好世界你好世界, 8",
        "'if (a) { return 12345; }', 10",
        "'        deep', 2",
        "привет, 3",
    })
    void aTextIsCutAsVocabulariesCutIt(String text, long tokens) {
        assertEquals(tokens, Estimate.text(text));
    }

    @Test
    void aMessageWeighsWhatItHolds() {
        var call = new ToolCall("c1", "read", "{}");
        var estimate = new Estimate();
        List<Message> messages = List.of(
                Message.User.of("word"),
                new Message.Assistant(List.of(new Content.Text("word"), new Content.Call(call)), "o"),
                new Message.Answer(
                        "c1", new ToolResult("word", false, List.of(new Media("image/png", "")), Json.obj())));
        Estimate.Weight[] weights = estimate.each(messages);
        assertEquals(new Estimate.Weight(messages.get(0), 5, 0), weights[0]);
        assertEquals(new Estimate.Weight(messages.get(1), 17, 12), weights[1]);
        assertEquals(new Estimate.Weight(messages.get(2), 1615, 0), weights[2]);
        assertEquals(5 + 17 + 1615, estimate.messages(messages));
    }

    @Test
    void whatTookAnotherPlaceIsWeighedAnew() {
        var estimate = new Estimate();
        estimate.messages(List.of(Message.User.of("word"), Message.User.of("word")));
        assertEquals(5 + 6, estimate.messages(List.of(Message.User.of("word"), Message.User.of("two words"))));
        assertEquals(6, estimate.messages(List.of(Message.User.of("two words"))));
    }

    /// Replies of which the provider counted nothing but the text.
    @Test
    void recordedRepliesAreEstimatedWithinAFifth() throws IOException {
        String folder = System.getenv("JACKDAW_STREAMS");
        assumeTrue(folder != null, "the recorded streams are not here; JACKDAW_STREAMS names their folder");
        var off = new ArrayList<String>();
        long counted = 0;
        long estimated = 0;
        try (Stream<Path> streams = Files.list(Path.of(folder))) {
            for (Path stream : streams.filter(Files::isDirectory).sorted().toList()) {
                Json told = Json.parse(Files.readString(stream.resolve("meta.json")))
                        .get("expected");
                String text = told.get("text").text("");
                long output = told.get("usage").get("output").number(0);
                boolean more = !told.get("tool_calls").items().isEmpty()
                        || !told.get("server_tools").items().isEmpty()
                        || !told.get("reasoning").text("").isEmpty()
                        || told.get("usage").get("reasoning").number(0) > 0;
                if (more || text.length() < 100 || output == 0) continue;
                long tokens = Estimate.text(text);
                counted += output;
                estimated += tokens;
                if (Math.abs(tokens - output) * 5 > output)
                    off.add("%s: %d for %d".formatted(stream.getFileName(), tokens, output));
            }
        }
        assertEquals(List.of(), off);
        assertTrue(counted > 1000);
        double ratio = (double) estimated / counted;
        assertTrue(ratio > 0.93 && ratio < 1.07, String.format(Locale.ROOT, "%.2f", ratio));
    }
}
