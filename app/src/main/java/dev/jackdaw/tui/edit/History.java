package dev.jackdaw.tui.edit;

import dev.jackdaw.secret.Own;
import dev.jackdaw.secret.Secrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was typed before, in a file of one line each, and where the user stands in it. Several programs may use one
/// file: none loses what another adds. The last 1,000 entries count, those of more than 100,000 characters are not
/// kept.
public final class History {
    private static final int MOST = 1_000;
    private static final int LONGEST = 100_000;

    /// Characters read at most.
    private static final int READ = 8_000_000;

    private final Path file;
    private final List<String> entries = new ArrayList<>();
    private boolean loaded;
    private int at;
    private String draft = "";

    public History(Path file) {
        this.file = file;
    }

    /// What was typed before what is shown now; `shown` is kept to come back to.
    public Optional<String> older(String shown) {
        load();
        if (at == 0) return Optional.empty();
        if (at == entries.size()) draft = shown;
        return Optional.of(entries.get(--at));
    }

    /// What was typed after what is shown now, at last the draft that was left.
    public Optional<String> newer() {
        if (!loaded || at >= entries.size()) return Optional.empty();
        at++;
        return Optional.of(at == entries.size() ? draft : entries.get(at));
    }

    /// Everything, the newest first and each once; also what other programs have added meanwhile.
    public List<String> newest() {
        load();
        List<String> all = List.of();
        try {
            all = read();
        } catch (IOException unreadable) {
            // What this program knows is left.
        }
        return (all.isEmpty() ? entries : all).reversed().stream().distinct().toList();
    }

    /// Keeps one more.
    ///
    /// @throws IOException when it could be kept for this session only
    public void add(String text) throws IOException {
        load();
        boolean kept = !text.isBlank()
                && text.length() <= LONGEST
                && (entries.isEmpty() || !entries.getLast().equals(text));
        if (kept) entries.add(text);
        if (entries.size() > MOST) entries.removeFirst();
        rewind();
        if (!kept) return;
        Own.file(file);
        byte[] line = (Secrets.mask(escaped(text)) + "\n").getBytes(StandardCharsets.UTF_8);
        locked(() -> {
            try (var out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                var bytes = ByteBuffer.wrap(line);
                while (bytes.hasRemaining()) out.write(bytes);
            }
        });
    }

    /// Stands behind the last one again.
    public void rewind() {
        at = entries.size();
        draft = "";
    }

    private void load() {
        if (loaded) return;
        loaded = true;
        try {
            entries.addAll(read());
        } catch (IOException unreadable) {
            entries.clear();
        } finally {
            at = entries.size();
        }
    }

    private List<String> read() throws IOException {
        if (!Files.exists(file)) return List.of();
        List<String> lines = lines();
        List<String> last = last(lines);
        if (lines.size() > 2 * MOST || Files.size(file) > READ) shorten();
        return last.stream().map(History::unescaped).toList();
    }

    private List<String> lines() throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static List<String> last(List<String> lines) {
        int first = lines.size();
        int size = 0;
        while (first > 0 && lines.size() - first < MOST && size < READ / 2)
            size += lines.get(--first).length();
        return lines.subList(first, lines.size());
    }

    /// Leaves out what is old; nobody adds meanwhile.
    private void shorten() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        locked(() -> {
            Own.file(fresh);
            Files.writeString(fresh, String.join("\n", last(lines())) + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        });
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private void locked(Change change) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        Own.file(lock);
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            change.make();
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String line) {
        var text = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '\\' || i + 1 == line.length()) {
                text.append(c);
                continue;
            }
            char next = line.charAt(++i);
            text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
        }
        return text.toString();
    }
}
