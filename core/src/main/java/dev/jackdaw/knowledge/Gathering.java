package dev.jackdaw.knowledge;

import dev.jackdaw.knowledge.Document.Outcome;
import dev.jackdaw.knowledge.Entry.Standing;
import dev.jackdaw.knowledge.Search.Form;
import dev.jackdaw.knowledge.Search.Found;
import dev.jackdaw.policy.Protected;
import dev.jackdaw.tool.Failures;
import dev.jackdaw.workspace.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads files of instructions and what they import, each once.
final class Gathering {
    /// As far as Claude Code follows imports: https://code.claude.com/docs/en/memory
    private static final int MOST_HOPS = 4;

    private static final String SECRETS = "it may hold secrets";
    /// Signs a sentence may end with behind a reference.
    private static final String CLOSING = ".,;:!?)]\"'";

    private static final long HUGE = 1024 * 1024;

    private final Search search;
    private final Predicate<Path> approved;
    private final Map<Path, String> seen;
    private final Map<String, String> texts = new HashMap<>();
    private final List<Document> documents = new ArrayList<>();

    /// @param approved whether a file of the project, by its real path, may be read
    /// @param seen files that count already, by their real paths, with their names
    Gathering(Search search, Predicate<Path> approved, Map<Path, String> seen) {
        this.search = search;
        this.approved = approved;
        this.seen = new HashMap<>(seen);
    }

    List<Document> documents() {
        return documents;
    }

    /// The files read so far, by their real paths.
    Map<Path, String> seen() {
        return seen;
    }

    void take(Found found) {
        read(found, List.of(), 0, Optional.empty());
    }

    private void read(Found found, List<String> paths, int hop, Optional<Path> by) {
        String name = search.shown(found.file());
        try {
            Path real = found.file().toRealPath();
            String known = seen.putIfAbsent(real, name);
            if (known != null) {
                if (hop == 0) add(found, new Outcome(Standing.SAME, known));
                return;
            }
            long size = Files.size(real);
            Optional<String> refusal = refusal(found, real, size);
            if (refusal.isPresent()) refuse(found, refusal.get(), by);
            else if (!found.kind().own() && !approved.test(real))
                documents.add(left(found, new Outcome(Standing.UNTRUSTED, ""), size, List.of()));
            else read(found, paths, hop, by, real);
        } catch (IOException e) {
            refuse(found, Failures.sentence(e), by);
        }
    }

    private void refuse(Found found, String why, Optional<Path> by) {
        String who = by.map(file -> "imported by " + search.shown(file) + ": ").orElse("");
        documents.add(left(found, new Outcome(Standing.REFUSED, why), 0, List.of("it is not read: " + who + why)));
    }

    private void add(Found found, Outcome outcome) {
        documents.add(left(found, outcome, 0, List.of()));
    }

    private Document left(Found found, Outcome outcome, long size, List<String> warnings) {
        return new Document(
                found, search.shown(found.file()), "", List.of(), outcome, size, warnings, List.of(), Optional.empty());
    }

    private Optional<String> refusal(Found found, Path real, long size) {
        if (!found.kind().own() && search.roots().stream().noneMatch(real::startsWith))
            return Optional.of("it leads out of the project, to " + real);
        if (!Files.isRegularFile(real)) return Optional.of("it is not a file");
        if (!found.kind().own() && !real.equals(found.file()) && Protected.read(real)) return Optional.of(SECRETS);
        return size > HUGE ? Optional.of("it has " + size / 1024 + " KiB") : Optional.empty();
    }

