package dev.jackdaw.trust;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.tool.kit.text.UnifiedDiff;
import dev.jackdaw.workspace.AtomicFile;
import dev.jackdaw.workspace.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the user has approved of folders, bound to its content: one file for each folder in `trusted` of the state
/// folder. What cannot be read there counts as not approved.
public final class Approvals {
    private final Path store;

    /// @param state where the program keeps what it knows
    public Approvals(Path state) {
        this.store = state.resolve("trusted");
    }

    /// Whether anything was ever approved of a folder; quick.
    public boolean any(Path folder) {
        return Files.isRegularFile(file(folder));
    }

    public Standing standing(Belongings found) {
        Optional<Json> kept = kept(found.folder());
        if (kept.isEmpty()) return found.none() ? new Standing.Nothing() : new Standing.Unknown();
        SortedMap<String, String> approved = texts(kept.get(), "approved");
        SortedMap<String, String> below = texts(kept.get(), "below");
        if (found.none() && below.isEmpty()) return new Standing.Nothing();
        // What is not there any more does no harm; what was not looked for is compared when it is touched.
        below.keySet().retainAll(found.below().keySet());
        if (approved.equals(found.texts()) && below.equals(found.below())) return new Standing.Approved();
        approved.putAll(below);
        return new Standing.Changed(difference(approved, found.all()));
    }

    /// Whether a file below a folder is as it was when it was approved.
    ///
    /// @param folder its real path
    /// @param file its real path
    public boolean covers(Path folder, Path file) {
        try {
            String name = Belongings.name(folder, file);
            Optional<Json> kept = kept(folder);
            if (kept.isEmpty()) return false;
            String now = Belongings.page(Files.readAllBytes(file));
            return now.equals(texts(kept.get(), "below").get(name))
                    || now.equals(texts(kept.get(), "approved").get(name));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String difference(SortedMap<String, String> approved, SortedMap<String, String> found) {
        var names = new TreeSet<>(approved.keySet());
        names.addAll(found.keySet());
        var all = new StringBuilder();
        for (String name : names) {
            all.append(UnifiedDiff.between(name, approved.getOrDefault(name, ""), found.getOrDefault(name, ""))
                    .text());
            // An empty file that came or went has no lines a difference could show.
            if (found.getOrDefault(name, approved.getOrDefault(name, "")).isEmpty()
                    && approved.containsKey(name) != found.containsKey(name))
                all.append(found.containsKey(name) ? "+++ " : "--- ")
                        .append(name)
                        .append('\n');
        }
        return all.toString();
    }

    /// Approves what a folder brings now.
    public void approve(Belongings found) throws IOException {
        Path file = file(found.folder());
        byte[] content = Json.obj(
                        "folder",
                        found.folder().toString(),
                        "at",
                        Instant.now().toString(),
                        "approved",
                        json(found.texts()),
                        "below",
                        json(found.below()))
                .pretty()
                .getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(
                file,
                content,
                Files.exists(file) ? Optional.of(Fingerprint.of(Files.readAllBytes(file))) : Optional.empty());
    }

    /// Takes an approval back.
    ///
    /// @return whether there was one
    public boolean withdraw(Path folder) throws IOException {
        return Files.deleteIfExists(file(folder));
    }

    /// The folders something was approved of.
    public List<String> folders() throws IOException {
        if (!Files.isDirectory(store)) return List.of();
        try (Stream<Path> files = Files.list(store)) {
            return files.flatMap(file -> read(file).stream())
                    .map(kept -> kept.get("folder").text(""))
                    .filter(folder -> !folder.isEmpty())
                    .sorted()
                    .toList();
        }
    }

    private static Json json(SortedMap<String, String> texts) {
        var fields = new TreeMap<String, Json>();
        texts.forEach((name, text) -> fields.put(name, new Json.Str(text)));
        return new Json.Obj(fields);
    }

    /// What is kept of a folder.
    private Optional<Json> kept(Path folder) {
        return read(file(folder))
                .filter(kept -> kept.get("folder").text("").equals(folder.toString())
                        && kept.get("approved") instanceof Json.Obj);
    }

    private static SortedMap<String, String> texts(Json kept, String part) {
        var texts = new TreeMap<String, String>();
        if (kept.get(part) instanceof Json.Obj(var fields))
            fields.forEach((name, text) -> texts.put(name, text.text("")));
        return texts;
    }

    private static Optional<Json> read(Path file) {
        try {
            return Optional.of(Json.parse(Files.readAllBytes(file)));
        } catch (IOException | JsonFault unreadable) {
            return Optional.empty();
        }
    }

    private Path file(Path folder) {
        String name = Belongings.digest(folder.toString().getBytes(StandardCharsets.UTF_8));
        return store.resolve(name.substring(0, 32) + ".json");
    }
}
