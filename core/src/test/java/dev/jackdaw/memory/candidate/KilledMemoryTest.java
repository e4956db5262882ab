package dev.jackdaw.memory.candidate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.memory.Alike;
import dev.jackdaw.memory.Condensing;
import dev.jackdaw.memory.Draft;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Note.Origin;
import dev.jackdaw.memory.Topic;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that does nothing but keep candidates, make notes of them, or distil notes is killed again and again;
/// each next one goes on in the same files. What was told to be kept is there then, and once.
final class KilledMemoryTest {
    private static final int KILLS = Integer.getInteger("jackdaw.kills", 10);
    private static final int MOST_DEEDS = 6;
    private static final int LONGEST_DEED = 30;

    @TempDir
    Path folder;

    /// What is killed.
    enum Deed {
        EXTRACTION,
        PROMOTION,
        DISTILLATION,
        /// The fact of it in the log of a session.
        COMPACTION
    }

    /// Says the number of each thing once it is kept.
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[1]);
            Shelf shelf = shelf(folder);
            Session session = session(folder);
            int number = Integer.parseInt(arguments[2]);
            for (; ; number++) {
                switch (Deed.valueOf(arguments[0])) {
                    case EXTRACTION -> shelf.pending().add(found(number, Origin.INFERENCE));
                    case PROMOTION -> {
                        shelf.pending().add(found(number, Origin.EXPLICIT));
                        new Promotion(shelf).unasked();
                    }
                    case DISTILLATION -> {
                        shelf.project().add(Draft.of(text(number), Topic.DEBUG_NOTES, Origin.VERIFIED));
                        if (number % 2 == 1)
                            new Distillation(shelf.project(), Optional.of((_, notes) -> pair(notes)))
                                    .of(Topic.DEBUG_NOTES);
                    }
                    case COMPACTION -> session.append(new Fact.Compacted(text(number), List.of(), 0, "auto", "", 0, 0));
                }
                IO.println(number);
            }
        }

        private static List<Candidate> found(int number, Origin origin) {
            return List.of(Candidate.of(text(number), origin, Candidate.HIGH, "s" + number));
        }

        /// One note in the place of the first two.
        private static String pair(String notes) {
            List<String> ids = notes.lines()
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .toList();
            List<String> words = notes.lines()
                    .map(line -> line.substring(line.indexOf(": ") + 2))
                    .toList();
            return "{\"notes\":[{\"text\":\"" + words.get(0).replace(".", "") + " "
                    + words.get(1).replace("Fact ", "") + "\",\"stands_for\":[\"" + ids.get(0) + "\",\"" + ids.get(1)
                    + "\"]}]}";
        }
    }

    /// Each with a word no other has: what differs in a number only is told apart as well.
    private static String text(int number) {
        return "Fact w" + number + "x holds here.";
    }

    private static Shelf shelf(Path folder) {
        return Shelf.of(folder.resolve("state"), folder);
    }

    /// The one session of the folder.
    private static Session session(Path folder) throws IOException {
        var sessions = new Sessions(folder.resolve("state"), folder);
        return sessions.list().isEmpty() ? sessions.create() : sessions.open(sessions.find("latest"));
    }

    @ParameterizedTest
    @EnumSource
    void nothingThatWasKeptIsLostOrDoubled(Deed deed) throws Exception {
        Set<Integer> kept = new LinkedHashSet<>();
        int next = 0;
        int all = 0;
        for (int seed = 0; seed < KILLS; seed++) {
            List<Integer> told = killed(deed, next, new Random(seed));
            kept.addAll(told);
            all += told.size();
            // The one it was at when it was killed may be there or not.
            next = told.getLast() + 2;
            check(deed, kept, seed);
            if (deed == Deed.EXTRACTION && kept.size() > Pending.MOST / 4) clear(kept);
        }
        assertTrue(all > 2 * KILLS, "hardly anything was done before the kills");
        IO.println(deed + ": " + KILLS + " kills, " + all + " kept before");
    }

    /// So that none has to make room for another.
    private void clear(Set<Integer> kept) throws IOException {
        var pending = shelf(folder).pending();
        pending.drop(pending.waiting().stream().map(Candidate::id).collect(Collectors.toSet()));
        kept.clear();
    }

    private List<Integer> killed(Deed deed, int from, Random random) throws IOException, InterruptedException {
        Path out = folder.resolve("told");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        deed.name(),
                        folder.toString(),
                        String.valueOf(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(out.toFile())
                .start();
        int deeds = 1 + random.nextInt(MOST_DEEDS);
        while (Files.readAllLines(out).size() < deeds && child.isAlive()) Thread.sleep(2);
        Thread.sleep(random.nextInt(LONGEST_DEED));
        child.destroyForcibly();
        assertTrue(child.waitFor(10, TimeUnit.SECONDS));
        String told = Files.readString(out);
        // A number that was cut off may be another one.
        return told.substring(0, told.lastIndexOf('\n') + 1)
                .lines()
                .map(Integer::valueOf)
                .toList();
    }

    private void check(Deed deed, Set<Integer> kept, int seed) throws IOException {
        Shelf shelf = shelf(folder);
        List<String> candidates =
                shelf.pending().waiting().stream().map(Candidate::text).toList();
        List<Note> notes = shelf.project().notes();
        List<String> live = notes.stream().map(Note::text).toList();
        List<String> all = switch (deed) {
            case EXTRACTION -> candidates;
            case PROMOTION -> live;
            case COMPACTION -> summaries();
            case DISTILLATION ->
                Stream.concat(live.stream(), stoodFor(shelf, notes).stream()).toList();
        };
        var missing = new TreeSet<Integer>();
        var doubled = new TreeSet<String>();
        for (int number : kept) if (!all.contains(text(number))) missing.add(number);
        for (String text : all) if (all.indexOf(text) != all.lastIndexOf(text)) doubled.add(text);
        assertEquals(Set.of(), missing, "lost with seed " + seed);
        assertEquals(Set.of(), doubled, "doubled with seed " + seed);
        assertEquals(raw(shelf, notes), notes.size(), "a note stands twice in the files, with seed " + seed);
    }

    private List<String> summaries() throws IOException {
        try (Session session = session(folder)) {
            return session.lines().stream()
                    .map(line -> line.fact() instanceof Fact.Compacted compacted ? compacted.summary() : "")
                    .toList();
        }
    }

    /// What went away and is not there any more: a note that was being put away when it was killed is in both places.
    private static List<String> stoodFor(Shelf shelf, List<Note> live) throws IOException {
        List<Note> away = new Condensing(shelf.project()).away();
        assertEquals(away.size(), away.stream().map(Note::id).distinct().count());
        for (Note note : live)
            for (String tag : note.tags())
                if (tag.startsWith("of-"))
                    assertTrue(
                            away.stream().anyMatch(old -> ("of-" + old.id()).equals(tag)), note + " has no originals");
        return away.stream()
                .filter(note -> live.stream().noneMatch(there -> there.id().equals(note.id())))
                .map(Note::text)
                .toList();
    }

    /// Lines of all files that are notes.
    private static int raw(Shelf shelf, List<Note> notes) throws IOException {
        int raw = 0;
        for (Topic topic : Topic.values()) {
            Path file = shelf.project().folder().resolve(topic.label() + ".md");
            if (!Files.exists(file)) continue;
            for (String line : Files.readAllLines(file)) if (line.startsWith("- ")) raw++;
        }
        assertEquals(
                notes.size(),
                notes.stream().map(note -> Alike.id(note.text())).distinct().count());
        return raw;
    }
}
