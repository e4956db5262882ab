package dev.jackdaw.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.ModelFailure.Cure;
import dev.jackdaw.model.Prompt.ToolChoice;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was recorded is played back as it was.
class RecordingTest {
    @TempDir
    private Path folder;

    private final ScriptedModel model = new ScriptedModel();

    private Path file() {
        return folder.resolve("tape.jsonl");
    }

    private Recording recording() {
        return new Recording(model, new Tape(file()));
    }

    private Replaying replaying() {
        return new Replaying(new ScriptedModel(), new Tape(file()));
    }

    private static Prompt prompt(Message... messages) {
        return new Prompt("You are here: /tmp/" + System.nanoTime(), List.of(), List.of(messages), ToolChoice.AUTO);
    }

    private static Prompt asking(String text) {
        return prompt(Message.User.of(text));
    }

    @Test
    void repliesWithAllTheirPiecesComeBack() throws ModelFailure, InterruptedException {
        List<Content> parts = List.of(
                new Content.Thinking("hm", "sig"),
                new Content.Call(new ToolCall("c1", "read", "{}")),
                new Content.Opaque("redacted", Json.obj("data", "x")));
        Usage usage = new Usage(1, 2, 3, 4, 1, Json.obj("total", 10), Optional.of(0.25));
        var reply = new Reply("id", "wire/m", parts, usage, Finish.TOOL_CALLS, "tool_use");
        model.plays((prompt, arrivals) -> {
            arrivals.accept(new Arrival.ReplyBegan("id", "m", usage));
            arrivals.accept(new Arrival.ThinkingArrived(0, "hm"));
            arrivals.accept(new Arrival.Switched("wire/a", "wire/m", "busy"));
            for (int i = 0; i < parts.size(); i++) arrivals.accept(new Arrival.PartEnded(i, parts.get(i)));
            return reply;
        });
        var recorded = new ArrayList<Arrival>();
        recording().reply(asking("Hi"), recorded::add);
        var played = new ArrayList<Arrival>();
        assertEquals(reply, replaying().reply(asking("Hi"), played::add));
        assertEquals(recorded, played);
    }

    @Test
    void failuresComeBackToo() throws ModelFailure, InterruptedException {
        model.fails(new ModelFailure("too long", new Cure.Shorten(), Category.INVALID_REQUEST, 413))
                .says("Hello");
        Recording recording = recording();
        assertThrows(ModelFailure.class, () -> recording.reply(asking("Hi"), _ -> {}));
        recording.reply(asking("Hi"), _ -> {});
        Replaying replaying = replaying();
        ModelFailure failure = assertThrows(ModelFailure.class, () -> replaying.reply(asking("Hi"), _ -> {}));
        assertEquals(
                List.of("too long", new Cure.Shorten(), Category.INVALID_REQUEST, 413),
                List.of(failure.why(), failure.cure(), failure.category(), failure.status()));
        assertEquals("Hello", replaying.reply(asking("Hi"), _ -> {}).text());
    }

    @Test
    void promptsOfSeveralModelsMayComeInAnotherOrder() throws ModelFailure, InterruptedException {
        var tape = new Tape(file());
        new Recording(new ScriptedModel().says("one"), tape).reply(asking("first"), _ -> {});
        new Recording(new ScriptedModel().says("two"), tape).reply(asking("second"), _ -> {});
        Replaying replaying = replaying();
        assertEquals("two", replaying.reply(asking("second"), _ -> {}).text());
        assertEquals("one", replaying.reply(asking("first"), _ -> {}).text());
    }

    @Test
    void aPromptThatWasNotRecordedIsToldByTheMessageThatDiffers() throws ModelFailure, InterruptedException {
        model.says("Hello").says("Hello");
        Message.User user = Message.User.of("Hi");
        Message.Assistant said = ScriptedModel.reply(List.of(new Content.Text("Hello")), Finish.STOP)
                .message();
        Recording recording = recording();
        recording.reply(prompt(user), _ -> {});
        recording.reply(prompt(user, said, Message.User.of("More")), _ -> {});
        Replaying replaying = replaying();
        replaying.reply(prompt(user), _ -> {});
        String beginning = "the prompt is not the one recorded in " + file() + " (prompt 2): ";
        assertEquals(
                beginning + "message 3 differs; say the same, or record anew with --record",
                assertThrows(
                                ModelFailure.class,
                                () -> replaying.reply(prompt(user, said, Message.User.of("Less")), _ -> {}))
                        .why());
        assertEquals(
                beginning + "it has 2 messages in place of 3; say the same, or record anew with --record",
                assertThrows(ModelFailure.class, () -> replaying.reply(prompt(user, said), _ -> {}))
                        .why());
        replaying.reply(prompt(user, said, Message.User.of("More")), _ -> {});
        assertEquals(
                file() + " ends after 2 prompts",
                assertThrows(ModelFailure.class, () -> replaying.reply(asking("Hi"), _ -> {}))
                        .why());
    }

    @Test
    void whatNoModelReadsMayDiffer() throws ModelFailure, InterruptedException {
        model.says("Hello");
        var call = new Message.Assistant(List.of(new Content.Call(new ToolCall("c", "bash", "{}"))), "w/m");
        ToolResult result = ToolResult.of("done");
        recording().reply(prompt(call, new Message.Answer("c", result.with(Json.obj("millis", 5)))), _ -> {});
        Prompt later = prompt(call, new Message.Answer("c", result.with(Json.obj("millis", 7))));
        assertEquals("Hello", replaying().reply(later, _ -> {}).text());
    }

    @Test
    void aNewRecordingReplacesTheOldOne() throws ModelFailure, InterruptedException, IOException {
        model.says("old").says("new");
        recording().reply(asking("Hi"), _ -> {});
        recording().reply(asking("Hi"), _ -> {});
        assertEquals(1, Files.readAllLines(file()).size());
        assertEquals("new", replaying().reply(asking("Hi"), _ -> {}).text());
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws IOException {
        ModelFailure missing =
                assertThrows(ModelFailure.class, () -> replaying().reply(asking("Hi"), _ -> {}));
        assertEquals("the recording cannot be read: " + file(), missing.why());
        Files.writeString(file(), "[]\n");
        ModelFailure other = assertThrows(ModelFailure.class, () -> replaying().reply(asking("Hi"), _ -> {}));
        assertEquals("line 1 of " + file() + " is none of a recording: a Take must be an object", other.why());
    }
}
