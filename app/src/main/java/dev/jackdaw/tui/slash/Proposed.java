package dev.jackdaw.tui.slash;

import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.candidate.Candidate;
import dev.jackdaw.memory.candidate.Promotion;
import dev.jackdaw.memory.candidate.Shelf;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// `/memory pending|promote|reject`: what may be worth a note.
final class Proposed {
    private static final int LISTED = 50;

    private Proposed() {}

    static void does(Stage stage, String what) {
        Shelf shelf = Shelf.of(
                stage.desk().settings().state(), stage.desk().settings().directory());
        String[] words = what.strip().split("\\s+", 2);
        String id = words.length > 1 ? words[1] : "";
        try {
            switch (words[0]) {
                case "pending" -> stage.show(pending(stage, shelf));
                case "promote" -> stage.show(promoted(stage, shelf, id));
                case "reject" -> stage.show(rejected(stage, shelf, id));
                default -> stage.show(List.of(Row.of(stage.words().of("memory.how"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many wait; none where there are none.
    static List<Row> count(Stage stage) throws IOException {
        int waiting = Shelf.of(
                        stage.desk().settings().state(), stage.desk().settings().directory())
                .pending()
                .waiting()
                .size();
        return waiting == 0
                ? List.of()
                : List.of(Row.of(Ink.DIM, "  " + stage.words().of("memory.pending", waiting)));
    }

    private static List<Row> pending(Stage stage, Shelf shelf) throws IOException {
        List<Candidate> waiting = shelf.pending().waiting();
        if (waiting.isEmpty()) return List.of(Row.of(stage.words().of("memory.pending.none")));
        var rows = new ArrayList<Row>();
        for (Candidate each : waiting.subList(0, Math.min(LISTED, waiting.size())))
            rows.add(Row.of(Ink.ACCENT, "  " + Sanitiser.line(each.id()) + "  ")
                    .and(Ink.PLAIN, Sanitiser.line(each.text()))
                    .and(Ink.DIM, "  " + Math.round(each.score()) + "/" + Math.round(Candidate.ENOUGH))
                    .hanging(12));
        if (waiting.size() > LISTED) rows.add(Row.of(Ink.DIM, "  … +" + (waiting.size() - LISTED)));
        return rows;
    }

    private static List<Row> promoted(Stage stage, Shelf shelf, String id) throws IOException {
        var promotion = new Promotion(shelf);
        List<Candidate> meant =
                id.equals("--all") ? shelf.pending().waiting() : shelf.pending().named(id);
        boolean clear = id.equals("--all") || meant.size() == 1;
        List<Note> notes = id.isEmpty() ? promotion.unasked() : promotion.of(clear ? meant : List.of());
        if (notes.isEmpty()) return List.of(Row.of(Ink.WARNING, stage.words().of("memory.promoted.none")));
        return notes.stream()
                .map(note -> Row.of(stage.words().of("memory.promoted", Sanitiser.line(note.text()))))
                .toList();
    }

    private static List<Row> rejected(Stage stage, Shelf shelf, String id) throws IOException {
        List<Candidate> found = id.isEmpty() ? List.of() : shelf.pending().named(id);
        if (found.size() != 1) return List.of(Row.of(Ink.WARNING, stage.words().of("memory.rejected.none")));
        shelf.pending().reject(found.getFirst());
        return List.of(Row.of(stage.words()
                .of("memory.rejected", Sanitiser.line(found.getFirst().text()))));
    }
}
