package dev.jackdaw.tui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.sandbox.Level;
import dev.jackdaw.sandbox.Standing;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Choice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WelcomeTest {
    private static final Offer OFFER =
            new Offer("Local, tiny", "", "127.0.0.1:1", Map.of("provider", "local", "model", "tiny"));

    private static Around around(Level level) {
        return new Around(
                CompletableFuture.completedFuture(List.of(OFFER)),
                List.of(new Choice.Option("somebody", "https://keys.example")),
                CompletableFuture.completedFuture(new Standing(level, "no kernel for it")),
                true,
                Map.of("permission_mode", "plan"));
    }

    /// Takes what is named, and notes what was asked.
    private static final class Scripted implements Asker {
        private final ArrayDeque<String> answers;
        private final List<String> asked = new ArrayList<>();

        Scripted(String... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public OptionalInt choose(String title, List<Choice.Option> options, int first) {
            List<String> labels = options.stream().map(Choice.Option::label).toList();
            asked.add(title + " " + labels + " " + labels.get(first));
            if (answers.isEmpty()) return OptionalInt.empty();
            return OptionalInt.of(labels.indexOf(answers.removeFirst()));
        }

        @Override
        public Optional<String> secret(String title) {
            return Optional.of(answers.removeFirst());
        }

        @Override
        public void show(Row row) {}
    }

    private static Map<String, String> chosen(Asker asker, Level level) {
        return new Welcome(Words.of(Map.of()), around(level), asker).ask();
    }

    @Test
    void everyAnswerBecomesASetting() {
        var asker = new Scripted("English", "light", "Local, tiny", "auto", "require");
        assertEquals(
                Map.of(
                        "language",
                        "en",
                        "theme",
                        "light",
                        "provider",
                        "local",
                        "model",
                        "tiny",
                        "permission_mode",
                        "auto",
                        "sandbox",
                        "require"),
                chosen(asker, Level.LANDLOCK));
        assertEquals("What may be done without asking? [default, acceptEdits, plan, auto] plan", asker.asked.get(3));
    }

    @Test
    void whoTurnsAwayKeepsWhatWasChosenInTheLanguageChosenFirst() {
        var asker = new Scripted("简体中文");
        assertEquals(Map.of("language", "zh"), chosen(asker, Level.NONE));
        assertTrue(asker.asked.getLast().startsWith("主题 [随终端, "), asker.asked.getLast());
    }

    @Test
    void aKeyIsTypedForAProvider() {
        var asker = new Scripted("English", "as the terminal has it", "enter a key", "somebody", " k ");
        assertEquals(Map.of("language", "en", "provider", "somebody", "api_key", "k"), chosen(asker, Level.NONE));
    }

    @Test
    void whereNothingConfinesCommandsNothingRunsByItself() {
        var asker = new Scripted("English", "as the terminal has it", "later", "default");
        chosen(asker, Level.NONE);
        assertEquals("What may be done without asking? [default, acceptEdits, plan] plan", asker.asked.get(3));
        assertTrue(
                asker.asked
                        .get(4)
                        .startsWith("How are commands confined? Nothing confines them here. no kernel for it"),
                asker.asked.get(4));
    }

    @Test
    void plainLinesAskByNumberWithoutEscapes() {
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream("9\n1\n\nq\n".getBytes(StandardCharsets.UTF_8));
        var spelled = new Spelled(
                Words.of(Map.of()), in, new PrintStream(out, true, StandardCharsets.UTF_8), Optional.empty());
        assertEquals(Map.of("language", "en"), chosen(spelled, Level.NONE));
        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("  1. Local, tiny: answers at 127.0.0.1:1\n"), said);
        assertEquals(-1, said.indexOf('\u001b'), said);
    }
}
