package dev.jackdaw.tui.edit;

import dev.jackdaw.secret.Own;
import dev.jackdaw.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was typed before, in a file of one line each, and where the user stands in it.
public final class History {
    private static final int MOST = 1_000;
    private static final int LONGEST = 10_000;

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

    /// Keeps one more.
    ///
    /// @throws IOException when it could be kept for this session only
    public void add(String text) throws IOException {
        load();
        boolean kept = !text.isBlank()
                && text.length() <= LONGEST
                && (entries.isEmpty() || !entries.getLast().equals(text));
        if (kept) entries.add(text);
        rewind();
        if (!kept) return;
        Own.file(file);
        Files.writeString(
                file,
                Secrets.mask(escaped(text)) + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
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
            if (!Files.exists(file)) return;
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - MOST), lines.size());
            for (String line : last) entries.add(unescaped(line));
            if (lines.size() > 2 * MOST) Files.writeString(file, String.join("\n", last) + "\n");
        } catch (IOException unreadable) {
            entries.clear();
        } finally {
            at = entries.size();
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
