package dev.jackdaw.tui.screen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Sentences the core says in English, because a model and a log read them, for a person who reads another language.
///
/// `sentences_zh.txt` has them in pairs of lines: the English one with its places `{0}`, `{1}` and so on in this order,
/// and what is said instead, with the places in any order. The first that fits counts. What stands in a place may be a
/// sentence too; what fits nowhere is said as it is.
final class Sentences {
    private static final int DEEPEST = 4;

    /// @param fixed what stands before, between and after the places
    private record Pattern(List<String> fixed, String told) {}

    private final List<Pattern> patterns;

    private Sentences(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    static Sentences read(String file) {
        List<String> lines;
        try (var in = Objects.requireNonNull(Sentences.class.getResourceAsStream(file), file)) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var patterns = new ArrayList<Pattern>();
        for (int i = 0; i + 1 < lines.size(); i += 2) patterns.add(new Pattern(fixed(lines.get(i)), lines.get(i + 1)));
        return new Sentences(List.copyOf(patterns));
    }

    private static List<String> fixed(String english) {
        var fixed = new ArrayList<String>();
        int from = 0;
        for (int place = english.indexOf("{0}"); place >= 0; place = english.indexOf("{" + fixed.size() + "}")) {
            fixed.add(english.substring(from, place));
            from = place + 3;
        }
        fixed.add(english.substring(from));
        return List.copyOf(fixed);
    }

    String told(String english) {
        return told(english, 0);
    }

    private String told(String english, int depth) {
        if (depth > DEEPEST || english.isBlank()) return english;
        for (Pattern pattern : patterns) {
            Optional<List<String>> parts = parts(pattern.fixed(), english);
            if (parts.isPresent()) return filled(pattern.told(), parts.get(), depth);
        }
        return english;
    }

    private String filled(String text, List<String> parts, int depth) {
        var filled = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int place = open + 2 < text.length() && text.charAt(open + 2) == '}' ? text.charAt(open + 1) - '0' : -1;
            boolean known = place >= 0 && place < parts.size();
            filled.append(text, from, known ? open : open + 1);
            if (known) filled.append(told(parts.get(place), depth + 1));
            from = known ? open + 3 : open + 1;
        }
        return filled.append(text.substring(from)).toString();
    }

    /// What stands at the places, where the text has what stands around them.
    private static Optional<List<String>> parts(List<String> fixed, String text) {
        String first = fixed.getFirst();
        String last = fixed.getLast();
        if (fixed.size() == 1) return text.equals(first) ? Optional.of(List.of()) : Optional.empty();
        if (!text.startsWith(first) || !text.endsWith(last) || text.length() < first.length() + last.length())
            return Optional.empty();
        var parts = new ArrayList<String>();
        int at = first.length();
        int end = text.length() - last.length();
        for (String between : fixed.subList(1, fixed.size() - 1)) {
            int found = text.indexOf(between, at);
            if (found < 0 || found + between.length() > end) return Optional.empty();
            parts.add(text.substring(at, found));
            at = found + between.length();
        }
        parts.add(text.substring(at, end));
        return parts.stream().allMatch(String::isEmpty) ? Optional.empty() : Optional.of(parts);
    }
}
