package dev.jackdaw.plan;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.tool.LooseJson;
import dev.jackdaw.wording.Brief;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the steps out of what a planner said: JSON in fences or prose, an object or an array, steps as texts or as
/// objects.
final class Reading {
    /// More steps than that are done together in the last one.
    private static final int MOST = 7;

    private static final int LONGEST = 500;
    /// No plan is longer, and looking through more of it would take long.
    private static final int REPLY = 60_000;
    private static final int TRIES = 40;
    private static final List<String> LISTS =
            List.of("steps", "plan", "tasks", "todos", "todo", "items", "list", "actions");
    private static final List<String> TEXTS =
            List.of("step", "text", "content", "description", "task", "action", "title", "name", "goal");

    private Reading() {}

    /// The steps, none where nothing usable is there.
    static List<String> steps(String reply) {
        String text = Brief.head(reply, REPLY);
        List<String> pieces = pieces(text);
        List<String> strict = first(pieces, Json::parse);
        return strict.isEmpty() ? first(pieces, piece -> LooseJson.parse(piece).value()) : strict;
    }

    private static List<String> first(List<String> pieces, Function<String, Json> read) {
        for (String piece : pieces) {
            try {
                List<String> steps = list(read.apply(piece));
                if (!steps.isEmpty()) return together(steps);
            } catch (JsonFault none) {
                // The next piece may be one.
            }
        }
        return List.of();
    }

    /// What may be JSON: whatever stands between brackets that belong together, the outer before the inner.
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        int at = 0;
        while (at < text.length() && pieces.size() < TRIES) {
            char c = text.charAt(at);
            int end = c == '{' || c == '[' ? end(text, at) : -1;
            if (end > 0) pieces.add(text.substring(at, end));
            at++;
        }
        return pieces;
    }

    /// Behind the bracket that closes the one at a place; -1 where none does.
    private static int end(String text, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && (c == '{' || c == '[')) depth++;
            else if (!quoted && (c == '}' || c == ']') && --depth == 0) return i + 1;
        }
        return -1;
    }

    private static List<String> list(Json json) {
        if (json instanceof Json.Arr(var elements)) return texts(elements);
        if (!(json instanceof Json.Obj(var fields))) return List.of();
        for (String name : LISTS) {
            List<String> found = fields.containsKey(name) ? list(json.get(name)) : List.of();
            if (!found.isEmpty()) return found;
        }
        boolean numbered = !fields.isEmpty()
                && fields.keySet().stream().allMatch(name -> Character.isDigit(name.charAt(name.length() - 1)));
        return numbered ? texts(List.copyOf(fields.values())) : List.of();
    }

    private static List<String> texts(List<Json> elements) {
        var texts = new ArrayList<String>();
        for (Json element : elements)
            text(element).map(Reading::bare).filter(text -> !text.isEmpty()).ifPresent(texts::add);
        return texts;
    }

    private static Optional<String> text(Json element) {
        if (element instanceof Json.Str(var text)) return Optional.of(text);
        for (String name : TEXTS)
            if (element.get(name) instanceof Json.Str(var text) && !text.isBlank()) return Optional.of(text);
        return Optional.empty();
    }

    /// A text in one line, without the number some planners put before it.
    private static String bare(String text) {
        String line = Brief.line(text);
        int at = line.regionMatches(true, 0, "step ", 0, 5) ? 5 : 0;
        int digits = at;
        while (digits < line.length() && Character.isDigit(line.charAt(digits))) digits++;
        boolean numbered = digits > at && digits < line.length() && ".):".indexOf(line.charAt(digits)) >= 0;
        return Brief.head(numbered ? line.substring(digits + 1).strip() : line, LONGEST);
    }

    private static List<String> together(List<String> steps) {
        if (steps.size() <= MOST) return steps;
        var few = new ArrayList<>(steps.subList(0, MOST - 1));
        few.add(String.join("; then ", steps.subList(MOST - 1, steps.size())));
        return few;
    }
}
