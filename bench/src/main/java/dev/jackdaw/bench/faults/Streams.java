package dev.jackdaw.bench.faults;

import dev.jackdaw.bench.faults.Asked.Spoken;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Reply;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedReply.Fault;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/// Replies that break, fall silent, never end, or end oddly.
final class Streams {
    private static final ScriptedReply CALL =
            ScriptedReply.calls(ScriptedReply.call("bash", Json.obj("command", "echo once >> ran.txt")));
    private static final String FAILED = "event: response.failed\ndata: {\"type\":\"response.failed\",\"response\":{"
            + "\"status\":\"failed\",\"error\":{\"code\":\"invalid_prompt\",\"message\":\"no\"}}}\n\n";
    private static final long SOON = 100;
    private static final long TAIL = Asked.TAIL.toMillis();

    private Streams() {}

    static List<Trial> trials(Spoken spoken) {
        var trials = new ArrayList<Trial>();
        int unfinished = spoken.unfinished(CALL);
        for (int events = 0; events <= unfinished; events++) {
            trials.add(broken(spoken, "cut after event " + events, "R03", new Fault.Truncated(events)));
            trials.add(broken(spoken, "reset after event " + events, "R04", new Fault.Reset(events)));
        }
        // A reply that is whole needs no end; what a reset leaves of one is up to the system.
        for (int events = unfinished + 1; events <= CALL.events(spoken.wire()); events++)
            trials.add(played(spoken, "cut after event " + events, "R03", 1, new Fault.Truncated(events)));
        trials.add(broken(spoken, "reset before the answer", "R04", new Fault.Dropped()));
        String torn = spoken == Spoken.OLLAMA ? "{\"message\":{\n" : "data: {\"choices\":[{\n\n";
        trials.add(broken(spoken, "an event that is no JSON", "R03", new Fault.Written(List.of(torn))));
        trials.add(broken(spoken, "headers, then silence", "R05", new Fault.Stalled(0)));
        trials.add(broken(spoken, "one event, then silence", "R05", new Fault.Stalled(1)));
        // Lines of JSON know no pings.
        if (spoken != Spoken.OLLAMA)
            trials.add(new Trial(
                    spoken + " pings only, for longer than silence may last",
                    "R05",
                    "answered by request 1",
                    () -> once(spoken, new Fault.Pinged(6, Asked.SILENCE.toMillis() / 3))));
        // Gemini says why it finished, but its last event is known only by the end of the body: that is waited for.
        String end = spoken == Spoken.GEMINI ? "within the tail" : "at once";
        trials.add(new Trial(
                spoken + " whole, connection left open",
                "R06",
                "answered by request 1 " + end,
                () -> lingering(spoken, new Fault.Stalled(Integer.MAX_VALUE))));
        // Ollama says only what went wrong, not of which kind it is: the next attempt may do better.
        String after = spoken == Spoken.OLLAMA
                ? "answered by request 2 at once"
                : "failed (mend, invalid_request) by request 1 at once";
        trials.add(new Trial(
                spoken + " error event, connection left open",
                "R06",
                after,
                () -> lingering(spoken, new Fault.Held(List.of(complaint(spoken))))));
        if (spoken == Spoken.RESPONSES)
            trials.add(new Trial(
                    spoken + " failed response, connection left open",
                    "R06",
                    after,
                    () -> lingering(spoken, new Fault.Held(List.of(FAILED)))));
        trials.add(new Trial(
                spoken + " connection gone stale in the pool",
                "R04",
                "answered by request 1, then answered by request 1",
                () -> stale(spoken)));
        trials.add(new Trial(
                spoken + " interrupt while a reply comes", "R07", "interrupted at once", () -> interrupted(spoken)));
        odd(spoken, trials);
        return trials;
    }

    /// An error told of inside a stream.
    private static String complaint(Spoken spoken) {
        return switch (spoken) {
            case CHAT, MESSAGES, RESPONSES ->
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no\"}}\n\n";
            case GEMINI ->
                "data: {\"error\":{\"code\":400,\"message\":\"no\",\"status\":\"INVALID_ARGUMENT\"}}\r\n\r\n";
            case OLLAMA -> "{\"error\":\"no\"}\n";
        };
    }

    /// A call in a reply that breaks: the whole call of the next attempt, and nothing of the broken one.
    private static Trial broken(Spoken spoken, String what, String rule, Fault fault) {
        return played(spoken, what, rule, 2, fault);
    }

    /// @param requests after which the call is there
    private static Trial played(Spoken spoken, String what, String rule, int requests, Fault fault) {
        return new Trial(spoken + " " + what, rule, "one whole call by request " + requests, () -> {
            try (var asked = Asked.over(spoken)) {
                asked.server().plays(CALL.with(fault)).plays(CALL);
                Reply reply = asked.ask();
                boolean whole = reply.calls().size() == 1
                        && reply.calls().getFirst().arguments().endsWith("ran.txt\"}");
                return (whole ? "one whole call" : "calls " + reply.calls()) + " by request "
                        + asked.server().count();
            }
        });
    }

