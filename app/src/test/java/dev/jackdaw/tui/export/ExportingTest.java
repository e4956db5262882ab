package dev.jackdaw.tui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.Rehearsal;
import dev.jackdaw.tui.pager.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExportingTest {
    @TempDir
    private Path folder;

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("state"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aSessionIsAPage() throws IOException {
        String page = Export.markdown("s1", Sample.session());
        String accepted = System.getProperty("jackdaw.accept", "");
        if (!accepted.isEmpty())
            Files.writeString(Path.of("src/test/resources/dev/jackdaw/tui/export/export.md"), page);
        try (InputStream in = ExportingTest.class.getResourceAsStream("export.md")) {
            String golden = accepted.isEmpty()
                    ? new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    : page;
            assertEquals(golden, page);
        }
    }

    @Test
    void aFileIsNeverOverwrittenUnasked() throws Exception {
        String shown = Rehearsal.plain(
                folder, "en", "hello\n/export a b.md\n/export a b.md\n/export a b.md --force\n/export x.json\n");
        Path file = folder.resolve("a b.md");
        assertTrue(shown.contains("Written to " + file + "\n"), shown);
        assertTrue(shown.contains(file + " is there already; --force overwrites it.\n"), shown);
        assertTrue(Files.readString(file).contains("## You\n\nhello\n"));
        assertTrue(Files.readString(folder.resolve("x.json")).startsWith("{"));
        assertEquals(List.of("a b.md", "x.json"), files());
    }

    @Test
    void withoutANameItIsCalledByDayAndTitle() throws Exception {
        Rehearsal.plain(folder, "en", "修复 the Calculator, please!\n/export\n/export\n");
        List<String> names = files().stream()
                .map(name -> name.replaceFirst("\\d{4}-\\d\\d-\\d\\d", "DAY"))
                .toList();
        assertEquals(
                List.of("jackdaw-DAY-修复-the-calculator-please-2.md", "jackdaw-DAY-修复-the-calculator-please.md"), names);
    }

    @Test
    void whatCannotBeDoneIsTold() throws Exception {
        String shown = Rehearsal.plain(
                folder, "en", "hello\n/export --format pdf\n/export --clipboard\n/export no/such/folder.md\n");
        assertTrue(shown.contains("/export [FILE] [--format md|json]"), shown);
        assertTrue(shown.contains("There is no terminal here"), shown);
        assertTrue(shown.contains("There is no folder " + folder.resolve("no/such")), shown);
    }

    @Test
    void theTranscriptIsPrintedInFullWithoutAnEscape() throws Exception {
        String shown = Rehearsal.plain(folder, "en", "edit\n1\n/transcript\n");
        assertTrue(shown.contains("── turn 1 ── "), shown);
        assertTrue(shown.contains("    path: src/A.java\n    before:\n      int a;\n      int b;\n"), shown);
        assertTrue(shown.contains("  allowed by user"), shown);
        assertTrue(shown.indexOf('\u001b') < 0, shown);
    }
}
