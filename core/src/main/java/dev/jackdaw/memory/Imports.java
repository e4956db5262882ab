package dev.jackdaw.memory;

import dev.jackdaw.memory.Note.Origin;
import dev.jackdaw.wording.Brief;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Notes of other programs as drafts: nanoAgent's `agent_memory.md` (`## time`, Task, Result), and folders of Markdown
/// such as Claude Code's `~/.claude/projects/PROJECT/memory`, where each bullet or paragraph is one.
public final class Imports {
    /// Words in the name of a file, or the `type` of its front matter, and what it is about.
    private static final Map<String, Topic> ABOUT = Map.ofEntries(
            Map.entry("user", Topic.USER_PREFERENCES),
            Map.entry("feedback", Topic.USER_PREFERENCES),
            Map.entry("prefer", Topic.USER_PREFERENCES),
            Map.entry("style", Topic.USER_PREFERENCES),
            Map.entry("convention", Topic.USER_PREFERENCES),
            Map.entry("decision", Topic.KEY_DECISIONS),
            Map.entry("architecture", Topic.KEY_DECISIONS),
            Map.entry("reference", Topic.DEPENDENCY_FACTS),
            Map.entry("depend", Topic.DEPENDENCY_FACTS),
            Map.entry("librar", Topic.DEPENDENCY_FACTS),
            Map.entry("task", Topic.TASK_EXPERIENCE),
            Map.entry("experience", Topic.TASK_EXPERIENCE),
            Map.entry("debug", Topic.DEBUG_NOTES),
            Map.entry("trouble", Topic.DEBUG_NOTES),
            Map.entry("error", Topic.DEBUG_NOTES));

    private Imports() {}

    /// What a file, or the Markdown files of a folder, would become.
    ///
    /// @throws IOException when it cannot be read
    public static List<Draft> read(Path source) throws IOException {
        if (!Files.isDirectory(source)) return file(source);
        var drafts = new ArrayList<Draft>();
        try (Stream<Path> files = Files.list(source)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) drafts.addAll(file(file));
        }
        return drafts;
    }

    private static List<Draft> file(Path file) throws IOException {
        List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<Draft> tasks = tasks(lines);
        if (!tasks.isEmpty()) return tasks;
        var reading = new Reading();
        for (String line : lines) reading.line(line);
        reading.end();
        String about = reading.type.isEmpty() ? String.valueOf(file.getFileName()) : reading.type;
        var changed = Files.getLastModifiedTime(file).toInstant();
        return reading.found.stream()
                .map(text ->
                        Draft.of(shortened(text), topic(about), Origin.EXPLICIT).dated(changed))
                .toList();
    }

    /// The entries of an `agent_memory.md`.
    private static List<Draft> tasks(List<String> lines) {
        var drafts = new ArrayList<Draft>();
        for (int i = 0; i < lines.size(); i++) {
            Optional<LocalDateTime> time = time(lines.get(i));
            if (time.isEmpty()) continue;
            int end = i + 1;
            while (end < lines.size() && time(lines.get(end)).isEmpty()) end++;
            String text = String.join(" ", lines.subList(i + 1, end)).replace("**", "");
            if (text.isBlank()) continue;
            drafts.add(Draft.of(shortened(text), Topic.TASK_EXPERIENCE, Origin.INFERENCE)
                    .dated(time.get().atZone(ZoneId.systemDefault()).toInstant()));
        }
        return drafts;
    }

    private static Optional<LocalDateTime> time(String line) {
        if (!line.startsWith("## ")) return Optional.empty();
        String text = line.substring(3).strip().replace(' ', 'T');
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeParseException heading) {
            return Optional.empty();
        }
    }

    private static String shortened(String text) {
        return Brief.head(text.strip().replaceAll("\\s+", " "), Note.LONGEST);
    }

    private static Topic topic(String about) {
        String name = about.toLowerCase(Locale.ROOT);
        for (Topic topic : Topic.values()) if (name.startsWith(topic.label())) return topic;
        return ABOUT.entrySet().stream()
                .filter(entry -> name.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .min(Enum::compareTo)
                .orElse(Topic.PROJECT_CONTEXT);
    }

    /// Takes Markdown apart into bullets and paragraphs, each with the heading it stands under.
    private static final class Reading {
        private final List<String> found = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private String heading = "";
        private String type = "";
        private String fence = "";
        private int read;

        void line(String line) {
            boolean first = read++ == 0;
            if (!fence.isEmpty()) within(line);
            else if (first && line.equals("---") || line.startsWith("```") || line.startsWith("<!--")) begin(line);
            else if (line.isBlank()) end();
            else if (line.startsWith("#")) {
                end();
                int level = line.length() - line.replaceFirst("^#+", "").length();
                heading = level < 2 ? "" : line.substring(level).strip() + ": ";
            } else {
                if (Bullet.begins(line)) end();
                text.append(line).append(' ');
            }
        }

        private void begin(String line) {
            end();
            String closing = line.startsWith("<!--") ? "-->" : line.substring(0, 3);
            if (!closing.equals("-->") || !line.contains(closing)) fence = closing;
        }

        private void within(String line) {
            if (line.startsWith("type:") && fence.equals("---"))
                type = line.substring("type:".length()).strip();
            if (line.contains(fence)) fence = "";
        }

        void end() {
            String whole = text.toString().strip();
            text.setLength(0);
            if (whole.isEmpty()) return;
            boolean bullet = Bullet.begins(whole);
            var setting = new Bullet.Setting(Topic.PROJECT_CONTEXT, Scope.PROJECT, Instant.EPOCH);
            Optional<String> said = bullet ? Bullet.note(whole, setting).map(Note::text) : Optional.of(whole);
            said.ifPresent(words -> found.add(heading + words));
        }
    }
}
