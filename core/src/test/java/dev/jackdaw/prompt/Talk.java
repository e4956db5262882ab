package dev.jackdaw.prompt;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.Work;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Section;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.ToolSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A session played by hand, with a model of which only the window counts.
final class Talk implements Gateway {
    static final String ORIGIN = "wire/model";

    private static final String INSTRUCTIONS = "You are a coding agent.";
    private static final List<ToolSpec> TOOLS =
            List.of(new ToolSpec("read", "Reads a file.", Json.obj("type", "object")));

    long window;
    String origin = ORIGIN;
    private final Session session = Session.inMemory("talk");
    private final Pressure pressure;
    private final Pressure.Compacting compacting;
    private final Compaction compaction;
    private int calls;

    Talk(long window, Pressure.Compacting compacting) {
        this(window, compacting, new Forgetting());
    }

    Talk(long window, Pressure.Compacting compacting, Compaction compaction) {
        this.window = window;
        this.compacting = compacting;
        this.compaction = compaction;
        this.pressure = new Pressure(this, session, compaction, compacting);
        append(new Fact.Started(
                1,
                "talk",
                Path.of("/"),
                "model",
                "default",
                INSTRUCTIONS,
                Optional.empty(),
                List.of(new Section("identity", INSTRUCTIONS.length(), 0, List.of()))));
    }

    /// The same session as somebody finds it who reads its log.
    Talk again() {
        var again = new Talk(window, compacting, compaction);
        facts().stream().skip(1).forEach(again::append);
        return again;
    }

    Pressure pressure() {
        return pressure;
    }

    Session session() {
        return session;
    }

    void append(Fact fact) {
        session.append(fact);
    }

    List<Fact> facts() {
        return session.lines().stream().map(Line::fact).toList();
    }

    <T extends Fact> T last(Class<T> kind) {
        return facts().reversed().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    Conversation conversation() {
        return session.conversation();
    }

    void said(String text) {
        append(new Fact.UserSaid(text, List.of(), Fact.Timing.NOW));
    }

    /// A call of a tool and what came of it.
    void round(String result) {
        round("", result);
    }

    void round(String words, String result) {
        String id = "c" + calls++;
        var content = new ArrayList<Content>();
        if (!words.isEmpty()) content.add(new Content.Text(words));
        content.add(new Content.Call(new ToolCall(id, "read", "{}")));
        append(new Fact.ModelSaid(new Reply("r", ORIGIN, content, Usage.NONE, Finish.TOOL_CALLS, "")));
        ran(id, result);
    }

    void calls(String id) {
        replied(id, 0);
    }

    void replied(String id, long counted) {
        append(new Fact.ModelSaid(new Reply(
                "r",
                ORIGIN,
                List.of(new Content.Call(new ToolCall(id, "read", "{}"))),
                new Usage(counted, 0, 0, 0, 0, Json.obj()),
                Finish.TOOL_CALLS,
                "")));
    }

    void ran(String id, String result) {
        append(new Fact.ToolRan(id, ToolResult.of(result)));
    }

    Prompt prompt() {
        return new Prompt(INSTRUCTIONS, TOOLS, conversation().messages(), Prompt.ToolChoice.AUTO);
    }

    Optional<Fact> before() throws InterruptedException {
        return pressure.before(prompt(), conversation());
    }

    Scale.Reading reading() {
        return new Scale(this).read(prompt(), conversation());
    }

    /// Makes room as often as is wanted.
    void fitted() throws InterruptedException {
        for (int step = 0; step < 50; step++) {
            Optional<Fact> fact = before();
            if (fact.isEmpty()) return;
            append(fact.get());
            if (conversation().settled()) return;
        }
        throw new AssertionError("it never ends: " + last(Fact.class));
    }

    void ask() {
        append(pressure.asking(prompt(), conversation(), ORIGIN).orElseThrow());
    }

    @Override
    public Model model(Work work) {
        return new Model() {
            @Override
            public String origin() {
                return origin;
            }

            @Override
            public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) {
                throw new AssertionError("nobody is asked");
            }
        };
    }

    @Override
    public void choose(String name) {
        throw new IllegalArgumentException(name);
    }

    @Override
    public void think(Optional<String> effort) {
        throw new IllegalArgumentException();
    }

    @Override
    public long window() {
        return window;
    }

    @Override
    public List<Standing> standings() {
        return List.of();
    }
}
