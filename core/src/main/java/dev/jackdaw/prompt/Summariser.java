package dev.jackdaw.prompt;

import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Work;
import dev.jackdaw.session.Aside;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import java.time.Duration;
import java.util.Optional;

/// Sums conversations up with the model for such work. What must not be lost does not depend on it: pins, what the user
/// wants kept in mind, what the user said, and what was done are taken from the session's log, from its beginning; so a
/// summary can be made without any model too.
public final class Summariser implements Compaction {
    /// Assumed where it is not known what the model takes; hardly a model of today takes less.
    private static final long WINDOW = 32_768;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Session session;
    private final Gateway gateway;
    private final Duration patience;
    private final Course course = new Course();

    public Summariser(Session session, Gateway gateway) {
        this(session, gateway, PATIENCE);
    }

    /// @param patience with one request to the model
    Summariser(Session session, Gateway gateway, Duration patience) {
        this.session = session;
        this.gateway = gateway;
        this.patience = patience;
    }

    @Override
    public synchronized Fact compact(Conversation conversation, Room room, Cause cause) throws InterruptedException {
        Draft draft = Draft.of(conversation, course.of(session.lines()), room, cause);
        if (draft.futile()) return new Fact.Recovered("compaction", "none", "there is nothing to sum up yet");
        long window = gateway.window(Work.SUMMARY);
        var scribe = new Scribe(new Aside(session, gateway), window > 0 ? window : WINDOW, patience, room.weight());
        var order = new Scribe.Order(
                draft.keeping().going(),
                draft.extract().earlier(),
                cause.focus(),
                draft.shares().text());
        Optional<String> written = order.room() > 0 ? scribe.write(order) : Optional.empty();
        return draft.with(
                written.orElse(""),
                written.isPresent() ? gateway.model(Work.SUMMARY).origin() : "extract");
    }
}
