package dev.jackdaw.memory.candidate;

import dev.jackdaw.memory.Kept;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.NoteRefused;
import dev.jackdaw.memory.Notebook;
import dev.jackdaw.memory.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes notes of candidates. The note is written first and the candidate taken out then: whoever is killed between
/// leaves both, and since what says the same as a note only refreshes that, doing it again makes no second note.
public final class Promotion {
    /// How many become notes unasked in one run (MiniBot's).
    public static final int MOST = 5;

    private final Shelf shelf;

    public Promotion(Shelf shelf) {
        this.shelf = shelf;
    }

    /// Makes notes of those whose score is enough, at most five.
    ///
    /// @return the notes
    public List<Note> unasked() throws IOException {
        return of(shelf.pending().waiting().stream()
                .filter(Promotion::sure)
                .limit(MOST)
                .toList());
    }

    /// What would correct a note must be the user's own word.
    private static boolean sure(Candidate candidate) {
        boolean may = candidate.corrects().isEmpty() || candidate.origin() == Note.Origin.EXPLICIT;
        return may && candidate.score() >= Candidate.ENOUGH;
    }

    /// Makes notes of these, whatever their score.
    public List<Note> of(List<Candidate> candidates) throws IOException {
        var notes = new ArrayList<Note>();
        Set<String> done = new HashSet<>();
        try {
            for (Candidate each : candidates) {
                promoted(each).ifPresent(notes::add);
                done.add(each.id());
            }
        } finally {
            shelf.pending().drop(done);
        }
        return notes;
    }

    /// Nothing where the same was taken back before, or cannot be a note.
    private Optional<Note> promoted(Candidate candidate) throws IOException {
        try {
            for (Notebook book : List.of(shelf.project(), shelf.global())) {
                Optional<Note> old = candidate.corrects().isEmpty()
                        ? Optional.empty()
                        : book.correct(candidate.corrects().get(), Optional.of(candidate.text()));
                if (old.isPresent()) return book.find(candidate.id());
            }
            Notebook book = candidate.scope() == Scope.GLOBAL ? shelf.global() : shelf.project();
            Kept kept = book.add(candidate.draft());
            return kept.outcome() == Kept.Outcome.RETIRED ? Optional.empty() : Optional.of(kept.note());
        } catch (NoteRefused unfit) {
            return Optional.empty();
        }
    }
}
