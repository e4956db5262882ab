package dev.jackdaw.prompt;

import dev.jackdaw.session.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A part of the system prompt with its text.
///
/// @param left characters that were left out, because it may be only so long
/// @param sources files it was read from, or empty
public record Passage(String name, String text, int left, List<String> sources) {
    private static final String BETWEEN = "\n\n";

    public Passage {
        sources = List.copyOf(sources);
    }

    /// A part that is from no file, and whole.
    public static Passage of(String name, String text) {
        return new Passage(name, text, 0, List.of());
    }

    /// The prompt that consists of these; empty ones do not count.
    public static String together(List<Passage> passages) {
        return filled(passages).stream().map(Passage::text).collect(Collectors.joining(BETWEEN));
    }

    /// What is kept about them.
    public static List<Section> sections(List<Passage> passages) {
        return filled(passages).stream()
                .map(passage -> new Section(passage.name, passage.text.length(), passage.left, passage.sources))
                .toList();
    }

    private static List<Passage> filled(List<Passage> passages) {
        return passages.stream().filter(passage -> !passage.text.isEmpty()).toList();
    }

    /// The texts of sections in the prompt they make up.
    public static List<Passage> apart(String prompt, List<Section> sections) {
        var passages = new ArrayList<Passage>();
        int at = 0;
        for (Section section : sections) {
            int end = Math.min(prompt.length(), at + section.length());
            passages.add(new Passage(
                    section.name(), prompt.substring(Math.min(at, end), end), section.left(), section.sources()));
            at = end + BETWEEN.length();
        }
        return passages;
    }
}
