package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripted model.
class FakeTest {
    private static final Prompt PROMPT =
            new Prompt("", List.of(), List.of(Message.User.of("Hi")), Prompt.ToolChoice.AUTO);

    private static Reply ask(Model model) throws ModelFailure, InterruptedException {
        return model.reply(PROMPT, _ -> {});
    }

    @Test
    void aTextIsSaidAgainAndAgain() throws ModelFailure, InterruptedException {
        Model model = new Fake("fake", "Hello");
        assertEquals("Hello", ask(model).text());
        assertEquals("Hello", ask(model).text());
    }

    @Test
    void aScriptIsPlayedLineByLineToItsEnd(@TempDir Path folder)
            throws ModelFailure, InterruptedException, IOException {
        Path script = folder.resolve("script.jsonl");
        Files.writeString(script, """
                {"text": "Let me look.", "calls": [{"id": "a", "tool": "look", "arguments": {"at": 1}}]}

                {"error": {"status": 401, "message": "bad key"}}
                oops
                """);
        Model model = new Fake("fake", "@" + script);
        Reply reply = ask(model);
        assertEquals("Let me look.", reply.text());
        assertEquals(List.of(new ToolCall("a", "look", Json.obj("at", 1).write())), reply.calls());
        assertEquals(Finish.TOOL_CALLS, reply.finish());
        ModelFailure failure = assertThrows(ModelFailure.class, () -> ask(model));
        assertEquals(ModelFailure.Category.AUTHENTICATION_FAILED, failure.category());
        assertThrows(ModelFailure.class, () -> ask(model));
        ModelFailure end = assertThrows(ModelFailure.class, () -> ask(model));
        assertEquals("the script " + script + " ends after 3 replies", end.why());
        assertEquals(new ModelFailure.Cure.Mend(), end.cure());
    }
}
