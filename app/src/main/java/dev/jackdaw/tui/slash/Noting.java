package dev.jackdaw.tui.slash;

import dev.jackdaw.memory.Draft;
import dev.jackdaw.memory.Kept;
import dev.jackdaw.memory.Memory;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Notebook;
import dev.jackdaw.memory.Scope;
import dev.jackdaw.memory.Topic;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.stage.SlashCommand;
import dev.jackdaw.tui.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The commands that keep, find and forget notes.
final class Noting {
    private static final int FOUND = 10;
    private static final int LISTED = 50;

    private Noting() {}

    static List<SlashCommand> commands() {
        return List.of(
                SlashCommand.of("remember", "TEXT", Noting::remember),
                SlashCommand.of("recall", "TEXT", Noting::recall),
                SlashCommand.of("memory", "[pending|promote|reject]", Noting::known)
                        .alias("notes"),
                SlashCommand.of("forget", "ID", Noting::forget));
    }

    static List<Path> folders(Stage stage) {
        return Stream.of(Scope.values())
                .map(scope -> memory(stage).book(scope).folder())
                .toList();
    }

    /// All that is known beside the conversation, or what waits to be.
    private static void known(Stage stage, String what) {
        if (!what.isBlank()) {
            Proposed.does(stage, what);
            return;
        }
        stage.show(Reports.memory(stage));
        notes(stage);
    }

    private static Memory memory(Stage stage) {
        return Memory.of(
                stage.desk().settings().state(), stage.desk().settings().directory());
    }

    /// What is done with notes; a file that cannot be read or written is told as it is.
    private interface Work {
        List<Row> done(Memory memory) throws IOException;
    }

    private static void show(Stage stage, Work work) {
        try {
            stage.show(work.done(memory(stage)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remember(Stage stage, String text) {
        show(stage, memory -> {
            if (text.isEmpty()) return List.of(Row.of(stage.words().of("remember.how")));
            Kept kept = memory.add(Draft.of(text, Topic.PROJECT_CONTEXT, Note.Origin.EXPLICIT), Scope.PROJECT);
            String id = Sanitiser.line(kept.note().id());
            return List.of(Row.of(
                    kept.outcome() == Kept.Outcome.REFRESHED
                            ? stage.words().of("remember.refreshed", id)
                            : stage.words().of("remember.kept", id)));
        });
    }

    static void recall(Stage stage, String question) {
        show(
                stage,
                memory -> question.isEmpty()
                        ? List.of(Row.of(stage.words().of("recall.how")))
                        : rows(stage, memory.search(question, FOUND), FOUND, "recall.none"));
    }

    static void notes(Stage stage) {
        show(stage, memory -> {
            var notes = new ArrayList<Note>();
            for (Scope scope : Scope.values()) notes.addAll(memory.book(scope).notes());
            List<Row> rows = new ArrayList<>(rows(stage, notes, LISTED, "memory.none"));
            for (Scope scope : Scope.values())
                rows.add(Row.of(
                        Ink.DIM,
                        "  " + Sanitiser.line(memory.book(scope).folder().toString())));
            rows.addAll(Proposed.count(stage));
            return rows;
        });
    }

    static void forget(Stage stage, String id) {
        show(stage, memory -> {
            Optional<Notebook> book = id.isEmpty() ? Optional.empty() : memory.holding(id);
            Optional<Note> gone = book.isPresent() ? book.get().forget(id) : Optional.empty();
            return List.of(
                    gone.isPresent()
                            ? Row.of(stage.words()
                                    .of("forget.done", Sanitiser.line(gone.get().text())))
                            : Row.of(Ink.WARNING, stage.words().of("forget.none")));
        });
    }

    private static List<Row> rows(Stage stage, List<Note> notes, int most, String none) {
        if (notes.isEmpty()) return List.of(Row.of(stage.words().of(none)));
        var rows = new ArrayList<Row>();
        for (Note note : notes.subList(0, Math.min(most, notes.size())))
            rows.add(Row.of(Ink.ACCENT, "  " + Sanitiser.line(note.id()) + "  ")
                    .and(Ink.PLAIN, Sanitiser.line(note.text()))
                    .and(
                            Ink.DIM,
                            "  " + note.topic().label() + ", "
                                    + note.scope().name().toLowerCase(Locale.ROOT) + ", "
                                    + note.at().toString().substring(0, 10))
                    .hanging(12));
        if (notes.size() > most) rows.add(Row.of(Ink.DIM, "  … +" + (notes.size() - most)));
        return rows;
    }
}
