package dev.jackdaw.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlindfoldTest {
    private static final Media IMAGE = new Media("image/png", "AAAA");
    private static final Media PDF = new Media("application/pdf", "AAAA");

    @Test
    void whatTheModelCannotTakeIsToldInWordsAndTheRestStaysTheSame() throws Exception {
        var call = new ToolCall("c", "read", "{}");
        List<Message> messages = List.of(
                Message.User.of("hello"),
                new Message.User(List.of(new Content.Picture(IMAGE), new Content.Text("see"))),
                new Message.Assistant(List.of(new Content.Call(call)), "scripted/scripted"),
                new Message.Answer(
                        "c", new ToolResult("shot.png", false, List.of(IMAGE, PDF), dev.jackdaw.json.Json.obj())));
        var inner = new ScriptedModel().says("one").says("two");
        var model = new Blindfold(inner, "pdf"::equals);
        var prompt = new Prompt("", List.of(), messages, Prompt.ToolChoice.AUTO);
        model.reply(prompt, arrival -> {});
        model.reply(prompt, arrival -> {});
        String note = "(image/png left out: this model cannot see it)";
        List<Message> first = inner.prompts().getFirst().messages();
        assertSame(messages.getFirst(), first.getFirst());
        assertEquals(new Message.User(List.of(new Content.Text(note), new Content.Text("see"))), first.get(1));
        assertEquals(
                new Message.Answer(
                        "c", new ToolResult("shot.png\n" + note, false, List.of(PDF), dev.jackdaw.json.Json.obj())),
                first.get(3));
        for (int i = 0; i < 4; i++)
            assertSame(first.get(i), inner.prompts().getLast().messages().get(i));
    }
}
