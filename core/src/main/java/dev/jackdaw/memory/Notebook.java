package dev.jackdaw.memory;

import dev.jackdaw.memory.Draft.Reach;
import dev.jackdaw.memory.Kept.Outcome;
import dev.jackdaw.secret.Secrets;
import dev.jackdaw.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The notes of one scope, in Markdown files a person can read and edit: `MEMORY.md` holds what is always known, a file
/// of each topic the rest, and `archive.md` what was taken back.
///
/// Several sessions may use it at a time. What a person changes meanwhile stays: each operation reads the files anew,
/// and changes single notes. A note is written to its new place before it goes from its old one, and counts once where
/// it stands twice.
public final class Notebook {
    static final String INDEX = "MEMORY.md";
    static final String ARCHIVE = "archive.md";
    /// What the tag begins with that names the note a note stands in place of.
    private static final String CORRECTS = "corrects-";

    /// How much of what is missing to the highest importance a note gains when it is said again.
    private static final double RAISED = 0.2;

    private final Path folder;
    private final Scope scope;
    private final InstantSource clock;
    private final Guarded files;

    public Notebook(Path folder, Scope scope, InstantSource clock) {
        this.folder = folder;
        this.scope = scope;
        this.clock = clock;
        this.files = new Guarded(folder);
    }

    /// The notes of the project whose folder that is.
    public static Notebook project(Path state, Path directory) {
        Path folder = new Sessions(state, directory).project().resolve("memory");
        return new Notebook(folder, Scope.PROJECT, InstantSource.system());
    }

    /// The notes that count everywhere.
    public static Notebook global(Path state) {
        return new Notebook(state.resolve("memory"), Scope.GLOBAL, InstantSource.system());
    }

    /// Where the files are; it may not exist yet.
    public Path folder() {
        return folder;
    }

    /// The file of what is always known.
    public Path index() {
        return folder.resolve(INDEX);
    }

    /// What stands in that file, without what only the program needs; empty where there is none.
    public String indexText() throws IOException {
        return page(INDEX).text().strip();
    }

