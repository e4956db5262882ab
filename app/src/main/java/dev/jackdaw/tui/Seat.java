package dev.jackdaw.tui;

import dev.jackdaw.agent.Attachments;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.tui.story.Proposal;
import dev.jackdaw.tui.story.Transcript;
import dev.jackdaw.tui.terminal.Happening;
import dev.jackdaw.tui.terminal.Inbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The session a face shows, which may change to another one.
final class Seat {
    /// How long closing may take when the program ends.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Inbox inbox;
    private final Supplier<Transcript> transcripts;
    private final List<Thread> closing = new ArrayList<>();
    private volatile LiveSession live;
    private Transcript transcript;

    Seat(LiveSession first, Inbox inbox, Supplier<Transcript> transcripts) {
        this.live = first;
        this.inbox = inbox;
        this.transcripts = transcripts;
        this.transcript = transcripts.get();
    }

    LiveSession live() {
        return live;
    }

    Transcript transcript() {
        return transcript;
    }

    /// Says what the user typed, with the images and documents it names.
    ///
    /// @return why it was not said, where something in it cannot be shown to the model or it is too long
    List<String> say(String text, Fact.Timing timing) {
        Attachments named = Attachments.in(text, live.site().workspace().root(), live.model());
        if (!named.problems().isEmpty()) return named.problems();
        try {
            live.send(new Command.Say(text, named.media(), timing));
            return List.of();
        } catch (IllegalArgumentException refused) {
            return List.of(String.valueOf(refused.getMessage()));
        }
    }

    /// Has a command run that was typed with a `!` before it.
    ///
    /// @return why it does not run, where it does not
    List<String> order(String typed) {
        String command = typed.substring(1).strip();
        if (command.isEmpty()) return List.of();
        try {
            live.send(new Command.Run(command));
            return List.of();
        } catch (IllegalArgumentException refused) {
            return List.of(String.valueOf(refused.getMessage()));
        }
    }

    /// Whether something is being worked on, as the session itself says.
    boolean working() {
        return live.working();
    }

    boolean shows(Session session) {
        return live.session() == session;
    }

    /// Begins to follow, and goes on with what was cut off.
    void take() {
        Session session = live.session();
        List<Line> lines = session.lines();
        transcript.foresee(call -> Proposal.of(call, live));
        transcript.recall(session::lines);
        transcript.replay(lines);
        session.follow(lines.size(), event -> inbox.put(new Happening.Told(session, event)));
        live.resume();
    }

    /// Turns to another session; the one before is closed meanwhile.
    void change(LiveSession other) {
        close();
        live = other;
        transcript = transcripts.get();
        take();
    }

    private void close() {
        LiveSession old = live;
        closing.add(Thread.ofPlatform().daemon(true).name("closing").start(old::close));
    }

    /// Closes the session and waits for those that are being closed, though not for ever.
    void leave() throws InterruptedException {
        close();
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : closing) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isPositive()) thread.join(left);
        }
    }
}
