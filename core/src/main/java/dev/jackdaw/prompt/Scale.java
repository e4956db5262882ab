package dev.jackdaw.prompt;

import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Work;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Gauge;
import dev.jackdaw.session.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Weighs prompts for the model asked now. Safe for use by several threads.
///
/// What is expected is the estimate times the provider's count of earlier prompts over their estimates; where the
/// prompt extends one that the same model has counted, the count and the estimate of what is new.
public final class Scale {
    /// A model that has counted nothing yet may count more than we do.
    private static final double CAUTIOUS = 1.1;

    /// The share of the window kept free for a reply, where the model's longest is not shorter.
    private static final long RESERVED_OF = 10;

    /// What a reply takes at least; minicode's reserve.
    private static final long LEAST_RESERVE = 4000;

    /// What each level of pressure begins at, in hundredths of the room.
    private static final int[] LEVELS = {50, 70, 85};

    private final Gateway gateway;
    private final Estimate estimate = new Estimate();

    public Scale(Gateway gateway) {
        this.gateway = gateway;
    }

    /// What a prompt weighs, in tokens.
    ///
    /// @param origin the model asked now
    /// @param estimate as estimated
    /// @param expected as its provider will count it
    /// @param beside the part of what is expected that is not messages
    /// @param window what the model takes; 0 where that is not known
    /// @param reserve what is kept free of it
    /// @param room what the prompt may take
    /// @param factor of what is expected of a message over its estimate
    record Reading(
            String origin,
            long estimate,
            long expected,
            long beside,
            long window,
            long reserve,
            long room,
            double factor) {

        /// How much pressure there is, from 0 to 3.
        int level() {
            int level = 0;
            while (level < LEVELS.length && 100 * expected >= LEVELS[level] * room) level++;
            return level;
        }

        boolean fits() {
            return expected <= room;
        }

        /// What is expected of something estimated.
        long of(long estimated) {
            return Math.round(estimated * factor);
        }
    }

    Reading read(Prompt prompt, Conversation conversation) {
        String origin = gateway.model(Work.EXECUTE).origin();
        Gauge gauge = conversation.bearings().gauge();
        double factor = gauge.ratios().getOrDefault(origin, CAUTIOUS);
        long beside = Estimate.text(prompt.instructions()) + estimate.tools(prompt.tools());
        long whole = beside + estimate.messages(prompt.messages());
        long expected = gauge.anchor()
                .filter(anchor -> anchor.origin().equals(origin))
                .map(anchor -> anchor.counted() + Math.round((whole - anchor.estimate()) * factor))
                .orElse(Math.round(whole * factor));
        long window = gateway.window();
        long limit = window == 0 ? Breakdown.ASSUMED : window;
        long reserve = reserve(limit);
        long room = Math.min(limit - reserve, gauge.limits().getOrDefault(origin, Long.MAX_VALUE));
        return new Reading(
                origin,
                whole,
                Math.max(0, expected),
                Math.round(beside * factor),
                window,
                reserve,
                Math.max(1, room),
                factor);
    }

    long reserve(long window) {
        long longest = gateway.output() == 0 ? Long.MAX_VALUE : gateway.output();
        return Math.max(Math.min(longest, window / RESERVED_OF), Math.min(LEAST_RESERVE, window / 4));
    }

    /// What each message weighs, estimated.
    Estimate.Weight[] each(List<Message> messages) {
        return estimate.each(messages);
    }

    /// What is kept about a prompt that is sent.
    ///
    /// @param told kinds of texts, as [Kinds] has them
    Fact.ModelAsked asking(Prompt prompt, Conversation conversation, String origin, Map<String, String> told) {
        Reading reading = read(prompt, conversation);
        List<Fact.Weight> weights = new Composition(prompt, conversation, told, estimate)
                .rows(1).stream()
                        .map(row -> new Fact.Weight(row.name(), row.tokens()))
                        .toList();
        return new Fact.ModelAsked(
                origin, reading.estimate(), reading.expected(), reading.window(), reading.level(), weights);
    }

    /// What fills the window.
    ///
    /// @param lines the log the conversation is from
    public Breakdown breakdown(Prompt prompt, Conversation conversation, List<Line> lines) {
        Reading reading = read(prompt, conversation);
        Map<String, String> told = new Kinds().of(conversation, lines);
        double factor = reading.estimate() == 0 ? reading.factor() : (double) reading.expected() / reading.estimate();
        return new Breakdown(
                gateway.chosen(),
                reading.window(),
                reading.reserve(),
                new ArrayList<>(new Composition(prompt, conversation, told, estimate).rows(factor)),
                reading.level(),
                factor);
    }
}
