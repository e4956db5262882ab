package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What survives a reply's way in and the next request's way out, on every wire: the tables of `docs/wires.md`, which
/// `./dev accept` rewrites.
///
/// A wire needs two samples beside the tests' resources, `roundtrip/NAME.jsonl` with the marks below and
/// `roundtrip/NAME-refusal.jsonl`.
class RoundTripTest {
    private static final Path DOCUMENT = Path.of("../docs/wires.md");
    private static final String KEPT = "kept";
    private static final String LOST = "–";
    private static final ToolSpec SPEC = new ToolSpec("look", "Looks.", Json.obj("type", "object"));
    private static final Media SHOWN = new Media("image/png", "U0hPV04=");
    private static final Media FOUND = new Media("image/png", "Rk9VTkQ=");
    private static final Media READ = new Media("application/pdf", "UkVBRA==");

    /// What is looked for in a request, by row.
    private static Map<String, String> marks() {
        var marks = new LinkedHashMap<String, String>();
        marks.put("text", "Said aloud");
        marks.put("thinking", "Thought quietly");
        marks.put("signature", "U0lHTkFUVVJF");
        marks.put("redacted or encrypted parts", "T1BBUVVF");
        marks.put("calls", "look");
        marks.put("their ids", "call-ID-1");
        marks.put("their arguments", "Straße 漢字 🐦");
        marks.put("results", "Seen there");
        marks.put("images of the user", SHOWN.base64());
        marks.put("images in results", FOUND.base64());
        marks.put("PDF documents", READ.base64());
        return marks;
    }

    private static String sent(Wire wire, Message.Assistant said) {
        List<Message> messages = List.of(
                new Message.User(List.of(
                        new Content.Picture(SHOWN), new Content.Picture(READ), new Content.Text("Where is it?"))),
                said,
                new Message.Answer("call-ID-1", new ToolResult("Seen there", false, List.of(FOUND), Json.obj())));
        Endpoint endpoint = EveryWire.endpoint(wire);
        var prompt = new Prompt("Be kind.", List.of(SPEC), messages, Prompt.ToolChoice.AUTO);
        return new String(wire.render(prompt, endpoint).body(), StandardCharsets.UTF_8);
    }

    private static String table(List<Wire> wires, Map<String, List<String>> rows) {
        var text = new StringBuilder("| |");
        for (Wire wire : wires) text.append(' ').append(wire.name()).append(" |");
        text.append("\n|---|").append("---|".repeat(wires.size())).append('\n');
        rows.forEach((row, cells) -> text.append("| ")
                .append(row)
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n"));
        return text.toString();
    }

    private static String cell(boolean kept) {
        return kept ? KEPT : LOST;
    }

    private static String own(List<Wire> wires) {
        var rows = new LinkedHashMap<String, List<String>>();
        for (Wire wire : wires) {
            Reply reply = EveryWire.sample(wire, wire.name());
            String sent = sent(wire, reply.message());
            marks().forEach((row, mark) ->
                    rows.computeIfAbsent(row, _ -> new ArrayList<>()).add(cell(sent.contains(mark))));
            boolean counted = reply.usage().prompt() == 105 && reply.usage().output() == 7;
            boolean refused = EveryWire.sample(wire, wire.name() + "-refusal").finish() == Finish.REFUSAL;
            rows.computeIfAbsent("tokens used", _ -> new ArrayList<>()).add(cell(counted));
            rows.computeIfAbsent("tokens cached", _ -> new ArrayList<>())
                    .add(cell(reply.usage().cached() == 90));
            rows.computeIfAbsent("refusals", _ -> new ArrayList<>()).add(cell(refused));
        }
        return table(wires, rows);
    }

    /// What of the replies of each wire reaches the others, the least of them.
    private static String others(List<Wire> wires) {
        var rows = new LinkedHashMap<String, List<String>>();
        for (Wire to : wires) {
            List<String> sent = wires.stream()
                    .map(from -> EveryWire.sample(from, from.name()).content())
                    .map(content -> sent(to, new Message.Assistant(content, "elsewhere/m")))
                    .toList();
            marks().forEach((row, mark) -> rows.computeIfAbsent(row, _ -> new ArrayList<>())
                    .add(cell(sent.stream().allMatch(body -> body.contains(mark)))));
        }
        return table(wires, rows);
    }

    private static String between(String document, String name, String table) {
        String begin = "<!-- " + name + " -->\n";
        int from = document.indexOf(begin) + begin.length();
        return document.substring(0, from) + table + document.substring(document.indexOf("<!-- end -->", from));
    }

    @Test
    void whatSurvivesIsWhatIsWritten() throws IOException {
        List<Wire> wires = EveryWire.all();
        String document = Files.readString(DOCUMENT);
        String now = between(between(document, "own", own(wires)), "others", others(wires));
        if (Boolean.getBoolean("jackdaw.accept")) Files.writeString(DOCUMENT, now);
        assertEquals(Files.readString(DOCUMENT), now);
    }
}
