package dev.jackdaw.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportsTest {
    private static final Instant THEN = Instant.parse("2025-05-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void nanoAgentsMemoryBecomesTaskExperience() throws IOException {
        Path file = folder.resolve("agent_memory.md");
        Files.writeString(file, """

                ## 2025-03-04 05:06:07
                **Task:** count the lines
                **Result:** There are 12.

                ## 2025-03-05 05:06:07
                Task: 列出文件
                Result: 共三个
                多行结果
                """);
        assertEquals(
                List.of(
                        task("Task: count the lines Result: There are 12.", "2025-03-04T05:06:07"),
                        task("Task: 列出文件 Result: 共三个 多行结果", "2025-03-05T05:06:07")),
                Imports.read(file));
    }

    private static Draft task(String text, String at) {
        return Draft.of(text, Topic.TASK_EXPERIENCE, Note.Origin.INFERENCE)
                .dated(LocalDateTime.parse(at).atZone(ZoneId.systemDefault()).toInstant());
    }

    @Test
    void aFolderOfMarkdownBecomesNotesByBulletAndParagraph() throws IOException {
        write("MEMORY.md", "# Memory\n- [Testing](debugging.md) - how to\n- Use tabs\n");
        write(
                "debugging.md",
                "# Debugging\n\n## Redis\n\n- start it first\n  with `make redis`\n- port 6380\n\n```\n- code\n```\n");
        write("feedback_style.md", "---\nname: style\ntype: feedback\n---\n\nNo emojis\nanywhere.\n");
        assertEquals(
                List.of(
                        note("Use tabs", Topic.PROJECT_CONTEXT),
                        note("Redis: start it first with `make redis`", Topic.DEBUG_NOTES),
                        note("Redis: port 6380", Topic.DEBUG_NOTES),
                        note("No emojis anywhere.", Topic.USER_PREFERENCES)),
                Imports.read(folder));
    }

    private static Draft note(String text, Topic topic) {
        return Draft.of(text, topic, Note.Origin.EXPLICIT).dated(THEN);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(THEN));
    }
}
