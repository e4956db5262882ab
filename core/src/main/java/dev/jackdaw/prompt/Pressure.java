package dev.jackdaw.prompt;

import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Fitting;
import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Gauge;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Recovery;
import dev.jackdaw.session.Session;
import java.util.Optional;

/// Keeps prompts within what the model asked now takes: cuts old results, sums up, and ends the turn where nothing
/// helps.
///
/// All it decides by is in the facts, so a session that is resumed goes on the same. From 50 % of the room on old
/// results are trimmed, from 70 % on they are cleared, from 85 % on the conversation is summed up.
public final class Pressure implements Fitting {

    /// When a conversation is summed up.
    public enum Compacting {
        /// When the window fills, and when the user asks for it.
        AUTO,
        /// When the user asks for it only.
        ASKED
    }

    /// That often in a row something is tried that does not help.
    private static final int TRIES = 3;

    /// The share of what messages may take that is filled by what a summary leaves, in hundredths.
    private static final int LEFT = 40;

    /// Clearing is enough where less than this is left, in hundredths of the room; else it would soon come again.
    private static final int ENOUGH = 70;

    private final Scale scale;
    private final Session session;
    private final Compaction compaction;
    private final Compacting compacting;
    private final Kinds kinds = new Kinds();
    private final Folded<Repeats> repeats;

    public Pressure(Gateway gateway, Session session, Compaction compaction, Compacting compacting) {
        this.scale = new Scale(gateway);
        this.session = session;
        this.repeats = new Folded<>(session, new Repeats(), Repeats::with);
        this.compaction = compaction;
        this.compacting = compacting;
    }

    @Override
    public Optional<Fact> before(Prompt prompt, Conversation conversation) throws InterruptedException {
        Scale.Reading reading = scale.read(prompt, conversation);
        if (reading.level() == 0) return Optional.empty();
        var log = new Cutting.Log(session.lines(), repeats.now()::repeated);
        var cutting = new Cutting(conversation, scale.each(conversation.messages()), reading, log);
        // Nothing that could be given up would help, so nothing is.
        boolean hopeless = cutting.request() + reading.beside() > reading.room();
        if (hopeless && !reading.fits()) return Optional.of(stopped(prompt, conversation, reading, cutting));
        boolean summing = reading.level() == 3 && sums(reading, conversation, cutting);
        Optional<Fact.Reduced> old = cutting.old();
        if (old.isPresent() && (!summing || 100 * old.get().after() < ENOUGH * reading.room()))
            return Optional.of(old.get());
        if (reading.level() < 3) return Optional.empty();
        Optional<Fact.Reduced> huge = reading.fits() ? Optional.empty() : cutting.huge();
        if (huge.isPresent()) return Optional.of(huge.get());
        if (summing) return Optional.of(summed("auto", "", reading, conversation));
        if (reading.fits()) return Optional.empty();
        Optional<Fact.Reduced> recent = cutting.recent();
        return recent.isPresent()
                ? Optional.of(recent.get())
                : Optional.of(stopped(prompt, conversation, reading, cutting));
    }

    /// Whether summing up is worth a try.
    private boolean sums(Scale.Reading reading, Conversation conversation, Cutting cutting) {
        Gauge gauge = conversation.bearings().gauge();
        boolean more = !reading.fits() && gauge.vain() == 0 && gauge.tries() < TRIES;
        boolean again = more || gauge.tries() == 0 && (!reading.fits() || gauge.vain() < TRIES);
        return compacting == Compacting.AUTO && again && cutting.summable();
    }

    private Fact summed(String why, String focus, Scale.Reading reading, Conversation conversation)
            throws InterruptedException {
        long tokens = Math.max(0, reading.room() - reading.beside()) * LEFT / 100;
        String cause = conversation.bearings().gauge().refusals() > 0 && why.equals("auto") ? "refused" : why;
        session.show(new Glimpse.SummingUp());
        return compaction.compact(
                conversation,
                new Compaction.Room(tokens, message -> reading.of(Estimate.message(message))),
                new Compaction.Cause(cause, focus, reading.expected(), reading.beside()));
    }

    /// What went wrong is kept before the turn is ended for it.
    private Fact stopped(Prompt prompt, Conversation conversation, Scale.Reading reading, Cutting cutting) {
        Optional<Fact.Recovered> known = conversation.bearings().gauge().stopped();
        if (known.isPresent())
            return new Fact.TurnEnded(
                    Ending.of(Ending.Reason.PROMPT_TOO_LONG, known.get().about()));
        return new TooLong(prompt, conversation, reading, cutting.request()).stopped(compacting);
    }

    @Override
    public Optional<Fact.ModelAsked> asking(Prompt prompt, Conversation conversation, String origin) {
        return Optional.of(scale.asking(prompt, conversation, origin, kinds.of(conversation, session.lines())));
    }

    /// Learns how much the model takes; room is made before it is asked again.
    @Override
    public Optional<Fact> refused(Prompt prompt, Conversation conversation, ModelFailure failure) {
        int refusals = conversation.bearings().gauge().refusals();
        if (refusals >= TRIES) return Optional.empty();
        Scale.Reading reading = scale.read(prompt, conversation);
        // What it said once may be a little off; what it says again is far off.
        long less = refusals == 0 ? reading.expected() * 85 / 100 : reading.expected() / 2;
        long stated = TooLong.stated(failure.why()).orElse(Long.MAX_VALUE);
        long limit = Math.clamp(stated - (stated == Long.MAX_VALUE ? 0 : scale.reserve(stated)), 1, Math.max(1, less));
        return Optional.of(new Fact.Recovered(
                Recovery.PROMPT_TOO_LONG.word(), Recovery.Action.REACTIVE_COMPACT.word(), failure.why(), limit));
    }

    @Override
    public Fact compact(Prompt prompt, Conversation conversation, String focus) throws InterruptedException {
        if (conversation.messages().isEmpty())
            return new Fact.Recovered("compaction", "none", "there is nothing to sum up yet");
        return summed("manual", focus, scale.read(prompt, conversation), conversation);
    }
}