    private static String once(Spoken spoken, Fault fault) throws Exception {
        try (var asked = Asked.over(spoken)) {
            asked.server().plays(ScriptedReply.text("done").with(fault));
            return asked.verdict();
        }
    }

    private static String lingering(Spoken spoken, Fault fault) throws Exception {
        try (var asked = Asked.over(spoken)) {
            var sent = new AtomicLong();
            asked.server().says("done").answers(_ -> {
                sent.set(System.nanoTime());
                return ScriptedReply.text("done").with(fault);
            });
            asked.server().says("done");
            asked.ask();
            String verdict = asked.verdict();
            long late = (System.nanoTime() - sent.get()) / 1_000_000;
            return verdict
                    + (late <= SOON ? " at once" : late <= SOON + TAIL ? " within the tail" : " after " + late + " ms");
        }
    }

    private static String stale(Spoken spoken) throws Exception {
        try (var asked = Asked.over(spoken)) {
            asked.server()
                    .plays(ScriptedReply.text("done").with(new Fault.Closed()))
                    .says("done");
            String first = asked.verdict();
            Thread.sleep(50);
            return first + ", then " + asked.verdict();
        }
    }

    private static String interrupted(Spoken spoken) throws Exception {
        try (var asked = Asked.over(spoken)) {
            ScriptedReply half = ScriptedReply.text("half of it");
            asked.server().plays(half.with(new Fault.Stalled(spoken.unfinished(half))));
            var ended = new AtomicLong();
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    asked.verdict();
                } catch (InterruptedException stop) {
                    ended.set(System.nanoTime());
                }
            });
            while (asked.arrivals().isEmpty()) Thread.sleep(5);
            long start = System.nanoTime();
            asking.interrupt();
            asking.join();
            long late = (ended.get() - start) / 1_000_000;
            return ended.get() == 0
                    ? "not interrupted"
                    : late <= SOON ? "interrupted at once" : "interrupted after " + late + " ms";
        }
    }

    private static void odd(Spoken spoken, List<Trial> trials) {
        spoken.refusal()
                .ifPresent(word -> goesOn(
                        spoken,
                        trials,
                        "a refusal",
                        "refusal, 0 calls, then answered",
                        new ScriptedReply(List.of(new Content.Text("No.")), CALL.usage(), word, CALL.delivery())));
        goesOn(
                spoken,
                trials,
                "thinking alone",
                "stop, 0 calls, then answered",
                ScriptedReply.of(List.of(new Content.Thinking("Hm.", "c2ln"))));
        goesOn(spoken, trials, "nothing at all", "stop, 0 calls, then answered", ScriptedReply.of(List.of()));
        // Calls of Ollama have no ids.
        if (spoken != Spoken.OLLAMA) {
            var twice = new ToolCall("call_1", "bash", "{\"command\":\"ls\"}");
            goesOn(
                    spoken,
                    trials,
                    "two calls of one id",
                    "tool_calls, 2 calls, then answered",
                    ScriptedReply.calls(twice, twice));
        }
        limited(spoken, trials);
    }

    /// The output limit, and what it or a confused model makes of arguments where they come as text.
    private static void limited(Spoken spoken, List<Trial> trials) {
        var content = new ArrayList<Content>(List.of(new Content.Text("I will")));
        if (!spoken.callsWhole()) content.add(new Content.Call(new ToolCall("", "bash", "{\"command\":\"rm")));
        goesOn(
                spoken,
                trials,
                spoken.callsWhole() ? "output limit" : "output limit within a call",
                "length, 0 calls, then answered",
                new ScriptedReply(content, CALL.usage(), spoken.limit(), CALL.delivery()));
        if (spoken.callsWhole()) return;
        goesOn(
                spoken,
                trials,
                "arguments that are no object",
                "tool_calls, 1 calls, then answered",
                ScriptedReply.calls(new ToolCall("", "bash", "[1, \"two\"]")));
        goesOn(
                spoken,
                trials,
                "arguments that are no JSON",
                "tool_calls, 1 calls, then answered",
                ScriptedReply.calls(new ToolCall("", "bash", "{\"command\": ")));
    }

    /// Whether a strict provider takes the request that follows an odd reply.
    private static void goesOn(Spoken spoken, List<Trial> trials, String what, String expected, ScriptedReply odd) {
        trials.add(new Trial(spoken + " " + what, "R10", expected, () -> {
            try (var asked = Asked.over(spoken)) {
                asked.server().plays(odd).says("done");
                Reply reply = asked.ask();
                for (ToolCall call : reply.calls()) asked.with(new Message.Answer(call.id(), ToolResult.of("ran")));
                asked.with(Message.User.of("Go on"));
                String then = asked.verdict();
                List<String> wrong = asked.server().violations();
                return reply.finish().name().toLowerCase(Locale.ROOT) + ", "
                        + reply.calls().size() + " calls, then "
                        + (wrong.isEmpty() && then.startsWith("answered") ? "answered" : then + " " + wrong);
            }
        }));
    }
}
