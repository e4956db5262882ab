package dev.jackdaw.tui.story;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.tui.screen.Cells;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Numbers;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What a model does at the moment: how much of its reply has come, what it thinks, when it is asked again.
final class Doing {
    /// Characters of what it thinks that are kept for showing.
    private static final int REMEMBERED = 2_000;

    /// Characters to a token in scripts of letters; of others each is one, about.
    private static final int TOKEN = 4;

    private final LongSupplier clock;
    private final StringBuilder thought = new StringBuilder();
    private Optional<Arrival.Retrying> retrying = Optional.empty();
    private long retryAt;
    private long thinkingSince = -1;
    private long quarters;

    Doing(LongSupplier clock) {
        this.clock = clock;
    }

    /// A model is asked from the start.
    void begin() {
        retrying = Optional.empty();
        thoughtEnded();
        quarters = 0;
    }

    private void thoughtEnded() {
        thinkingSince = -1;
        thought.setLength(0);
    }

    void hear(Arrival arrival) {
        switch (arrival) {
            case Arrival.Retrying again -> {
                begin();
                retrying = Optional.of(again);
                retryAt = clock.getAsLong() + again.delayMillis();
            }
            case Arrival.ReplyBegan _, Arrival.Switched _ -> begin();
            case Arrival.ThinkingArrived(var _, var text) -> think(text);
            case Arrival.TextArrived(var _, var text) -> {
                thoughtEnded();
                weigh(text);
            }
            case Arrival.ArgumentsArrived(var _, var text) -> weigh(text);
            case Arrival.CallBegan _ -> thoughtEnded();
            case Arrival.PartEnded _ -> {}
        }
    }

    private void think(String text) {
        if (thinkingSince < 0) thinkingSince = clock.getAsLong();
        weigh(text);
        thought.append(text);
        if (thought.length() > 2 * REMEMBERED) thought.delete(0, thought.length() - REMEMBERED);
    }

    private void weigh(String text) {
        for (int i = 0; i < text.length(); i++) quarters += text.charAt(i) < 0x2e80 ? 1 : TOKEN;
    }

    /// Tokens that came of the reply, about.
    long tokens() {
        return quarters / TOKEN;
    }

    /// What it thinks at the moment, in its last lines.
    List<Row> thinking(int width, int most) {
        if (thinkingSince < 0 || thought.isEmpty() || most <= 0) return List.of();
        var rows = new ArrayList<Row>();
        String last = thought.substring(Math.max(0, thought.length() - most * width));
        for (String line : Sanitiser.clean(last).lines().toList())
            if (!line.isBlank())
                rows.addAll(Row.of(Ink.DIM, "  │ " + line.strip()).hanging(4).wrap(width));
        return rows.subList(Math.max(0, rows.size() - most), rows.size());
    }

    /// What keeps it from answering, or that it thinks; nothing where there is no more to say than that it is asked.
    Optional<String> told(Words words) {
        long now = clock.getAsLong();
        if (retrying.isPresent()) {
            Arrival.Retrying again = retrying.get();
            long left = Math.max(0, retryAt - now + 999) / 1000;
            String why = Cells.cut(Sanitiser.line(words.told(again.why())), 60);
            return Optional.of(words.of("doing.retrying", left, why, again.attempt() + 1, again.most()));
        }
        if (thinkingSince < 0) return Optional.empty();
        return Optional.of(words.of("doing.thinking.for", Numbers.running(now - thinkingSince)));
    }
}
