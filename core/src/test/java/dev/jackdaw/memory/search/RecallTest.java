package dev.jackdaw.memory.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.memory.search.Index.Hit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How well notes are found: 90 questions about 124 notes, in `corpus/recall`, and the table of `docs/recall.md`, which
/// `./dev accept` writes.
class RecallTest {
    private static final Path FOLDER = Path.of("src/test/corpus/recall");
    private static final Path DOCUMENT = Path.of("../docs/recall.md");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final int SHOWN = 3;
    private static final Weights AGELESS = weights(Weights.USUAL, 0, Duration.ofDays(1));

    /// @param best the ids of the notes that answer it
    /// @param worse those that answered it once
    private record Question(String language, String kind, List<String> best, List<String> worse, String text) {}

    /// A way to find notes.
    private interface Way {
        List<Integer> find(String question);
    }

    private final List<String> ids = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private final Index index;

    RecallTest() throws IOException {
        for (String[] row : rows("notes.txt", 5)) {
            ids.add(row[0]);
            Instant at = NOW.minus(Duration.ofDays(Long.parseLong(row[1])));
            entries.add(new Entry(row[4], words(row[3]), Double.parseDouble(row[2]), at));
        }
        for (String[] row : rows("queries.txt", 4)) {
            String[] sides = (row[2] + ">").split(">", -1);
            questions.add(new Question(row[0], row[1], words(sides[0]), words(sides[1]), row[3]));
        }
        index = Index.of(entries);
    }

    private static List<String[]> rows(String file, int columns) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\|", columns))
                .toList();
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    @Test
    void theTableIsWhatIsFoundNow() throws IOException {
        String table = table();
        if (Boolean.getBoolean("jackdaw.accept")) Files.writeString(DOCUMENT, table);
        assertEquals(Files.readString(DOCUMENT), table, "write it with ./dev accept");
    }

    @Test
    void notesAreFoundBetterThanByWordsAlone() {
        for (String language : List.of("en", "zh")) {
            double ours = recalled(way("ours, no threshold"), language, "");
            assertTrue(ours >= 0.85, language + " " + ours);
            assertTrue(ours > recalled(way("BM25 alone"), language, ""), language);
            assertTrue(recalled(way("ours"), language, "") > 0.75, language);
            assertTrue(recalled(way("ours"), language, "") > recalled(way("word overlap"), language, "") + 0.25);
        }
    }

    @Test
    void whatReplacedAnOlderNoteStandsBeforeIt() {
        assertTrue(newer(way("ours")) > 0.9);
        assertTrue(newer(way("ours, ageless")) < 0.5);
    }

    private Way way(String name) {
        return Objects.requireNonNull(ways().get(name), name);
    }

    @Test
    void nothingIsRecalledForWhatNoNoteIsAbout() {
        for (Question question : questions)
            if (question.kind().equals("unrelated"))
                assertEquals(List.of(), about(question.text(), Weights.USUAL), question.text());
    }

    /// What is recalled unasked: those that are about the question only.
    private List<Integer> about(String question, Weights weights) {
        return index.find(question, SHOWN * 4, NOW, weights).stream()
                .filter(Hit::about)
                .limit(SHOWN)
                .map(Hit::place)
                .toList();
    }

    private Map<String, Way> ways() {
        var ways = new LinkedHashMap<String, Way>();
        ways.put("ours", question -> about(question, Weights.USUAL));
        ways.put("ours, no threshold", question -> all(question, Weights.USUAL));
        ways.put("ours, ageless", question -> all(question, AGELESS));
        ways.put("ours, 1/(1 + 0.1 × days)", this::harsh);
        ways.put("BM25 alone", question -> all(question, Weights.WORDS));
        ways.put("word overlap", this::overlap);
        return ways;
    }

    private List<Integer> all(String question, Weights weights) {
        return index.find(question, SHOWN, NOW, weights).stream()
                .map(Hit::place)
                .toList();
    }

    private static Weights weights(Weights from, double age, Duration half) {
        return new Weights(from.name(), from.tag(), from.synonym(), from.importance(), age, half);
    }

