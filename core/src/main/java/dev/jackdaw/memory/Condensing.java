package dev.jackdaw.memory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps the files of a notebook from growing without end: fewer notes take the place of many, or the weakest go.
/// Those that go are kept in `distilled.md`, from where a person can take them back; they do not count as taken back.
///
/// They are written there first and go from their file then, in one step with what takes their place: whoever is killed
/// between leaves them in both, and doing it again makes no second copy.
public final class Condensing {
    /// Notes a file may hold.
    public static final int MOST_NOTES = 200;
    /// Bytes a file may have.
    public static final int MOST_BYTES = 24 * 1024;

    /// The beginning of the tags that name what a note stands for.
    static final String STANDS_FOR = "of-";

    private static final String AWAY = "distilled.md";
    /// As many as are told to a model at once.
    private static final int MOST_AT_ONCE = 60;
    /// What is made room for, so that the next note does not fill the file again.
    private static final double ROOM = 0.9;

    private static final double HALF_LIFE = Duration.ofDays(90).toSeconds();

    private final Notebook book;

    public Condensing(Notebook book) {
        this.book = book;
    }

    /// Notes of a file that may be condensed, the weakest first.
    public record Crowd(String file, List<Note> notes) {
        /// The sixty weakest, or all where there are no more.
        public List<Note> weakest() {
            return notes.subList(0, Math.min(MOST_AT_ONCE, notes.size()));
        }
    }

    /// A note in the place of others.
    ///
    /// @param originals ids of at least two notes
    public record Fewer(String text, List<String> originals) {}

    /// Files beyond their size. What the user said or wrote stands in them word for word and is not touched.
    public List<Crowd> crowds() throws IOException {
        var crowds = new ArrayList<Crowd>();
        for (String name : Notebook.names()) {
            Page page = book.page(name);
            if (!crowded(page, 1)) continue;
            List<Note> may = page.notes().stream()
                    .filter(note -> note.origin() != Note.Origin.EXPLICIT)
                    .toList();
            if (may.size() > 1) crowds.add(new Crowd(name, weakestFirst(may)));
        }
        return crowds;
    }

    /// All notes of a topic, because the user wants them condensed.
    public Crowd crowd(Topic topic) throws IOException {
        return new Crowd(topic.file(), weakestFirst(book.page(topic.file()).notes()));
    }

    private static boolean crowded(Page page, double share) {
        return page.notes().size() > share * MOST_NOTES || page.content().length > share * MOST_BYTES;
    }

    private static List<Note> weakestFirst(List<Note> notes) {
        Instant now = Instant.now();
        return notes.stream()
                .sorted(Comparator.comparingDouble(note -> weight(note, now)))
                .toList();
    }

    private static double weight(Note note, Instant now) {
        double age = Math.max(0, Duration.between(note.at(), now).toSeconds());
        return note.importance() * Math.pow(0.5, age / HALF_LIFE);
    }

    /// Puts notes in the place of others that still say what they did.
    ///
    /// @return how many went
    public int replace(Crowd crowd, List<Fewer> fewer) throws IOException {
        return book.alone(() -> {
            Map<String, Note> there = unchanged(crowd);
            var gone = new LinkedHashMap<String, Note>();
            var fresh = new ArrayList<Note>();
            for (Fewer each : fewer) {
                if (!there.keySet().containsAll(each.originals())) continue;
                List<Note> originals = each.originals().stream().map(there::get).toList();
                originals.forEach(note -> gone.put(note.id(), note));
                fresh.add(standing(each, originals));
            }
            return moved(crowd.file(), gone, fresh);
        });
    }

    /// Takes the weakest away until the file has room again.
    ///
    /// @return how many went
    public int thin(Crowd crowd) throws IOException {
        return book.alone(() -> {
            var gone = new LinkedHashMap<String, Note>();
            Page page = book.page(crowd.file());
            if (!crowded(page, 1)) return 0;
            for (Note note : unchanged(crowd).values()) {
                if (!crowded(page, ROOM)) break;
                gone.put(note.id(), note);
                page = page.changing(note, _ -> Optional.empty());
            }
            return moved(crowd.file(), gone, List.of());
        });
    }

    /// Those of a crowd that stand in the file as they did, the weakest first.
    private Map<String, Note> unchanged(Crowd crowd) throws IOException {
        Set<Note> now = new HashSet<>(book.page(crowd.file()).notes());
        var there = new LinkedHashMap<String, Note>();
        for (Note note : crowd.notes()) if (now.contains(note)) there.put(note.id(), note);
        return there;
    }

    private int moved(String file, Map<String, Note> gone, List<Note> fresh) throws IOException {
        if (gone.isEmpty()) return 0;
        book.edit(AWAY, page -> {
            Page more = page;
            for (Note note : gone.values())
                more = more.changing(note.id(), _ -> Optional.empty()).adding(note);
            return more;
        });
        book.edit(file, page -> {
            Page less = page;
            for (Note note : gone.values()) less = less.changing(note, _ -> Optional.empty());
            for (Note note : fresh) less = less.adding(note);
            return less;
        });
        return gone.size();
    }

    /// As important as the most important of them, as new as the newest, as certain as the least certain.
    private Note standing(Fewer fewer, List<Note> originals) {
        var tags = new ArrayList<String>();
        for (Note note : originals)
            for (String tag : note.tags()) if (!tag.startsWith(STANDS_FOR) && !tags.contains(tag)) tags.add(tag);
        originals.forEach(note -> tags.add(STANDS_FOR + note.id()));
        Note first = originals.getFirst();
        return new Note(
                Alike.id(fewer.text()),
                fewer.text(),
                first.topic(),
                first.scope(),
                originals.stream().mapToDouble(Note::importance).max().orElse(0),
                originals.stream().map(Note::at).max(Comparator.naturalOrder()).orElse(first.at()),
                tags,
                originals.stream()
                        .map(Note::origin)
                        .min(Comparator.comparingInt(Note.Origin::weight))
                        .orElse(first.origin()));
    }

    /// What went away, the oldest first.
    public List<Note> away() throws IOException {
        return book.page(AWAY).notes();
    }
}
