package dev.jackdaw.team;

import dev.jackdaw.session.Folded;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Status;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The task list all members share. Safe for use by several threads.
final class Board {
    private final Session session;
    private final Folded<Roster> roster;
    private final Map<Integer, String> claimed = new HashMap<>();

    Board(Session session) {
        this.session = session;
        this.roster = new Folded<>(session, Roster.NONE, Roster::with);
    }

    Roster now() {
        return roster.now();
    }

    synchronized void move(int at, Status status, String note) {
        session.append(new Undertaking.StepMoved(at, status, note));
        if (status.over()) claimed.remove(at);
        notifyAll();
    }

    /// Begins the item of a member, unless another has done it: waits for one that is at it.
    ///
    /// @return whether it is to work
    synchronized boolean begin(int at, String note) throws InterruptedException {
        while (claimed.containsKey(at)) wait();
        if (now().status(at).over()) return false;
        move(at, Status.IN_PROGRESS, note);
        return true;
    }

    /// @return why not, where it cannot
    synchronized Optional<String> claim(int at, String who) {
        if (at < 0 || at >= now().workers().size()) return Optional.of(none(at));
        if (now().status(at) != Status.PENDING)
            return Optional.of("item " + (at + 1) + " is " + label(now().status(at)) + "; only a pending one is free");
        claimed.put(at, who);
        move(at, Status.IN_PROGRESS, "claimed by " + who);
        return Optional.empty();
    }

    /// @return why not, where it cannot
    synchronized Optional<String> finish(int at, String who, String note) {
        if (at < 0 || at >= now().workers().size()) return Optional.of(none(at));
        boolean own = now().members().get(at).name().equals(who);
        if (!own && !who.equals(claimed.get(at)))
            return Optional.of("item " + (at + 1) + " is not yours; claim it first");
        move(at, Status.DONE, note);
        return Optional.empty();
    }

    private String none(int at) {
        return "there is no item " + (at + 1) + "; those to be worked are 1 to "
                + now().workers().size();
    }

    /// What one who has ended had claimed and not finished is free again.
    synchronized void release(String who) {
        for (int at : claimed.entrySet().stream()
                .filter(entry -> entry.getValue().equals(who))
                .map(Map.Entry::getKey)
                .toList()) {
            claimed.remove(at);
            move(at, Status.PENDING, "");
        }
    }

    /// As members read it.
    String text() {
        Roster now = now();
        var text = new StringBuilder();
        for (int i = 0; i < now.members().size(); i++) {
            var step = now.steps().get(i);
            text.append(i + 1).append(". [").append(label(step.status())).append("] ");
            text.append(step.text());
            if (!step.note().isEmpty()) text.append("\n   -> ").append(step.note());
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static String label(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
