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
        if (found.none()) return new Standing.Nothing();
        Optional<SortedMap<String, String>> approved = approved(found.folder());
        if (approved.isEmpty()) return new Standing.Unknown();
        if (approved.get().equals(found.texts())) return new Standing.Approved();
        return new Standing.Changed(difference(approved.get(), found.texts()));
    }

    private static String difference(SortedMap<String, String> approved, SortedMap<String, String> found) {
        var names = new TreeSet<>(approved.keySet());
        names.addAll(found.keySet());
        var all = new StringBuilder();
        for (String name : names)
            all.append(UnifiedDiff.between(name, approved.getOrDefault(name, ""), found.getOrDefault(name, ""))
                    .text());
        return all.toString();
    }

    /// Approves what a folder brings now.
    public void approve(Belongings found) throws IOException {
        var texts = new TreeMap<String, Json>();
        found.texts().forEach((name, text) -> texts.put(name, new Json.Str(text)));
        Path file = file(found.folder());
        byte[] content = Json.obj(
                        "folder",
                        found.folder().toString(),
                        "at",
                        Instant.now().toString(),
                        "approved",
                        new Json.Obj(texts))
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

    private Optional<SortedMap<String, String>> approved(Path folder) {
        Optional<Json> kept = read(file(folder));
        if (kept.isEmpty()
                || !kept.get().get("folder").text("").equals(folder.toString())
                || !(kept.get().get("approved") instanceof Json.Obj(var fields))) return Optional.empty();
        var texts = new TreeMap<String, String>();
        fields.forEach((name, text) -> texts.put(name, text.text("")));
        return Optional.of(texts);
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