    /// Our scores with NanoCoder-Pro's decay.
    private List<Integer> harsh(String question) {
        return best(index.find(question, entries.size(), NOW, AGELESS).stream()
                .collect(Collectors.toMap(Hit::place, hit -> hit.score() * decay(hit.place()))));
    }

    private double decay(int place) {
        return 1 / (1 + 0.1 * Duration.between(entries.get(place).at(), NOW).toDays());
    }

    /// NanoCoder-Pro's: the share of the question's words (`\w{2,}`) that occur, by importance and age.
    private List<Integer> overlap(String question) {
        Set<String> wanted = plain(question);
        Map<Integer, Double> scores = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Set<String> found = plain(entries.get(i).text());
            found.retainAll(wanted);
            if (!found.isEmpty())
                scores.put(
                        i,
                        found.size() / (double) wanted.size() * entries.get(i).importance() * decay(i));
        }
        return best(scores);
    }

    private static Set<String> plain(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+"))
                .filter(word -> word.length() > 1)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<Integer> best(Map<Integer, Double> scores) {
        return scores.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .limit(SHOWN)
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Question> of(String language, String kind) {
        return questions.stream()
                .filter(q -> q.language().equals(language) && !q.best().isEmpty())
                .filter(q -> kind.isEmpty() || q.kind().equals(kind))
                .toList();
    }

    /// The share of questions that have an answer among the first three.
    private double recalled(Way way, String language, String kind) {
        return of(language, kind).stream()
                .mapToInt(q -> way.find(q.text()).stream().map(ids::get).anyMatch(q.best()::contains) ? 1 : 0)
                .average()
                .orElse(0);
    }

    /// The share of replaced notes that do not stand before the one that replaced them.
    private double newer(Way way) {
        return questions.stream()
                .filter(q -> !q.worse().isEmpty())
                .mapToInt(q -> {
                    List<String> found =
                            way.find(q.text()).stream().map(ids::get).toList();
                    int best = found.indexOf(q.best().getFirst());
                    int worse = found.indexOf(q.worse().getFirst());
                    return best >= 0 && (worse < 0 || best < worse) ? 1 : 0;
                })
                .average()
                .orElse(0);
    }

    /// The share of unrelated questions for which nothing is found.
    private double silent(Way way) {
        return questions.stream()
                .filter(q -> q.kind().equals("unrelated"))
                .mapToInt(q -> way.find(q.text()).isEmpty() ? 1 : 0)
                .average()
                .orElse(0);
    }

    private String table() {
        var out = new StringBuilder("""
                # How well notes are found

                Written by a test from the questions and notes in `core/src/test/corpus/recall`. The share of questions, in
                percent, that have an answer among the first three notes; how often a note stands before the one it replaced;
                and for how many unrelated requests nothing is recalled. Word overlap is the share of the question's words a
                note has, times importance, over 1 + 0.1 × its age in days.

                | | questions |""");
        ways().keySet().forEach(name -> out.append(' ').append(name).append(" |"));
        out.append("\n|---|---|").append("---|".repeat(ways().size())).append('\n');
        for (String language : List.of("en", "zh")) {
            row(out, language + ", all", of(language, "").size(), way -> recalled(way, language, ""));
            for (String kind : List.of("plain", "paraphrase", "identifier", "mixed", "newer"))
                if (!of(language, kind).isEmpty())
                    row(out, language + ", " + kind, of(language, kind).size(), way -> recalled(way, language, kind));
        }
        row(
                out,
                "newer before older",
                of("en", "newer").size() + of("zh", "newer").size(),
                this::newer);
        long unrelated = questions.stream().filter(q -> q.best().isEmpty()).count();
        row(out, "silent when unrelated", (int) unrelated, this::silent);
        return out.toString();
    }

    /// What is measured of a way.
    private interface Measure {
        double of(Way way);
    }

    private void row(StringBuilder out, String name, int count, Measure measure) {
        out.append("| ").append(name).append(" | ").append(count).append(" |");
        for (Way way : ways().values())
            out.append(' ').append(Math.round(measure.of(way) * 100)).append(" |");
        out.append('\n');
    }
}
