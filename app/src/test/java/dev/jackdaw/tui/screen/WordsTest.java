package dev.jackdaw.tui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static Properties file(String name) throws IOException {
        var words = new Properties();
        try (var in = Words.class.getResourceAsStream(name)) {
            words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        return words;
    }

    /// Each key with the places its text has.
    private static Map<String, String> places(Properties words) {
        var places = new TreeMap<String, String>();
        for (String key : words.stringPropertyNames()) {
            var found = new TreeSet<String>();
            for (int i = 0; i < 5; i++) if (words.getProperty(key).contains("{" + i + "}")) found.add("{" + i + "}");
            places.put(key, String.join("", found));
        }
        return places;
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertEquals(places(file("messages.properties")), places(file("messages_zh.properties")));
    }

    @Test
    void theEnvironmentChoosesTheLanguage() {
        assertEquals("已允许", Words.of(Map.of("LANG", "zh_CN.UTF-8")).of("ask.allowed"));
        assertEquals(
                "allowed",
                Words.of(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C")).of("ask.allowed"));
        assertEquals("allowed", Words.of(Map.of()).of("ask.allowed"));
    }
}
