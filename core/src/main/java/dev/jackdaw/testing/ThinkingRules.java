package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import java.util.List;
import java.util.Set;

/// What the strictest provider asks of thinking in an Anthropic-messages request.
final class ThinkingRules {
    private static final Set<String> EFFORTS = Set.of("low", "medium", "high", "xhigh", "max");
    private static final int LEAST_BUDGET = 1024;

    private final Findings findings;

    ThinkingRules(Findings findings) {
        this.findings = findings;
    }

    void check(Json body) {
        Json thinking = body.get("thinking");
        String type = thinking.get("type").text("");
        Json budget = thinking.get("budget_tokens");
        switch (type) {
            case "" -> findings.unless(thinking.isNull(), "thinking", "has no type");
            case "enabled" -> {
                findings.unless(budget.number(0) >= LEAST_BUDGET, "thinking", "has a budget below " + LEAST_BUDGET);
                boolean fits = budget.number(0) < body.get("max_tokens").number(0);
                findings.unless(fits, "thinking", "has a budget that leaves nothing of max_tokens");
                loop(body.get("messages").items());
            }
            case "adaptive", "disabled" ->
                findings.unless(budget.isNull(), "thinking", "is " + type + " with a budget");
            default -> findings.add("thinking", "has the type \"" + type + "\"");
        }
        boolean on = type.equals("enabled") || type.equals("adaptive");
        boolean cool = body.get("temperature").decimal(1) == 1;
        findings.unless(!on || cool, "temperature", "is set beside thinking");
        Json effort = body.get("output_config").get("effort");
        findings.unless(effort.isNull() || EFFORTS.contains(effort.text("")), "output_config", "has an unknown effort");
        messages(body.get("messages").items());
    }

    private void messages(List<Json> messages) {
        for (int i = 0; i < messages.size(); i++) {
            List<Json> blocks = messages.get(i).get("content").items();
            boolean last = !blocks.isEmpty() && thinks(blocks.getLast());
            findings.unless(!last, "messages[" + i + "]", "has thinking for its final block");
        }
    }

    /// With a budget, the calls that are being answered must have been made after thinking.
    private void loop(List<Json> messages) {
        if (messages.size() < 2) return;
        boolean answering = messages.getLast().get("content").items().stream()
                .anyMatch(block -> block.get("type").text("").equals("tool_result"));
        Json before = messages.get(messages.size() - 2).get("content").at(0);
        findings.unless(!answering || thinks(before), "messages", "answer calls that were made without thinking");
    }

    private static boolean thinks(Json block) {
        String type = block.get("type").text("");
        return type.equals("thinking") || type.equals("redacted_thinking");
    }
}
