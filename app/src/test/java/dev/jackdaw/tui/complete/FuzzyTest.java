package dev.jackdaw.tui.complete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class FuzzyTest {
    static final long[] SEEDS = new Random(11).longs(200).toArray();

    private static List<String> ranked(String query, String... texts) {
        var fuzzy = new Fuzzy(query);
        return Stream.of(texts)
                .filter(text -> fuzzy.score(text) != Fuzzy.NONE)
                .sorted(Comparator.comparingInt(fuzzy::score).reversed())
                .toList();
    }

    @Test
    void theFileNameCountsMoreThanFoldersAndTheBeginningsOfWordsMoreThanTheirMiddles() {
        assertEquals(
                List.of("src/Draft.java", "src/MyDraft.java", "draft/Other.java", "src/redraft.txt", "d/r/a/fxxt"),
                ranked(
                        "draft",
                        "d/r/a/fxxt",
                        "draft/Other.java",
                        "src/redraft.txt",
                        "src/MyDraft.java",
                        "src/Draft.java",
                        "src/Drat.java"));
    }

    @Test
    void initialsFindWordsOfCamelCaseAndOfNamesWithDashes() {
        assertEquals(List.of("FileIndex.java", "xfxixx.java"), ranked("fi.", "xfxixx.java", "FileIndex.java"));
        assertEquals(List.of("a/find-java.sh", "a/affajxxxs"), ranked("fjs", "a/affajxxxs", "a/find-java.sh"));
    }

    @Test
    void aWholeNameGoesBeforeALongerOne() {
        assertEquals(List.of("a/b/pom.xml", "a/pom.xml.old"), ranked("pom.xml", "a/pom.xml.old", "a/b/pom.xml"));
    }

    /// Texts of few letters, so that many fit.
    private static String text(Random random, int longest) {
        var text = new StringBuilder();
        int length = random.nextInt(longest) + 1;
        for (int i = 0; i < length; i++) text.append("abAB/_.é文".charAt(random.nextInt(9)));
        return text.toString();
    }

    private static boolean subsequence(String wanted, String text) {
        int found = 0;
        String small = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < small.length() && found < wanted.length(); i++)
            if (small.charAt(i) == Character.toLowerCase(wanted.charAt(found))) found++;
        return found == wanted.length();
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void whatFitsHasTheCharactersInTheirOrderAndNothingElseFits(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            String query = text(random, 5);
            String text = text(random, 20);
            var fuzzy = new Fuzzy(query);
            assertEquals(subsequence(query, text), fuzzy.score(text) != Fuzzy.NONE, query + " in " + text);
            if (subsequence(query, text)) assertTrue(fuzzy.may(Fuzzy.mask(text)), query + " in " + text);
        }
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void theOrderDoesNotDependOnTheOrderInWhichPathsWereFound(long seed) {
        var random = new Random(seed);
        var paths = new ArrayList<String>();
        for (int i = 0; i < 200; i++) paths.add(text(random, 12));
        var distinct = new ArrayList<>(paths.stream().distinct().toList());
        String query = text(random, 3);
        List<String> once = of(distinct).best(query, 10);
        Collections.shuffle(distinct, random);
        assertEquals(once, of(distinct).best(query, 10));
        List<String> all = of(distinct).best(query, 1_000);
        assertEquals(all.subList(0, Math.min(10, all.size())), once);
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void aScoreThatMattersDoesNotDependOnTheLeastThatDoes(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            String text = text(random, 20);
            var fuzzy = new Fuzzy(text(random, 5));
            int score = fuzzy.score(text);
            int least = random.nextInt(150);
            int told = fuzzy.reaching(least, text);
            assertTrue(told == score || told == 0 && score < least, text + ": " + score + ", " + told);
        }
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void whatIsTypedLetterByLetterFindsWhatItFindsAtOnceWhileThereAreMoreAndMorePaths(long seed) {
        var random = new Random(seed);
        var paths = new ArrayList<String>();
        var list = new FileList();
        String query = text(random, 6);
        for (int typed = 0; typed <= query.length(); typed++) {
            var more = new ArrayList<String>();
            for (int i = 0; i < 100; i++) more.add(text(random, 15));
            list.add(more);
            paths.addAll(more);
            String part = query.substring(0, random.nextInt(8) == 0 ? random.nextInt(typed + 1) : typed);
            assertEquals(of(paths).best(part, 10), list.best(part, 10), part);
        }
    }

    private static FileList of(List<String> paths) {
        var list = new FileList();
        list.add(paths);
        return list;
    }
}
