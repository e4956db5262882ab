package dev.jackdaw.headless;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.session.Fact.Timing;
import dev.jackdaw.tool.Media;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Lines of JSON on standard input: what the user says waits for its turn, control requests are answered at once.
final class StreamedInput {
    /// Lines of the contract that ask for nothing here: no request is ever sent to the host.
    private static final Set<String> UNANSWERED = Set.of("keep_alive", "control_response", "control_cancel_request");

    /// What was read.
    private sealed interface Item {
        record Said(Command.Say say, Json.Obj line) implements Item {}

        record Wrong(String why) implements Item {}

        record End() implements Item {}
    }

    private final LiveSession live;
    private final Lines lines;
    private final boolean replay;
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();

    /// @param lines where answers to control requests go
    /// @param replay whether what the user says is told again
    StreamedInput(LiveSession live, Lines lines, boolean replay) {
        this.live = live;
        this.lines = lines;
        this.replay = replay;
    }

    /// Begins to read.
    void read(InputStream in) {
        Thread.ofPlatform().name("input").daemon(true).start(() -> readAll(in));
    }

    private void readAll(InputStream in) {
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine())
                if (!line.isBlank()) item(line).ifPresent(items::add);
        } catch (IOException e) {
            items.add(new Item.Wrong("standard input broke: " + e.getMessage()));
        }
        end();
    }

    /// Lets the input end here.
    void end() {
        items.add(new Item.End());
    }

    /// What the user says next; empty when there is no more.
    ///
    /// @throws JsonFault when a line was not one of the contract
    Optional<Command.Say> next() throws InterruptedException {
        while (true) {
            switch (items.take()) {
                case Item.Said(var say, var line) -> {
                    if (replay) lines.put(line.with("isReplay", true));
                    return Optional.of(say);
                }
                case Item.Wrong(var why) -> throw new JsonFault(why);
                case Item.End _ -> {
                    return Optional.empty();
                }
            }
        }
    }

    /// What a line asks for; nothing where it was answered at once.
    private Optional<Item> item(String text) {
        try {
            Json json = Json.parse(text);
            String type = json.get("type").text("");
            if (type.equals("user") && json instanceof Json.Obj line)
                return Optional.of(new Item.Said(say(json), line));
            if (type.equals("control_request")) lines.put(Control.answer(live, json));
            else if (!UNANSWERED.contains(type))
                return Optional.of(wrong("expected a line of type user or control_request, not \"" + type + "\""));
            return Optional.empty();
        } catch (JsonFault fault) {
            return Optional.of(wrong(String.valueOf(fault.getMessage())));
        }
    }

    private static Item wrong(String why) {
        return new Item.Wrong("standard input is not stream-json: " + why);
    }

    private static Command.Say say(Json line) {
        Json content = line.get("message").get("content");
        var text = new ArrayList<String>();
        if (content instanceof Json.Str(var whole)) text.add(whole);
        var media = new ArrayList<Media>();
        for (Json block : content.items()) {
            Json source = block.get("source");
            switch (block.get("type").text("")) {
                case "text" -> text.add(block.get("text").text(""));
                case "image", "document" ->
                    media.add(new Media(
                            source.get("media_type").text("image/png"),
                            source.get("data").text("")));
                default -> throw new JsonFault("a user message holds text, images and documents, not " + block.write());
            }
        }
        String said = String.join("\n", text);
        if (said.isBlank() && media.isEmpty()) throw new JsonFault("message.content is missing or blank");
        return new Command.Say(said, List.copyOf(media), Timing.NOW);
    }
}
