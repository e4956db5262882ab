package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A Claude model as its name tells, however its provider spells it: `claude-3-7-sonnet-20250219`,
/// `anthropic/claude-opus-4.6`, `anthropic.claude-opus-4-6-v1:0`, `claude-opus-4@20250514`.
///
/// What follows from the version is documented at platform.claude.com under "Effort" and "Adaptive thinking".
///
/// @param kind such as `opus`; empty where the name has none
/// @param version a hundred times the major number and the minor one: 4.6 is 406; a name without takes no risks as 4.6
record Claude(String kind, int version) {
    private static final int LEAST_BUDGET = 1024;
    private static final int EXTENDED = 307;
    private static final int ADAPTIVE = 406;
    /// From here on `xhigh` is known, and thoughts are only shown on request.
    private static final int DISCREET = 407;

    /// The model of that name, where it is a Claude.
    static Optional<Claude> named(String model) {
        int at = model.toLowerCase(Locale.ROOT).indexOf("claude");
        if (at < 0) return Optional.empty();
        String kind = "";
        var numbers = new ArrayList<Integer>();
        for (String word : words(model.substring(at + "claude".length()).toLowerCase(Locale.ROOT))) {
            boolean number = Character.isDigit(word.charAt(0));
            if (number && word.length() > 2 || word.startsWith("v")) break;
            if (number) numbers.add(Integer.parseInt(word));
            else if (kind.isEmpty()) kind = word;
        }
        if (numbers.isEmpty()) return Optional.of(new Claude(kind, ADAPTIVE));
        int minor = numbers.size() > 1 ? numbers.get(1) : 0;
        return Optional.of(new Claude(kind, 100 * numbers.getFirst() + minor));
    }

    private static List<String> words(String name) {
        var words = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i < name.length() && letterOrDigit(name.charAt(i))) continue;
            if (i > from) words.add(name.substring(from, i));
            from = i + 1;
        }
        return words;
    }

    private static boolean letterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    /// What models share that understand each other's signed thinking: the name without dates and resellers.
    static String lineage(String model) {
        return named(model)
                .map(claude -> "claude " + claude.kind + " " + claude.version)
                .orElse(model);
    }

    /// The fields that make a model think as much as was chosen; none where nothing was, or it cannot.
    ///
    /// @param most tokens of the whole reply
    /// @param begun whether an answer to calls is awaited that were made without thinking, which a budget forbids
    static Json.Obj thinking(Endpoint endpoint, int most, boolean begun) {
        Optional<Effort> effort = endpoint.manner().effort();
        Optional<Claude> claude = named(endpoint.model());
        boolean able = endpoint.card().reasoning().orElse(claude.isPresent() && claude.get().version >= EXTENDED);
        if (effort.isEmpty() || !able) return Json.obj();
        Json.Obj fields = Json.obj();
        if (claude.isPresent() && claude.get().takesEffort())
            fields =
                    fields.with("output_config", Json.obj("effort", claude.get().effort(effort.get())));
        if (claude.isPresent() && claude.get().version >= ADAPTIVE)
            return fields.with("thinking", claude.get().adaptive());
        int budget = Math.min(budget(effort.get()), most / 4 * 3);
        if (begun || budget < LEAST_BUDGET) return fields;
        return fields.with("thinking", Json.obj("type", "enabled", "budget_tokens", budget));
    }

    private Json.Obj adaptive() {
        Json.Obj adaptive = Json.obj("type", "adaptive");
        return version >= DISCREET ? adaptive.with("display", "summarized") : adaptive;
    }

    private boolean takesEffort() {
        return version >= ADAPTIVE || version == 405 && kind.equals("opus");
    }

    private String effort(Effort chosen) {
        return switch (chosen) {
            case LOW, MEDIUM, HIGH -> chosen.label();
            case XHIGH -> (version >= DISCREET ? chosen : Effort.HIGH).label();
            case MAX -> (version >= ADAPTIVE ? chosen : Effort.HIGH).label();
        };
    }

    /// Claude Code's own steps ("think", "think hard", "ultrathink"), and between.
    private static int budget(Effort effort) {
        return switch (effort) {
            case LOW -> 4_000;
            case MEDIUM -> 10_000;
            case HIGH -> 16_000;
            case XHIGH -> 24_000;
            case MAX -> 31_999;
        };
    }
}
