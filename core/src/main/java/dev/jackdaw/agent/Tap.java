package dev.jackdaw.agent;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Recovery;
import dev.jackdaw.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Passes the pieces of a reply on to those who watch, and remembers what was said in case the rest never comes.
final class Tap implements Consumer<Arrival> {
    private final Session session;
    private final String origin;
    private final StringBuilder text = new StringBuilder();
    private String id = "";

    Tap(Session session, String origin) {
        this.session = session;
        this.origin = origin;
    }

    @Override
    public synchronized void accept(Arrival arrival) {
        switch (arrival) {
            case Arrival.ReplyBegan began -> {
                id = began.id();
                text.setLength(0);
            }
            case Arrival.TextArrived(var _, var piece) -> text.append(piece);
            case Arrival.Switched(var from, var to, var why) -> {
                text.setLength(0);
                session.append(new Fact.ModelSwitched(from, to, why));
            }
            case Arrival.ThinkingArrived _, Arrival.CallBegan _, Arrival.ArgumentsArrived _, Arrival.PartEnded _ -> {}
            case Arrival.Retrying again -> session.append(Recovery.TRANSIENT_MODEL_ERROR.fact(again.why()));
        }
        session.show(new Glimpse.Heard(arrival));
    }

    /// What was said before it broke off; nothing where nothing was.
    synchronized Optional<Reply> partial(Finish finish) {
        if (text.toString().isBlank()) return Optional.empty();
        List<Content> said = List.of(new Content.Text(text.toString()));
        return Optional.of(new Reply(id, origin, said, Usage.NONE, finish, ""));
    }
}
