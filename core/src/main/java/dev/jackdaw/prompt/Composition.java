package dev.jackdaw.prompt;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Cuts;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a prompt consists of, by where its parts are from.
final class Composition {
    private final Prompt prompt;
    private final Conversation conversation;
    private final Estimate estimate;
    private final Map<String, String> told = new HashMap<>();
    private final Map<String, Long> tokens = new LinkedHashMap<>();

    Composition(Prompt prompt, Conversation conversation, List<Line> lines, Estimate estimate) {
        this.estimate = estimate;
        this.prompt = prompt;
        this.conversation = conversation;
        for (Line line : lines) remember(line.fact());
    }

    /// What the program said looks like what the user said; the log knows better.
    private void remember(Fact fact) {
        if (fact instanceof Fact.Compacted how) told.put(how.summary(), "summary");
        if (fact instanceof Fact.Pinned(var text, var _)) told.put(Cuts.pinned(text), "pinned");
        if (fact instanceof Fact.Instructed(var _, var text)) told.put(text, "instructed");
        if (fact instanceof Fact.Recalled(var _, var text)) told.put(text, "recalled");
        if (fact instanceof Fact.Reminded(var _, var text)) told.put(text, "reminders");
        if (fact instanceof Fact.HookSpoke(var _, var _, var _, var text)) told.put(text, "hooks");
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
            case Message.User(var content) -> add(kind(content), weight.tokens());
            case Message.Answer _ -> add("results", weight.tokens());
            case Message.Assistant _ -> {
                add("calls", weight.calls());
                add("assistant", weight.tokens() - weight.calls());
            }
        }
    }

    private String kind(List<Content> content) {
        return content.size() == 1 && content.getFirst() instanceof Content.Text(var text)
                ? told.getOrDefault(text, "user")
                : "user";
    }

    private void add(String name, long more) {
        tokens.merge(name, more, Long::sum);
    }
}
