package dev.jackdaw.session;

import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Work;
import java.util.List;
import java.util.Locale;

/// Asks models beside the conversation, each kind of work the model it is meant for. What it costs is in the log.
public final class Aside {
    private final Session session;
    private final Gateway gateway;

    public Aside(Session session, Gateway gateway) {
        this.session = session;
        this.gateway = gateway;
    }

    /// Whether a model other than the session's own does such work.
    public boolean apart(Work work) {
        return gateway.model(work) != gateway.model(Work.EXECUTE);
    }

    /// The model that does such work now.
    public String origin(Work work) {
        return gateway.model(work).origin();
    }

    /// What the model says to a text.
    ///
    /// @param instructions what is to be done with it
    public String ask(Work work, String instructions, String text) throws ModelFailure, InterruptedException {
        var prompt = new Prompt(instructions, List.of(), List.of(Message.User.of(text)), Prompt.ToolChoice.NONE);
        Reply reply = gateway.model(work).reply(prompt, _ -> {});
        session.append(new Fact.ModelUsed(reply.origin(), work.name().toLowerCase(Locale.ROOT), reply.usage()));
        return reply.text();
    }
}
