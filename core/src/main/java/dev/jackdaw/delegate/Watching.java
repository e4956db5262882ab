package dev.jackdaw.delegate;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.wording.Brief;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Follows a subagent, and tells those who follow its superior what it is at, at most five times a second.
final class Watching implements Consumer<Event> {
    private static final long PAUSE = 200_000_000L;
    private static final int LONGEST = 80;

    private final Session above;
    private final String agent;
    private final Session child;
    private final Map<String, ToolCall> calls = new ConcurrentHashMap<>();
    private volatile String doing = "";
    private long told = System.nanoTime() - PAUSE;

    Watching(Session above, String agent, Session child) {
        this.above = above;
        this.agent = agent;
        this.child = child;
    }

    void follow() {
        child.follow(
                child.size(),
                glimpse -> glimpse instanceof Glimpse.Asking || glimpse instanceof Glimpse.ToolStarted,
                this);
    }

    /// What it is at, in a few words.
    String doing() {
        return doing;
    }

    @Override
    public void accept(Event event) {
        switch (event) {
            case Glimpse.Asking _ -> moved("thinking");
            case Fact.ModelSaid(var reply) -> reply.calls().forEach(call -> calls.put(call.id(), call));
            case Glimpse.ToolStarted(var id) -> moved(words(id));
            case Fact _, Glimpse _ -> {}
        }
    }

    private String words(String callId) {
        ToolCall call = calls.get(callId);
        if (call == null) return "working";
        return Brief.head(Brief.line(call.tool() + " " + first(call.arguments())), LONGEST);
    }

    /// What a call is about: the first text among its arguments.
    private static String first(String arguments) {
        try {
            if (Json.parse(arguments) instanceof Json.Obj(var fields))
                for (Json value : fields.values()) if (value instanceof Json.Str(var text)) return text;
        } catch (JsonFault repaired) {
            return "";
        }
        return "";
    }

    /// It does something else now.
    synchronized void moved(String now) {
        doing = now;
        if (System.nanoTime() - told < PAUSE) return;
        told = System.nanoTime();
        above.show(
                new Glimpse.AgentMoved(agent, now, child.conversation().usage().total()));
    }
}
