package dev.jackdaw.tui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The words of the interface: all are used, none is missing, and what is Chinese is Chinese.
class WordsInUseTest {
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:\\.[A-Za-z0-9_-]+)*\\.?)\"");
    private static final Pattern ASKED = Pattern.compile("\\bof\\(\\s*\"([a-z]+(?:\\.[A-Za-z0-9_-]+)+)\"");

    /// Said alike in both languages.
    private static final Set<String> ALIKE = Set.of();

    private static Properties file(String name) throws IOException {
        var words = new Properties();
        try (var in = Words.class.getResourceAsStream(name)) {
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        return words;
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            var all = new StringBuilder();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList())
                all.append(Files.readString(file));
            return all.toString();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(each -> each.group(1)).collect(Collectors.toSet());
    }

    @Test
    void everyWordIsUsed() throws IOException {
        Set<String> literals = found(LITERAL, sources());
        var unused = new TreeSet<String>();
        for (String key : file("messages.properties").stringPropertyNames()) {
            boolean begun = literals.stream().anyMatch(each -> each.endsWith(".") && key.startsWith(each));
            String base = key.endsWith(".one") ? key.substring(0, key.length() - ".one".length()) : key;
            if (!begun && !literals.contains(base)) unused.add(key);
        }
        assertEquals(Set.of(), unused);
    }

    @Test
    void noWordIsMissing() throws IOException {
        Set<String> known = file("messages.properties").stringPropertyNames();
        var missing = new TreeSet<>(found(ASKED, sources()));
        missing.removeAll(Set.of("command.sh", "powershell.exe"));
        missing.removeAll(known);
        assertEquals(Set.of(), missing);
    }

    @Test
    void whatIsASentenceIsChineseInChinese() throws IOException {
        Properties english = file("messages.properties");
        Properties chinese = file("messages_zh.properties");
        var left = new TreeSet<String>();
        for (String key : english.stringPropertyNames()) {
            boolean sentence =
                    english.getProperty(key).replaceAll("\\{\\d}", "").matches("(?s).*[A-Za-z]{2,} [A-Za-z]{2,}.*");
            boolean han = chinese.getProperty(key, "").codePoints().anyMatch(WordsInUseTest::han);
            if (sentence && !han && !ALIKE.contains(key)) left.add(key);
        }
        assertEquals(Set.of(), left);
    }

    private static boolean han(int code) {
        return Character.UnicodeScript.of(code) == Character.UnicodeScript.HAN;
    }

    private static String core() throws IOException {
        var all = new StringBuilder();
        for (String root : new String[] {"../core/src/main/java", "../core/src/main/resources", "src/main/java"})
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(each -> each.toString().matches(".*\\.(java|properties)"))
                        .toList()) all.append(Files.readString(file)).append('\n');
            }
        return all.toString().replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"");
    }

    /// A sentence that is said otherwise by now would be left in English.
    @Test
    void everySentenceIsSaidByTheCore() throws IOException {
        String core = core();
        var gone = new TreeSet<String>();
        int number = 0;
        for (String line : lines("sentences_zh.txt")) {
            if (number++ % 2 == 1) continue;
            for (String fixed : line.split("\\{\\d}"))
                for (String piece : fixed.split(": |, and"))
                    if (piece.strip().length() > 3 && !core.contains(bare(piece)))
                        gone.add(line + "   <" + piece + ">");
        }
        assertEquals(Set.of(), gone);
    }

    /// Without the sign a composed sentence goes on with.
    private static String bare(String piece) {
        return piece.replaceAll("[\\s(:,;]+$", "").strip();
    }

    @Test
    void bothSidesOfASentenceHaveTheSamePlaces() throws IOException {
        var lines = lines("sentences_zh.txt");
        var odd = new TreeSet<String>();
        for (int i = 0; i < lines.size(); i += 2)
            if (!places(lines.get(i)).containsAll(places(lines.get(i + 1)))) odd.add(lines.get(i + 1));
        assertEquals(Set.of(), odd);
        assertEquals(0, lines.size() % 2);
    }

    private static Set<String> places(String line) {
        Matcher places = Pattern.compile("\\{\\d}").matcher(line);
        return places.results().map(each -> each.group()).collect(Collectors.toSet());
    }

    private static java.util.List<String> lines(String name) throws IOException {
        try (var in = Objects.requireNonNull(Words.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
