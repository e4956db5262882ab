package dev.jackdaw.bench.context;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Usage;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest;
import dev.jackdaw.testing.Strictness;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A strict provider that counts tokens, refuses prompts that are longer than the model's window, and tells how much of
/// a prompt its cache held.
final class CountingServer implements AutoCloseable {
    private final ScriptedServer server;
    private final Map<String, Long> windows;
    private final String aside;
    private final Function<ServedRequest, ScriptedReply> summing;
    private final Deque<Function<ServedRequest, ScriptedReply>> script = new ArrayDeque<>();
    private final Map<String, List<Counting.Piece>> held = new HashMap<>();
    private final List<Course.Asked> asked = new ArrayList<>();
    private final List<Course.Asked> besides = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private List<Counting.Piece> before = List.of();
    private String last = "";
    private int turn;

    /// @param windows by model
    /// @param aside the model that is asked beside the conversation
    /// @param summing what it says
    CountingServer(Map<String, Long> windows, String aside, Function<ServedRequest, ScriptedReply> summing)
            throws IOException {
        this.windows = Map.copyOf(windows);
        this.aside = aside;
        this.summing = summing;
        this.server = ScriptedServer.start(Strictness.FULL.allowingRewrites().forgetting())
                .always(this::answer);
    }

    URI base() {
        return server.chatBase();
    }

    /// What is said in the next turn, one reply after another.
    synchronized void turn(int number, List<Function<ServedRequest, ScriptedReply>> replies) {
        turn = number;
        if (!script.isEmpty()) wrong.add("turn " + number + ": " + script.size() + " replies were not asked for");
        script.clear();
        script.addAll(replies);
    }

    private synchronized ScriptedReply answer(ServedRequest request) {
        String model = request.body().get("model").text("");
        List<Counting.Piece> pieces = Counting.pieces(request.body());
        long tokens = Counting.sum(pieces);
        long window = windows.getOrDefault(model, 0L);
        long cached = Counting.shared(held.getOrDefault(model, List.of()), pieces);
        boolean extending = Counting.shared(before, pieces) == Counting.sum(before);
        held.put(model, pieces);
        var now = new Course.Asked(turn, model, window, tokens, cached, extending ? "" : "rewritten");
        boolean beside = model.equals(aside);
        (beside ? besides : asked).add(now);
        if (!beside) {
            before = pieces;
            last = request.text();
        }
        if (tokens > window) return refused(now);
        Function<ServedRequest, ScriptedReply> next = beside ? summing : script.poll();
        if (next == null) {
            wrong.add("turn " + turn + ": more was asked than expected");
            return ScriptedReply.text("done");
        }
        return next.apply(request).with(new Usage(tokens - cached, 50, cached, 0, 0, Json.obj()));
    }

    private ScriptedReply refused(Course.Asked now) {
        wrong.add(
                "turn " + now.turn() + ": " + now.tokens() + " tokens for the " + now.window() + " of " + now.model());
        String why = "This model's maximum context length is " + now.window()
                + " tokens. However, your messages resulted in " + now.tokens()
                + " tokens. Please reduce the length of the messages.";
        Json body = Json.obj(
                "error",
                Json.obj(
                        "message",
                        why,
                        "type",
                        "invalid_request_error",
                        "param",
                        "messages",
                        "code",
                        "context_length_exceeded"));
        return ScriptedReply.text("").with(new ScriptedReply.Fault.Status(400, Map.of(), body.write()));
    }

    /// What happened so far.
    ///
    /// @param answers what was answered to the questions about what was said long before
    synchronized Course course(List<String> answers) {
        var all = new ArrayList<>(wrong);
        all.addAll(server.violations());
        return new Course(asked, besides, all, last, answers);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
