package dev.jackdaw.bench.faults;

import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Parts;
import dev.jackdaw.bench.faults.Asked.Spoken;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Session;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedReply.Fault;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Conversations of which the provider refuses a part.
final class Blocks {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    private static final int LARGE = 40 << 20;
    private static final Json REASONING =
            Json.obj("id", "rs_1", "type", "reasoning", "summary", List.of(), "encrypted_content", "c2lnbmF0dXJl");

    private Blocks() {}

    static List<Trial> trials(Spoken spoken) {
        var trials = new ArrayList<Trial>();
        for (String complaint : List.of(
                "Could not process image",
                "Could not process PDF",
                "Invalid image data",
                "invalid_image_format: the picture is broken",
                "Unable to download or decode the image",
                "You uploaded an unsupported image. Please make sure your image has of one the following formats",
                "messages.0.content.1.image.source.base64: image exceeds 5 MB maximum: 6291456 bytes > 5242880 bytes",
                "messages.0.content.1.image.source.base64.data: At least one of the image dimensions exceed max allowed size",
                "messages[0].content[1]: base64 is broken",
                "messages.0: image cannot be read"))
            for (boolean inResult : new boolean[] {false, true}) media(spoken, trials, complaint, inResult);
        for (String complaint : List.of(
                "messages.1.content.0: Invalid `signature` in `thinking` block",
                "messages.1.content.0.thinking.signature: Field required to match",
                "`thinking` or `redacted_thinking` blocks in the latest assistant message cannot be modified",
                "The encrypted_content for item rs_1 could not be verified",
                "Item 'rs_1' of type 'reasoning' was provided without its required following item",
                "Thought signature is not valid")) thinking(spoken, trials, complaint);
        trials.add(new Trial(
                spoken + " a refusal that nothing cures", "R12", "failed (mend, invalid_request) by request 2", () -> {
                    try (var asked = Asked.over(spoken)) {
                        asked.server().always(_ -> refusal("Could not process image"));
                        return asked.with(picture()).verdict();
                    }
                }));
        trials.add(new Trial(spoken + " half a surrogate pair", "R12", "answered by request 1", () -> {
            try (var asked = Asked.over(spoken)) {
                asked.server().says("done");
                return asked.with(Message.User.of("a \ud83d b \udc00")).verdict() + wrong(asked);
            }
        }));
        trials.add(new Trial(
                spoken + " a message of 40 MB",
                "R12",
                "failed (shorten, invalid_request) by request 1, then answered by request 1",
                () -> {
                    try (var asked = Asked.patiently(spoken)) {
                        asked.server().says("done");
                        String first =
                                asked.with(Message.User.of("x".repeat(LARGE))).verdict();
                        // A session never takes such a message; see the next trial.
                        return first + ", then " + asked.withoutLast().verdict();
                    }
                }));
        trials.add(new Trial(
                spoken + " a session told 40 million characters",
                "R12",
                "refused, 0 facts, then ANSWERED by request 1",
                () -> insisting(spoken)));
        // Messages name a limit of one picture, which is kept to before anything is sent.
        int large = spoken == Spoken.MESSAGES ? 1 : 2;
        trials.add(new Trial(
                spoken + " a picture that makes a request too large", "R12", "answered by request " + large, () -> {
                    try (var asked = Asked.patiently(spoken)) {
                        asked.server().says("done");
                        var picture = new Content.Picture(new Media("image/png", "A".repeat(LARGE)));
                        return asked.with(new Message.User(List.of(new Content.Text("see"), picture)))
                                .verdict();
                    }
                }));
        return trials;
    }

    /// Says too much in a session, then less in the same.
    private static String insisting(Spoken spoken) throws Exception {
        Path folder = Files.createTempDirectory("jackdaw-faults");
        try (var asked = Asked.over(spoken);
                var session = Session.inMemory("faults");
                var live = new LiveSession(session, parts(asked.model(), folder))) {
            asked.server().says("done");
            String first = "taken";
            try {
                live.send(Command.Say.now("x".repeat(LARGE)));
                live.await();
            } catch (IllegalArgumentException refused) {
                first = "refused";
            }
            int facts = session.lines().size();
            live.send(Command.Say.now("Hi"));
            return first + ", " + facts + " facts, then " + live.await().reason() + " by request "
                    + asked.server().count() + wrong(asked);
        } finally {
            Files.delete(folder);
        }
    }

    private static Parts parts(Model model, Path folder) throws IOException {
        return new Parts(
                Gateway.of(model),
                List.of(),
                List.of(),
                Policy.of(Mode.BYPASS),
                new Site(new Workspace(folder, List.of(), List.of()), folder, _ -> {}),
                "",
                Budget.USUAL,
                LiveSession.Answering.NOBODY,
                () -> {});
    }

    private static String wrong(Asked asked) {
        return asked.server().violations().isEmpty() ? "" : " " + asked.server().violations();
    }

    private static ScriptedReply refusal(String complaint) {
        Json body = Json.obj("error", Json.obj("type", "invalid_request_error", "message", complaint));
        return ScriptedReply.text("").with(new Fault.Status(400, Map.of(), body.write()));
    }

    private static Message picture() {
        return new Message.User(
                List.of(new Content.Text("see this"), new Content.Picture(new Media("image/png", PIXEL))));
    }

    private static void media(Spoken spoken, List<Trial> trials, String complaint, boolean inResult) {
        String where = inResult ? " in a result" : "";
        trials.add(new Trial(
                spoken + " picture refused" + where + ": " + complaint,
                "R12",
                "answered by request 2, then answered by request 1",
                () -> {
                    try (var asked = Asked.over(spoken)) {
                        if (inResult) {
                            var call = new Content.Call(new ToolCall("call_1", "read", "{}"));
                            asked.with(
                                    Message.User.of("look"),
                                    new Message.Assistant(List.of(call), ""),
                                    new Message.Answer(
                                            "call_1",
                                            new ToolResult(
                                                    "a picture",
                                                    false,
                                                    List.of(new Media("image/png", PIXEL)),
                                                    Json.obj())));
                        } else asked.with(picture());
                        return refusedWhile(asked, PIXEL, complaint);
                    }
                }));
    }

    private static void thinking(Spoken spoken, List<Trial> trials, String complaint) {
        // Over these two no thinking goes back with a seal of the provider.
        if (spoken == Spoken.CHAT || spoken == Spoken.OLLAMA) return;
        trials.add(new Trial(
                spoken + " thinking refused: " + complaint,
                "R12",
                "answered by request 2, then answered by request 1",
                () -> {
                    try (var asked = Asked.over(spoken)) {
                        Content thought = spoken == Spoken.RESPONSES
                                ? new Content.Opaque("reasoning", REASONING)
                                : new Content.Thinking("so it is", "c2lnbmF0dXJl");
                        var said = new Message.Assistant(
                                List.of(thought, new Content.Text("Hello")),
                                asked.model().origin());
                        asked.with(Message.User.of("Hi"), said, Message.User.of("Go on"));
                        return refusedWhile(asked, "c2lnbmF0dXJl", complaint);
                    }
                }));
    }

    /// Asks a server that refuses every request that holds a text.
    private static String refusedWhile(Asked asked, String text, String complaint) throws Exception {
        asked.server()
                .always(request -> request.text().contains(text) ? refusal(complaint) : ScriptedReply.text("done"));
        String first = asked.verdict();
        return first + ", then " + asked.with(Message.User.of("And now?")).verdict() + wrong(asked);
    }
}