    private void read(Found found, List<String> inherited, int hop, Optional<Path> by, Path real) throws IOException {
        Optional<Encoding.Decoded> decoded = Encoding.decode(Files.readAllBytes(real));
        if (decoded.isEmpty()) {
            refuse(found, "it is not text", by);
            return;
        }
        Invisible.Cleaned clean = Invisible.removed(decoded.get().text());
        boolean rule = found.form() == Form.RULE && hop == 0;
        Optional<FrontMatter> front =
                rule ? Optional.of(FrontMatter.of(clean.text().replace("\r\n", "\n"))) : Optional.empty();
        List<String> paths = front.map(FrontMatter::fields).map(Patterns::of).orElse(inherited);
        Page page = Page.of(front.map(FrontMatter::body).orElse(clean.text()));
        int place = documents.size();
        add(found, new Outcome(Standing.EMPTY, ""));
        var notes = new ArrayList<String>();
        var warnings = new ArrayList<String>();
        clean.warning().ifPresent(warnings::add);
        for (String reference : page.references())
            follow(reference, new At(found, real, paths, hop))
                    .ifPresent(why -> notes.add("@" + reference + " is not read: " + why));
        String text = page.text().strip();
        Outcome outcome = outcome(text, page, paths, search.shown(found.file()));
        var more = new StringBuilder(text);
        for (String note : notes) more.append("\n[").append(note).append(']');
        documents.set(
                place,
                new Document(
                        found,
                        search.shown(found.file()),
                        more.toString(),
                        paths,
                        outcome,
                        more.length(),
                        warnings,
                        notes,
                        by));
    }

    private Outcome outcome(String text, Page page, List<String> paths, String name) {
        if (text.isEmpty()) return new Outcome(Standing.EMPTY, "");
        if (page.bare()) return new Outcome(Standing.EMPTY, "it only imports others");
        String same = texts.putIfAbsent(paths + text, name);
        if (same != null) return new Outcome(Standing.SAME, same);
        return paths.isEmpty()
                ? new Outcome(Standing.IN_FORCE, "")
                : new Outcome(Standing.WAITING, String.join(", ", paths));
    }

    /// Where a reference stands.
    private record At(Found found, Path real, List<String> paths, int hop) {}

    /// Reads what a reference means.
    ///
    /// @return why it does not, where somebody may have expected it
    private Optional<String> follow(String reference, At at) {
        if (reference.startsWith("~/") && !at.found().kind().own())
            return Optional.of("only the user's own files may name files at home");
        Optional<Path> file = file(reference, at.found(), at.real());
        if (file.isEmpty()) return likeFile(reference) ? Optional.of("there is no such file") : Optional.empty();
        Found from = at.found();
        Optional<String> objection = objection(file.get(), from, at.hop());
        if (objection.isPresent()) return objection;
        var found = new Found(file.get(), from.kind(), from.form(), from.base());
        read(found, at.paths(), at.hop() + 1, Optional.of(from.file()));
        return Optional.empty();
    }

    private Optional<String> objection(Path file, Found from, int hop) {
        if (hop == MOST_HOPS) return Optional.of("imports are followed " + MOST_HOPS + " times only");
        try {
            Path target = file.toRealPath();
            if (Protected.read(target)) return Optional.of(SECRETS);
            var roots = new LinkedHashSet<>(search.roots());
            if (from.kind().own()) roots.add(search.around().home());
            return roots.stream().anyMatch(target::startsWith)
                    ? Optional.empty()
                    : Optional.of("it is outside of the project (only --add-dir allows that)");
        } catch (IOException e) {
            return Optional.of(Failures.sentence(e));
        }
    }

    /// The file a reference means, with or without the sign that ends its sentence.
    private Optional<Path> file(String reference, Found from, Path real) {
        String path = reference.indexOf('#') > 0 ? reference.substring(0, reference.indexOf('#')) : reference;
        var tried = new LinkedHashSet<String>(List.of(path));
        int end = path.length();
        while (end > 0 && CLOSING.indexOf(path.charAt(end - 1)) >= 0) tried.add(path.substring(0, --end));
        Path folder = Objects.requireNonNullElse(from.file().getParent(), real);
        for (String name : tried) {
            if (name.isEmpty()) continue;
            boolean home = name.startsWith("~/");
            if (home && !from.kind().own()) continue;
            try {
                Path file = home ? search.around().home().resolve(name.substring(2)) : folder.resolve(name);
                if (Files.isRegularFile(file.normalize())) return Optional.of(file.normalize());
            } catch (InvalidPathException no) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// Whether somebody meant a file, not a name or an annotation.
    private static boolean likeFile(String reference) {
        if (reference.startsWith("./") || reference.startsWith("../") || reference.startsWith("~/")) return true;
        int end = reference.length();
        while (end > 0 && CLOSING.indexOf(reference.charAt(end - 1)) >= 0) end--;
        String bare = reference.substring(0, end);
        return bare.startsWith("/") || bare.endsWith(".md") || bare.endsWith(".txt");
    }
}
