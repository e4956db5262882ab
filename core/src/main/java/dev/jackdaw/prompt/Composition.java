package dev.jackdaw.prompt;

import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.session.Conversation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a prompt consists of, by where its parts are from.
final class Composition {
    private final Prompt prompt;
    private final Conversation conversation;
    private final Estimate estimate;
    private final Map<String, String> told;
    private final Map<String, Long> tokens = new LinkedHashMap<>();

    /// @param told kinds of texts, as [Kinds] has them
    Composition(Prompt prompt, Conversation conversation, Map<String, String> told, Estimate estimate) {
        this.estimate = estimate;
        this.prompt = prompt;
        this.conversation = conversation;
        this.told = told;
    }

    /// @param factor by which estimates are multiplied
    List<Breakdown.Row> rows(double factor) {
        var rows = new ArrayList<Breakdown.Row>();
        for (Passage passage :
                Passage.apart(prompt.instructions(), conversation.bearings().sections()))
            rows.add(new Breakdown.Row(
                    passage.name(),
                    Math.round(factor * Estimate.text(passage.text())),
                    passage.left(),
                    passage.sources()));
        if (rows.isEmpty()) tokens.put("system", Estimate.text(prompt.instructions()));
        tokens.put("tools", estimate.tools(prompt.tools()));
        for (String name : List.of("summary", "pinned", "instructed", "recalled", "reminders", "hooks"))
            tokens.put(name, 0L);
        for (String name : List.of("user", "assistant", "calls", "results")) tokens.put(name, 0L);
        Estimate.Weight[] weights = estimate.each(prompt.messages());
        for (int i = 0; i < weights.length; i++) weigh(prompt.messages().get(i), weights[i]);
        tokens.forEach((name, sum) -> {
            if (sum > 0) rows.add(new Breakdown.Row(name, Math.round(factor * sum), 0, List.of()));
        });
        return rows;
    }

    private void weigh(Message message, Estimate.Weight weight) {
        switch (message) {
            case Message.User _ -> add(kind(message), weight.tokens());
            case Message.Answer _ -> add("results", weight.tokens());
            case Message.Assistant _ -> {
                add("calls", weight.calls());
                add("assistant", weight.tokens() - weight.calls());
            }
        }
    }

    private String kind(Message message) {
        return Kinds.text(message).map(told::get).orElse("user");
    }

    private void add(String name, long more) {
        tokens.merge(name, more, Long::sum);
    }
}
