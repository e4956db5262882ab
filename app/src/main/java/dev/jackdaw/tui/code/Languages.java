package dev.jackdaw.tui.code;

import dev.jackdaw.tui.screen.Ink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// All languages, read from `languages.txt` once the first code is shown. A section begins with `[name]`; its lines:
///
/// - `names`, `files`: what a fence calls it; extensions or whole names of its files
/// - `word INK …`: words of a look
/// - `span INK OPEN [CLOSE] [TRAIT…]`: see [Span]
/// - `sigil INK MARK [FIRST]`, `line INK START`: see [Language]
/// - `letters`, `keys`, and traits of [Language]
final class Languages {
    private final Map<String, Language> names = new HashMap<>();
    private final Map<String, Language> files = new HashMap<>();

    private Languages() {}

    static Languages load() {
        try (var in = Objects.requireNonNull(Languages.class.getResourceAsStream("languages.txt"))) {
            var all = new Languages();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (int at = text.indexOf('['); at >= 0; ) {
                int next = text.indexOf("\n[", at);
                all.add(text.substring(at, next < 0 ? text.length() : next));
                at = next < 0 ? -1 : next + 1;
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Language> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    Optional<Language> ofFile(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private void add(String section) {
        List<String> lines = section.lines().toList();
        var language = new Language(
                lines.getFirst().substring(1, lines.getFirst().length() - 1),
                new ArrayList<>(),
                new HashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                one(lines, "letters"),
                one(lines, "keys"),
                EnumSet.noneOf(Language.Trait.class));
        for (String line : lines.subList(1, lines.size()))
            if (!line.isBlank()) read(language, Arrays.asList(line.split(" ")));
    }

    private static String one(List<String> lines, String rule) {
        for (String line : lines) if (line.startsWith(rule + " ")) return line.substring(rule.length() + 1);
        return "";
    }

    private void read(Language language, List<String> line) {
        List<String> rest = line.subList(1, line.size());
        switch (line.getFirst()) {
            case "names" -> rest.forEach(name -> names.put(name, language));
            case "files" -> rest.forEach(name -> files.put(name, language));
            case "word" ->
                rest.subList(1, rest.size()).forEach(word -> language.words().put(word, Ink.valueOf(rest.getFirst())));
            case "span" -> language.spans().add(span(rest));
            case "sigil" ->
                language.sigils()
                        .add(new Language.Sigil(rest.get(1).charAt(0), Ink.valueOf(rest.getFirst()), rest.size() > 2));
            case "line" -> language.lines().add(new Language.Whole(rest.get(1), Ink.valueOf(rest.getFirst())));
            case "letters", "keys" -> {}
            default ->
                language.traits().add(Language.Trait.valueOf(line.getFirst().toUpperCase(Locale.ROOT)));
        }
    }

    private static Span span(List<String> rest) {
        var traits = EnumSet.noneOf(Span.Trait.class);
        String close = "";
        for (String word : rest.subList(2, rest.size())) {
            boolean trait = word.length() > 3 && Character.isLetter(word.charAt(0));
            if (trait) traits.add(Span.Trait.valueOf(word.toUpperCase(Locale.ROOT)));
            else close = word;
        }
        return new Span(rest.get(1), close, Ink.valueOf(rest.getFirst()), traits);
    }
}
