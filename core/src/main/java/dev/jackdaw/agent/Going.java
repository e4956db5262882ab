package dev.jackdaw.agent;

import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Failures;
import dev.jackdaw.undo.Plan;
import dev.jackdaw.undo.Timeline;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Going back and forth in a session: its files, its conversation, or both.
///
/// @param timeline what undoes; empty where undo is off
/// @param forget what is to be done when the conversation is cut
/// @param before what is to be done before files are restored
/// @param after what is to be done when they are
public record Going(Optional<Timeline> timeline, Runnable forget, Runnable before, Runnable after) {
    static final Going NONE = new Going(Optional.empty(), () -> {}, () -> {}, () -> {});

    /// @throws IllegalArgumentException when it cannot be done, with the mend; nothing has changed then
    void back(Command command, Session session) {
        if (!session.conversation().settled())
            throw new IllegalArgumentException("a turn is running; interrupt it first");
        if (!session.conversation().idle())
            throw new IllegalArgumentException("the conversation is being summed up; interrupt it first");
        try {
            switch (command) {
                case Command.Undo(var from, var conflicts) -> restore(files().undo(Timeline.UNDO, from), conflicts);
                case Command.Redo(var conflicts) -> restore(files().redo(), conflicts);
                case Command.Rewind rewind -> rewind(rewind, session);
                case Command _ -> throw new IllegalStateException(command.toString());
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(Failures.sentence(e), e);
        }
    }

    private Timeline files() {
        return timeline.orElseThrow(() -> new IllegalArgumentException(
                "undo is off in this session; it needs a session that is saved, and undo_quota above 0"));
    }

    private void restore(Plan plan, Timeline.Conflicts conflicts) throws IOException {
        if (plan.steps().isEmpty()) throw new IllegalArgumentException("there is nothing to " + plan.how());
        restored(plan, conflicts);
    }

    private void restored(Plan plan, Timeline.Conflicts conflicts) throws IOException {
        before.run();
        try {
            files().restore(plan, conflicts);
        } finally {
            after.run();
        }
    }

    /// Files first: where they cannot be restored, the conversation stays.
    private void rewind(Command.Rewind rewind, Session session) throws IOException {
        int turns = session.conversation().turns().size();
        if (rewind.turn() < 0 || rewind.turn() >= turns)
            throw new IllegalArgumentException("there is no such message; there are " + turns);
        if (rewind.scope() != Command.Scope.CONVERSATION) {
            int from = files().changes().first(rewind.turn());
            if (from > 0) restored(files().undo(Timeline.REWIND, from), rewind.conflicts());
        }
        if (rewind.scope() == Command.Scope.FILES) return;
        reachable(rewind.turn(), session);
        session.append(new Fact.Rewound(rewind.turn()));
        forget.run();
    }

    private static void reachable(int turn, Session session) {
        try {
            session.conversation().turns().get(turn);
        } catch (NoSuchElementException lost) {
            throw new IllegalArgumentException(session.trouble().orElse(String.valueOf(lost.getMessage())), lost);
        }
    }
}
