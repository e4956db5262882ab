package dev.jackdaw.prompt;

import dev.jackdaw.hook.CompactHooks;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import java.util.Optional;

/// Asks the user's hooks before a conversation is summed up; they may refuse it.
public final class Consent implements Compaction {
    private final Compaction compaction;
    private final CompactHooks hooks;

    public Consent(Compaction compaction, CompactHooks hooks) {
        this.compaction = compaction;
        this.hooks = hooks;
    }

    @Override
    public Fact compact(Conversation conversation, Room room, Cause cause) throws InterruptedException {
        Optional<String> refusal = hooks.refusal(CompactHooks.trigger(cause.why()), cause.focus());
        return refusal.isPresent()
                ? new Fact.Recovered("compaction", "refused", "a hook refuses it: " + refusal.get())
                : compaction.compact(conversation, room, cause);
    }
}
