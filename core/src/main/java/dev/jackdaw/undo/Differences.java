package dev.jackdaw.undo;

import dev.jackdaw.tool.kit.text.UnifiedDiff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What files were before some steps, against what they are now, as a unified diff.
final class Differences {
    private static final int LARGEST = 1 << 20;

    private final Path root;
    private final Store store;

    Differences(Path root, Store store) {
        this.root = root;
        this.store = store;
    }

    /// @param steps the changes of the steps, the latest first
    String of(List<List<Change>> steps) throws IOException {
        var first = new TreeMap<String, Optional<Entry>>();
        for (List<Change> step : steps) for (Change change : step) first.put(change.path(), change.before());
        Tree now = Scan.of(first.keySet(), Tree.EMPTY, store);
        var out = new StringBuilder();
        for (Map.Entry<String, Optional<Entry>> path : first.entrySet()) {
            Optional<Entry> then = path.getValue();
            Optional<Entry> there = now.get(path.getKey());
            if (Entry.same(then, there)) continue;
            String name = root.relativize(Path.of(path.getKey())).toString();
            out.append(file(name, then, there));
        }
        return out.toString();
    }

    private String file(String name, Optional<Entry> then, Optional<Entry> now) throws IOException {
        Optional<String> before = text(then);
        Optional<String> after = text(now);
        if (before.isEmpty() || after.isEmpty() || before.equals(after))
            return told(then) + " → " + told(now) + " " + name + "\n";
        String diff = UnifiedDiff.between(name, before.get(), after.get()).text();
        return now.isPresent() ? diff : diff.replaceFirst("\\+\\+\\+ b/.*", "+++ /dev/null");
    }

    private static String told(Optional<Entry> entry) {
        return entry.map(there -> switch (there.kind()) {
                    case FILE, UNSAVED -> "file " + Integer.toOctalString(there.mode());
                    case LINK -> "link to " + there.content();
                    case FOLDER -> "folder " + Integer.toOctalString(there.mode());
                    case OTHER -> "special file";
                })
                .orElse("nothing");
    }

    /// The content of a text file; nothing is an empty one.
    private Optional<String> text(Optional<Entry> entry) throws IOException {
        if (entry.isEmpty()) return Optional.of("");
        if (entry.get().kind() != Entry.Kind.FILE || entry.get().size() > LARGEST) return Optional.empty();
        var bytes = new ByteArrayOutputStream();
        store.copy(entry.get().content(), bytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return Optional.of(text).filter(each -> each.indexOf('\0') < 0);
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
