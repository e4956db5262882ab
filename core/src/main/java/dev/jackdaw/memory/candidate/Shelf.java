package dev.jackdaw.memory.candidate;

import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Notebook;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where candidates wait, and the notes some of them become.
public record Shelf(Pending pending, Notebook project, Notebook global) {

    /// That of a project.
    ///
    /// @param state where the program keeps what it knows
    public static Shelf of(Path state, Path directory) {
        Notebook project = Notebook.project(state, directory);
        return new Shelf(new Pending(project.folder()), project, Notebook.global(state));
    }

    /// The notes of both scopes.
    List<Note> notes() throws IOException {
        var notes = new ArrayList<>(project.notes());
        notes.addAll(global.notes());
        return notes;
    }
}
