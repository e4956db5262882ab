package dev.jackdaw.headless;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Reply;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// What happens, as lines for a person: each call with the beginning of what it gave back, and diffs.
final class Narration implements Consumer<Event> {
    private static final List<String> TELLING =
            List.of("command", "path", "file_path", "pattern", "url", "query", "description");
    private static final int WIDE = 160;

    private final PrintStream out;
    private final boolean colour;
    private final int most;
    private final Map<String, ToolCall> calls = new HashMap<>();
    private Affairs affairs;

    /// @param most lines shown of what a call gave back
    /// @param affairs as they stand before
    Narration(PrintStream out, boolean colour, int most, Affairs affairs) {
        this.out = out;
        this.colour = colour;
        this.most = most;
        this.affairs = affairs;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Fact fact) affairs = affairs.with(fact);
        switch (event) {
            case Fact.ModelSaid(var reply) -> said(reply);
            case Undertaking deed -> {
                for (String line : DeedText.of(deed, affairs))
                    out.println(painted("2", shortened(line.replace("\n", " ⏎ "))));
                out.flush();
            }
            case Fact.ToolRan(var id, var result) -> ran(id, result);
            case Glimpse.Heard(Arrival.Retrying retrying) -> tell(out, retrying);
            case Glimpse _, Fact _ -> {}
        }
    }

    private void said(Reply reply) {
        for (ToolCall call : reply.calls()) calls.put(call.id(), call);
        if (reply.calls().isEmpty() || reply.text().isBlank()) return;
        out.println("\n" + Printable.of(reply.text().strip()) + "\n");
        out.flush();
    }

    /// Tells that the provider failed and is asked again.
    static void tell(PrintStream out, Arrival.Retrying retrying) {
        out.printf(
                Locale.ROOT,
                "the provider failed (%s); attempt %d of %d follows in %.1f s%n",
                Printable.of(retrying.why()),
                retrying.attempt() + 1,
                retrying.most(),
                retrying.delayMillis() / 1000.0);
        out.flush();
    }

    private void ran(String id, ToolResult result) {
        ToolCall call = calls.getOrDefault(id, new ToolCall(id, "?", ""));
        out.println(painted(result.failed() ? "31" : "36", "● " + call.tool()) + " " + gist(call));
        String diff = ToolUseResult.diff(result);
        if (diff.isEmpty()) show(result.text(), result.failed());
        else diff.lines().limit(Math.max(most, 20)).forEach(line -> out.println("  " + painted(line)));
        out.flush();
    }

    private void show(String text, boolean failed) {
        List<String> lines = text.lines().toList();
        for (String line : lines.subList(0, Math.min(most, lines.size())))
            out.println("  " + painted(failed ? "31" : "2", shortened(line)));
        if (lines.size() > most) out.println("  " + painted("2", "… " + (lines.size() - most) + " more lines"));
    }

    /// The parameter that says most about a call.
    static String gist(ToolCall call) {
        try {
            Json arguments = Json.parse(call.arguments());
            for (String name : TELLING)
                if (arguments.get(name) instanceof Json.Str(var value)) return shortened(value.replace("\n", " ⏎ "));
            return shortened(arguments.write());
        } catch (JsonFault malformed) {
            return shortened(call.arguments().replace("\n", " "));
        }
    }

    private static String shortened(String line) {
        String safe = Printable.of(line);
        return safe.length() <= WIDE ? safe : safe.substring(0, WIDE - 1) + "…";
    }

    private String painted(String line) {
        String safe = shortened(line);
        if (line.startsWith("@@")) return painted("36", safe);
        if (line.startsWith("+")) return painted("32", safe);
        return line.startsWith("-") ? painted("31", safe) : safe;
    }

    private String painted(String code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