    /// All notes, those that are always known first. A file that cannot be read has none.
    public List<Note> notes() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        var pages = new ArrayList<Page>();
        for (String name : names()) {
            try {
                pages.add(page(name));
            } catch (IOException unreadable) {
                // Who changes it, or reads the index, is told why.
            }
        }
        return Page.together(pages);
    }

    /// Those that are always known.
    public List<Note> pinned() throws IOException {
        return page(INDEX).notes();
    }

    /// What was taken back.
    public List<Note> archived() throws IOException {
        return page(ARCHIVE).notes();
    }

    /// The note of that id, or the only one whose id begins so.
    public Optional<Note> find(String id) throws IOException {
        String wanted = id.strip();
        List<Note> all = notes();
        List<Note> found = all.stream().filter(note -> note.id().equals(wanted)).toList();
        if (found.isEmpty())
            found = all.stream().filter(note -> note.id().startsWith(wanted)).toList();
        return found.size() == 1 && !wanted.isEmpty() ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// Whether the same was taken back before.
    public boolean retired(String text) throws IOException {
        Alike wanted = Alike.to(text);
        return archived().stream().anyMatch(note -> wanted.id().equals(note.id()) || wanted.same(note.text()));
    }

    /// Keeps what is worth it. What says the same as a note refreshes that; what was taken back comes again only where
    /// the user says so.
    ///
    /// @throws NoteRefused when it is empty, too long or holds a secret
    public Kept add(Draft draft) throws IOException {
        check(draft.text());
        for (String tag : draft.tags()) open(tag);
        return files.alone(() -> {
            Alike wanted = Alike.to(draft.text());
            Optional<Note> same =
                    notes().stream().filter(note -> wanted.same(note.text())).findFirst();
            if (same.isPresent()) return new Kept(refreshed(same.get(), draft), Outcome.REFRESHED);
            Note note = fresh(draft, wanted.id());
            boolean retired = retired(draft.text());
            if (retired && draft.origin() != Note.Origin.EXPLICIT) return new Kept(note, Outcome.RETIRED);
            edit(file(draft), page -> page.adding(note));
            if (retired) unretire(wanted);
            return new Kept(note, Outcome.ADDED);
        });
    }

    private Note fresh(Draft draft, String id) throws IOException {
        List<String> taken = notes().stream().map(Note::id).toList();
        String free = id;
        for (int more = 2; taken.contains(free); more++) free = id + "-" + more;
        return new Note(
                free,
                draft.text(),
                draft.topic(),
                scope,
                draft.importance(),
                draft.at().orElseGet(this::now),
                draft.tags(),
                draft.origin());
    }

    private Note refreshed(Note old, Draft draft) throws IOException {
        var tags = new ArrayList<>(old.tags());
        for (String tag : draft.tags()) if (!tags.contains(tag)) tags.add(tag);
        double raised = Math.max(old.importance(), draft.importance());
        var now = new Note(
                old.id(),
                draft.text(),
                old.topic(),
                scope,
                Math.round((raised + (1 - raised) * RAISED) * 100) / 100.0,
                draft.at()
                        .filter(at -> at.isBefore(old.at()))
                        .map(_ -> old.at())
                        .orElseGet(() -> draft.at().orElseGet(this::now)),
                tags,
                old.origin().weight() >= draft.origin().weight() ? old.origin() : draft.origin());
        boolean moves = draft.reach() == Reach.ALWAYS
                && pinned().stream().noneMatch(note -> note.id().equals(old.id()));
        if (moves) edit(INDEX, page -> page.adding(now));
        for (String name : names())
            if (!moves || !name.equals(INDEX))
                edit(name, page -> page.changing(old, _ -> moves ? Optional.empty() : Optional.of(now)));
        return now;
    }

    private void unretire(Alike wanted) throws IOException {
        for (Note note : archived())
            if (wanted.id().equals(note.id()) || wanted.same(note.text()))
                edit(ARCHIVE, page -> page.changing(note.id(), _ -> Optional.empty()));
    }

    /// Takes a note back, because it is no longer true: it goes to the archive, so that the same is not kept again
    /// unasked. With other words the note says these from now on.
    ///
    /// @return the note as it was; nothing where there is none of that id
    /// @throws NoteRefused when the other words cannot be a note
    public Optional<Note> correct(String id, Optional<String> instead) throws IOException {
        if (instead.isPresent()) check(instead.get());
        return replacing(id, note -> {
            Optional<Note> now = instead.map(text -> corrected(note, text));
            if (now.isEmpty() || !now.get().id().equals(Alike.id(note.text()))) archive(note, note.text());
            return now;
        });
    }

    /// Removes a note. Its words are kept nowhere; what is left is a mark by which the same is not kept again unasked.
    ///
    /// @return the note; nothing where there is none of that id
    public Optional<Note> forget(String id) throws IOException {
        return replacing(id, note -> {
            archive(note, "(forgotten)");
            return Optional.empty();
        });
    }

    /// What stands in the place of a note.
    private interface Successor {
        Optional<Note> of(Note note) throws IOException;
    }

    private Optional<Note> replacing(String id, Successor successor) throws IOException {
        if (!Files.isDirectory(folder)) return Optional.empty();
        return files.alone(() -> {
            Optional<Note> found = find(id);
            if (found.isEmpty()) return found;
            Optional<Note> now = successor.of(found.get());
            for (String name : names()) edit(name, page -> page.changing(found.get(), _ -> now));
            return found;
        });
    }

    private void archive(Note note, String text) throws IOException {
        var mark = new Note(
                Alike.id(note.text()), text, note.topic(), scope, note.importance(), now(), List.of(), note.origin());
        edit(ARCHIVE, page -> page.changing(mark.id(), _ -> Optional.empty()).adding(mark));
    }

    private Note corrected(Note old, String text) {
        Draft draft = Draft.of(text, old.topic(), Note.Origin.EXPLICIT);
        var tags = new ArrayList<>(old.tags());
        tags.removeIf(tag -> tag.startsWith(CORRECTS));
        tags.add(CORRECTS + old.id());
        return new Note(
                Alike.id(draft.text()),
                draft.text(),
                old.topic(),
                scope,
                Math.max(old.importance(), draft.importance()),
                now(),
                tags,
                Note.Origin.EXPLICIT);
    }

    private static void check(String text) throws NoteRefused {
        if (text.isBlank()) throw new NoteRefused("a note needs a text; say what is to be remembered");
        if (text.length() > Note.LONGEST)
            throw new NoteRefused("the note has " + text.length() + " characters, at most " + Note.LONGEST
                    + " fit; say it shorter, or make several of it");
        open(text);
    }

    private static void open(String text) throws NoteRefused {
        if (!Secrets.mask(text).equals(text))
            throw new NoteRefused("the note holds what looks like a secret, and notes are plain files; say where the"
                    + " secret is kept instead");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String file(Draft draft) {
        return draft.reach() == Reach.ALWAYS ? INDEX : draft.topic().file();
    }

    /// The files notes stand in.
    static List<String> names() {
        var names = new ArrayList<String>();
        names.add(INDEX);
        for (Topic topic : Topic.values()) names.add(topic.file());
        return names;
    }

    Page page(String name) throws IOException {
        Path file = folder.resolve(name);
        Guarded.Stamp stamp = Guarded.stamp(file);
        return stamp.size() < 0
                ? new Page(List.of())
                : Page.of(Guarded.content(file), setting(name, stamp.changed().toInstant()));
    }

    private Bullet.Setting setting(String name, Instant changed) {
        Topic topic = Topic.labelled(name.substring(0, name.length() - ".md".length()))
                .orElse(Topic.PROJECT_CONTEXT);
        return new Bullet.Setting(topic, scope, changed);
    }

    <T> T alone(Guarded.Work<T> work) throws IOException {
        return files.alone(work);
    }

    void edit(String name, UnaryOperator<Page> change) throws IOException {
        files.edit(name, (content, changed) -> {
            Page page = Page.of(content, setting(name, changed));
            Page edited = change.apply(page);
            return edited.equals(page) ? content : edited.content();
        });
    }
}
