package dev.jackdaw.memory;

import dev.jackdaw.memory.Guarded.Stamp;
import dev.jackdaw.memory.search.Entry;
import dev.jackdaw.memory.search.Index;
import dev.jackdaw.memory.search.Index.Hit;
import dev.jackdaw.memory.search.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is remembered of a project and everywhere: the two notebooks, searched together.
///
/// May be used by several threads. What others change in the files is found at the next question.
public final class Memory {
    private final Notebook project;
    private final Notebook global;
    private final InstantSource clock;
    private Optional<Loaded> loaded = Optional.empty();

    /// The notes as they stood in the files.
    private record Loaded(List<Stamp> stamps, List<Note> notes, Index index) {}

    public Memory(Notebook project, Notebook global, InstantSource clock) {
        this.project = project;
        this.global = global;
        this.clock = clock;
    }

    /// @param state where the program keeps its state
    /// @param directory the folder of the project
    public static Memory of(Path state, Path directory) {
        return new Memory(Notebook.project(state, directory), Notebook.global(state), InstantSource.system());
    }

    public Notebook book(Scope scope) {
        return switch (scope) {
            case PROJECT -> project;
            case GLOBAL -> global;
        };
    }

    private List<Notebook> books() {
        return List.of(project, global);
    }

    /// Keeps a note.
    ///
    /// @throws NoteRefused when it is empty, too long or holds a secret
    public Kept add(Draft draft, Scope scope) throws IOException {
        return book(scope).add(draft);
    }

    /// The notes that share a word with the question, the best first.
    public List<Note> search(String question, int most) throws IOException {
        return notes(question, most, Reading.ALL);
    }

    /// The notes that concern the question, the best first; most often few or none.
    public List<Note> recall(String question, int most) throws IOException {
        return notes(question, most, Reading.CONCERNED);
    }

    private enum Reading {
        ALL,
        CONCERNED
    }

    private List<Note> notes(String question, int most, Reading reading) throws IOException {
        List<Stamp> stamps = stamps();
        if (most <= 0 || stamps.isEmpty()) return List.of();
        Loaded now = loaded(stamps);
        if (now.notes().isEmpty()) return List.of();
        int further = reading == Reading.ALL ? most : most * 4;
        return now.index().find(question, further, clock.instant(), Weights.USUAL).stream()
                .filter(hit -> reading == Reading.ALL || hit.about())
                .limit(most)
                .map(Hit::place)
                .map(now.notes()::get)
                .toList();
    }

    private synchronized Loaded loaded(List<Stamp> stamps) throws IOException {
        if (loaded.isPresent() && loaded.get().stamps().equals(stamps)) return loaded.get();
        var notes = new ArrayList<Note>();
        for (Notebook book : books()) notes.addAll(book.notes());
        List<Entry> entries = notes.stream()
                .map(note -> new Entry(note.text(), note.tags(), note.importance(), note.at()))
                .toList();
        var now = new Loaded(stamps, notes, Index.of(entries));
        loaded = Optional.of(now);
        return now;
    }

    private List<Stamp> stamps() throws IOException {
        var stamps = new ArrayList<Stamp>();
        for (Notebook book : books())
            if (Files.isDirectory(book.folder()))
                for (String name : Notebook.names())
                    stamps.add(Guarded.stamp(book.folder().resolve(name)));
        return stamps;
    }

    /// The notebook that has a note of that id, or of one that begins so.
    public Optional<Notebook> holding(String id) throws IOException {
        for (Notebook book : books()) if (book.find(id).isPresent()) return Optional.of(book);
        return Optional.empty();
    }
}
