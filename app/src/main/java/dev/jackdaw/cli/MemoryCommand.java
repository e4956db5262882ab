package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.json.Json;
import dev.jackdaw.memory.Draft;
import dev.jackdaw.memory.Imports;
import dev.jackdaw.memory.Kept;
import dev.jackdaw.memory.Memory;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.NoteRefused;
import dev.jackdaw.memory.Notebook;
import dev.jackdaw.memory.Scope;
import dev.jackdaw.memory.Topic;
import dev.jackdaw.tui.screen.Sanitiser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `jackdaw memory`: the notes of this project and those that count everywhere.
final class MemoryCommand {
    private static final String USAGE = "say what: jackdaw memory list, show ID, add TEXT, search TEXT, forget ID,"
            + " correct ID [TEXT], path or import FILE; --global and --project choose whose notes";

    private static final int FOUND = 10;

    private final Start start;
    private final Memory memory;

    private MemoryCommand(Start start) {
        this.start = start;
        this.memory = Memory.of(start.state(), start.directory());
    }

    static int run(Start start) throws CommandFault, IOException {
        List<String> words = start.line().words();
        if (!words.isEmpty() && CandidateCommand.WORDS.contains(words.getFirst())) return CandidateCommand.run(start);
        try {
            return new MemoryCommand(start).run();
        } catch (NoteRefused refused) {
            throw CommandFault.error(String.valueOf(refused.getMessage()));
        }
    }

    private int run() throws CommandFault, IOException {
        List<String> words = start.line().words();
        String what = words.isEmpty() ? "list" : words.getFirst();
        String rest = words.isEmpty() ? "" : String.join(" ", words.subList(1, words.size()));
        boolean bare = List.of("list", "path").contains(what);
        if (bare != rest.isEmpty()) throw CommandFault.usage(USAGE);
        switch (what) {
            case "list" -> shown(listed());
            case "path" -> paths();
            case "show" -> show(found(rest), rest);
            case "add" -> add(rest);
            case "search" -> shown(searched(rest));
            case "forget" -> forget(found(rest), rest);
            case "correct" -> correct(words);
            case "import" -> bring(rest);
            default -> throw CommandFault.usage(USAGE);
        }
        return ExitCode.DONE;
    }

    /// The scopes that are meant: both where none was named.
    private List<Scope> scopes() {
        var scopes = new ArrayList<Scope>();
        for (Scope scope : Scope.values())
            if (start.line().has("--" + scope.name().toLowerCase(Locale.ROOT))) scopes.add(scope);
        return scopes.isEmpty() ? List.of(Scope.values()) : scopes;
    }

    private Scope scope() {
        return scopes().getFirst();
    }

    private List<Note> listed() throws IOException {
        var notes = new ArrayList<Note>();
        for (Scope scope : scopes()) notes.addAll(memory.book(scope).notes());
        return notes;
    }

    private List<Note> searched(String question) throws IOException {
        return memory.search(question, FOUND).stream()
                .filter(note -> scopes().contains(note.scope()))
                .toList();
    }

    private void paths() {
        for (Scope scope : scopes()) start.print(memory.book(scope).folder().toString());
    }

    private Notebook found(String id) throws CommandFault, IOException {
        for (Scope scope : scopes()) if (memory.book(scope).find(id).isPresent()) return memory.book(scope);
        throw CommandFault.error("there is no note " + Sanitiser.line(id)
                + ", or several whose ids begin so; jackdaw memory list shows them");
    }

    private void shown(List<Note> notes) {
        if (start.line().has("--json")) {
            start.print(
                    Json.arr(notes.stream().map(MemoryCommand::json).toList()).pretty());
            return;
        }
        for (Note note : notes) start.print(line(note));
        if (notes.isEmpty()) start.warn("no such notes; jackdaw memory add TEXT keeps one");
    }

    private static String line(Note note) {
        return String.format(
                Locale.ROOT,
                "%-8s  %-10s  %-7s  %-16s  %s",
                note.id(),
                note.at().toString().substring(0, 10),
                note.scope().name().toLowerCase(Locale.ROOT),
                note.topic().label(),
                Sanitiser.line(note.text()));
    }

    private static Json.Obj json(Note note) {
        return Json.obj(
                "id", note.id(),
                "text", note.text(),
                "topic", note.topic().label(),
                "scope", note.scope().name().toLowerCase(Locale.ROOT),
                "importance", note.importance(),
                "at", note.at().toString(),
                "tags", note.tags(),
                "origin", note.origin().name().toLowerCase(Locale.ROOT));
    }

    private void show(Notebook book, String id) throws IOException {
        Note note = book.find(id).orElseThrow();
        if (start.line().has("--json")) start.print(json(note).pretty());
        else
            start.print(line(note) + "\nimportance " + note.importance() + ", "
                    + note.origin().name().toLowerCase(Locale.ROOT)
                    + (note.tags().isEmpty() ? "" : ", tags " + Sanitiser.line(String.join(", ", note.tags())))
                    + ", in "
                    + book.folder());
    }

    private void add(String text) throws CommandFault, IOException {
        Draft draft = Draft.of(text, topic(), Note.Origin.EXPLICIT);
        Kept kept = memory.add(start.line().has("--pin") ? draft.reaching(Draft.Reach.ALWAYS) : draft, scope());
        if (start.line().has("--json")) start.print(json(kept.note()).pretty());
        else start.print(kept.outcome().name().toLowerCase(Locale.ROOT) + " " + line(kept.note()));
    }

    private Topic topic() throws CommandFault {
        Optional<String> label = start.line().value("--topic");
        if (label.isEmpty()) return Topic.PROJECT_CONTEXT;
        return Topic.labelled(label.get())
                .orElseThrow(() -> CommandFault.usage("--topic is one of "
                        + String.join(
                                ", ",
                                List.of(Topic.values()).stream()
                                        .map(Topic::label)
                                        .toList())));
    }

    private void forget(Notebook book, String id) throws IOException {
        book.forget(id).ifPresent(note -> start.print("forgotten: " + line(note)));
    }

    private void correct(List<String> words) throws CommandFault, IOException {
        String text = String.join(" ", words.subList(2, words.size()));
        Notebook book = found(words.get(1));
        Optional<Note> was = book.correct(words.get(1), Optional.of(text).filter(said -> !said.isBlank()));
        was.ifPresent(note -> start.print((text.isBlank() ? "taken back: " : "corrected: ") + line(note)));
    }

    private void bring(String source) throws CommandFault, IOException {
        List<Draft> drafts = Imports.read(start.directory().resolve(Start.path(source)));
        boolean dry = start.line().has("--dry-run");
        Map<Kept.Outcome, Integer> counts = new EnumMap<>(Kept.Outcome.class);
        int refused = 0;
        for (Draft draft : drafts) {
            if (dry) start.print(draft.topic().label() + "  " + Sanitiser.line(draft.text()));
            else {
                try {
                    counts.merge(memory.add(draft, scope()).outcome(), 1, Integer::sum);
                } catch (NoteRefused unfit) {
                    refused++;
                    start.warn("left out: " + unfit.getMessage());
                }
            }
        }
        start.print(
                dry
                        ? drafts.size() + " notes found; nothing was kept"
                        : counts.getOrDefault(Kept.Outcome.ADDED, 0) + " added, "
                                + counts.getOrDefault(Kept.Outcome.REFRESHED, 0) + " known already, "
                                + (refused + counts.getOrDefault(Kept.Outcome.RETIRED, 0)) + " left out");
    }
}
