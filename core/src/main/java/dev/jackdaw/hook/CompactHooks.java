package dev.jackdaw.hook;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import java.nio.file.Path;
import java.util.Optional;

/// The hooks around the summing up of a conversation: some may refuse it, some are told of it, and some give the model
/// again what it was given when the session began.
public final class CompactHooks {
    private final Session session;
    private final HookedSession hooked;

    public CompactHooks(Session session, HookedSession hooked) {
        this.session = session;
        this.hooked = hooked;
    }

    /// For a session that is not live yet.
    ///
    /// @param folder the one worked in
    /// @param mode the permission mode the session is opened with
    public static CompactHooks of(Session session, Hooks hooks, Path folder, String mode) {
        String transcript = session.file().map(Path::toString).orElse("");
        var occasions = new Occasions(
                session.id(), transcript, folder, () -> session.choices().mode().orElse(mode));
        return new CompactHooks(session, new HookedSession(session, hooks, occasions, (_, _) -> false));
    }

    /// What hooks call the cause of a compaction: `manual` or `auto`.
    ///
    /// @param why as [Fact.Compacted#why()] has it
    public static String trigger(String why) {
        return why.startsWith("manual") ? "manual" : "auto";
    }

    /// A conversation is about to be summed up.
    ///
    /// @param focus what the user wants it to be about, or empty
    /// @return why it may not
    public Optional<String> refusal(String trigger, String focus) throws InterruptedException {
        if (!hooked.listen(HookEvent.PRE_COMPACT)) return Optional.empty();
        Answer answer = hooked.ask(hooked.occasions()
                .of(HookEvent.PRE_COMPACT, trigger, "trigger", trigger, "custom_instructions", focus));
        Optional<String> stopped = hooked.halted();
        return answer.decision() == Answer.Decision.DENY ? Optional.of(answer.reason()) : stopped;
    }

    /// A conversation was summed up.
    public void done(Fact.Compacted compacted) throws InterruptedException {
        String trigger = trigger(compacted.why());
        hooked.ask(hooked.occasions()
                .of(HookEvent.POST_COMPACT, trigger, "trigger", trigger, "compact_summary", compacted.summary()));
        Answer answer = hooked.ask(hooked.occasions().of(HookEvent.SESSION_START, "compact", "source", "compact"));
        HookedSession.added(HookEvent.SESSION_START.label(), answer).forEach(session::append);
    }
}
