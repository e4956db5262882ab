package dev.jackdaw.agent;

import dev.jackdaw.model.Model;
import dev.jackdaw.tool.Failures;
import dev.jackdaw.tool.Media;
import dev.jackdaw.workspace.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Images and PDF files a user's text names: as `@shot.png`, `@"two words.png"`, or by a whole path or `file:` address
/// of its own, as terminals paste what is dropped on them. The text stays as it is.
///
/// @param problems what cannot be attached, each with the mend
public record Attachments(List<Media> media, List<String> problems) {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "webp", "pdf");
    private static final String CLOSING = ",.;:!?)]}>";
    private static final int HEAD = 16;

    public Attachments {
        media = List.copyOf(media);
        problems = List.copyOf(problems);
    }

    /// What a text names.
    ///
    /// @param directory what relative paths begin at
    /// @param model who is to see it
    public static Attachments in(String text, Path directory, Model model) {
        var media = new ArrayList<Media>();
        var problems = new ArrayList<String>();
        for (Path file : files(text, directory)) attach(file, model, media, problems);
        return new Attachments(media, problems);
    }

    private static void attach(Path file, Model model, List<Media> media, List<String> problems) {
        try (InputStream in = Files.newInputStream(file)) {
            Optional<String> type = Media.type(in.readNBytes(HEAD));
            if (type.isEmpty()) problems.add(file + " is neither an image (PNG, JPEG, GIF, WebP) nor a PDF file");
            else if (!model.takes(Media.kind(type.get())))
                problems.add("the model " + model.name() + " takes no " + type.get()
                        + ": choose another with --model or /model, or leave " + file.getFileName() + " out");
            else if (Files.size(file) > Media.most(type.get()))
                problems.add(file + " has " + Sizes.told(Files.size(file)) + "; at most "
                        + Sizes.told(Media.most(type.get())) + " can be shown: make it smaller");
            else media.add(new Media(type.get(), Base64.getEncoder().encodeToString(Files.readAllBytes(file))));
        } catch (NoSuchFileException missing) {
            problems.add(file + " cannot be attached: there is no such file; correct its name, or leave out the @");
        } catch (IOException e) {
            problems.add(file + " cannot be attached: " + Failures.sentence(e));
        }
    }

    /// The files named, each once. One without `@` must exist, or it was only spoken of.
    private static Set<Path> files(String text, Path directory) {
        var files = new LinkedHashSet<Path>();
        for (int at = 0; at < text.length(); at++) {
            boolean begins = at == 0 || Character.isWhitespace(text.charAt(at - 1));
            if (!begins || Character.isWhitespace(text.charAt(at))) continue;
            boolean marked = text.charAt(at) == '@';
            String name = name(text, marked ? at + 1 : at);
            Optional<Path> file = ENDINGS.contains(ending(name)) ? path(name, directory) : Optional.empty();
            boolean whole = name.startsWith("/") || name.startsWith("~/") || name.startsWith("file:");
            file.filter(found -> marked || whole && Files.isRegularFile(found)).ifPresent(files::add);
        }
        return files;
    }

    /// The word or the quoted words that begin there.
    private static String name(String text, int from) {
        if (from >= text.length()) return "";
        char quote = text.charAt(from);
        if (quote == '"' || quote == '\'') {
            int end = text.indexOf(quote, from + 1);
            return end < 0 ? "" : text.substring(from + 1, end);
        }
        var word = new StringBuilder();
        for (int at = from; at < text.length() && !Character.isWhitespace(text.charAt(at)); at++) {
            boolean escaped = text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) == ' ';
            word.append(text.charAt(escaped ? ++at : at));
        }
        while (!word.isEmpty() && CLOSING.indexOf(word.charAt(word.length() - 1)) >= 0)
            word.setLength(word.length() - 1);
        return word.toString();
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Optional<Path> path(String name, Path directory) {
        try {
            if (name.startsWith("file:")) return Optional.of(Path.of(URI.create(name)));
            String home = System.getProperty("user.home");
            return Optional.of(directory
                    .resolve(name.startsWith("~/") ? home + name.substring(1) : name)
                    .normalize());
        } catch (IllegalArgumentException notAPath) {
            return Optional.empty();
        }
    }
}
