package dev.jackdaw.memory;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.memory.Kept.Outcome;
import dev.jackdaw.memory.Note.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    @TempDir
    Path folder;

    @Test
    void aNoteIsALineAPersonCanRead() throws IOException {
        Draft draft = Draft.of("Tests run\n offline.", Topic.DEBUG_NOTES, Origin.VERIFIED)
                .tagged(List.of("mvn", "unit tests"));
        Kept kept = book().add(draft);
        var note = new Note(
                kept.note().id(),
                "Tests run offline.",
                Topic.DEBUG_NOTES,
                Scope.PROJECT,
                0.7,
                NOW,
                List.of("mvn", "unit-tests"),
                Origin.VERIFIED);
        assertEquals(new Kept(note, Outcome.ADDED), kept);
        assertEquals(
                "- Tests run offline. <!-- id=" + note.id() + " date=2026-03-01T09:30:00Z importance=0.7"
                        + " tags=mvn,unit-tests topic=debug-notes origin=verified -->\n",
                Files.readString(memory().resolve("debug-notes.md")));
        assertEquals(List.of(note), book().notes());
        assertEquals(Optional.of(note), book().find(note.id().substring(0, 5)));
    }

    @Test
    void whatIsAlwaysKnownStandsInTheIndex() throws IOException {
        book().add(Draft.of("Answer in German.", Topic.USER_PREFERENCES, Origin.EXPLICIT));
        Note note = book().add(Draft.of("answer in German", Topic.USER_PREFERENCES, Origin.EXPLICIT)
                        .reaching(Draft.Reach.ALWAYS))
                .note();
        assertEquals(List.of(note), book().pinned());
        assertEquals(List.of(note), book().notes());
        assertEquals("", read("user-preferences.md"));
    }

    @Test
    void theFilesAreTheUsersAlone() throws IOException {
        book().add(Draft.of("Tests run offline.", Topic.DEBUG_NOTES, Origin.VERIFIED));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(memory())));
        try (Stream<Path> files = Files.list(memory())) {
            for (Path file : files.toList())
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Run the tests with mvn -o.          | run the tests with `mvn -o`            | true",
                "Run the tests with mvn -o.          | Run the tests with mvn.                | false",
                "We use Java 21 for the core module  | We use Java 25 for the core module     | false",
                "Always commit generated files       | Never commit generated files           | false",
                "提交前先运行格式化                   | 提交前，先运行格式化。                  | true",
                "提交前要运行格式化                   | 提交前不要运行格式化                    | false",
                "The login test is flaky on CI because the clock of the runner is late, so retry it once | The login test is flaky on CI as the clock of the runner is late, so retry it once | true",
                "The login test is flaky on CI because the clock of the runner is late, so retry it once | The login test isn't flaky on CI because the clock of the runner is late, so retry it once | false",
            })
    void whatSaysTheSameIsRefreshed(String one, String other, boolean same) throws IOException {
        book().add(Draft.of(one, Topic.KEY_DECISIONS, Origin.INFERENCE));
        Kept kept = book().add(Draft.of(other, Topic.KEY_DECISIONS, Origin.EXPLICIT));
        assertEquals(same ? Outcome.REFRESHED : Outcome.ADDED, kept.outcome());
        assertEquals(same ? 1 : 2, book().notes().size());
        if (same) assertEquals(0.84, kept.note().importance(), 1e-9);
    }

    @Test
    void whatIsNotTrueAnyMoreIsNotKeptAgainUnasked() throws IOException {
        Note old = book().add(Draft.of("The port is 8080.", Topic.PROJECT_CONTEXT, Origin.VERIFIED))
                .note();
        assertEquals(Optional.of(old), book().correct(old.id(), Optional.of("The port is 9090.")));
        assertEquals(List.of("The port is 9090."), texts(book().notes()));
        assertEquals(List.of("The port is 8080."), texts(book().archived()));
        Draft again = Draft.of("the port is 8080", Topic.PROJECT_CONTEXT, Origin.VERIFIED);
        assertTrue(book().retired(again.text()));
        assertEquals(Outcome.RETIRED, book().add(again).outcome());
        Draft asked = Draft.of("the port is 8080", Topic.PROJECT_CONTEXT, Origin.EXPLICIT);
        assertEquals(Outcome.ADDED, book().add(asked).outcome());
        assertEquals(List.of(), book().archived());
    }

    @Test
    void whatIsForgottenLeavesNoWords() throws IOException {
        Note note = book().add(Draft.of("My cat is called Minka.", Topic.USER_PREFERENCES, Origin.INFERENCE))
                .note();
        assertEquals(Optional.of(note), book().forget(note.id()));
        assertEquals(Optional.empty(), book().forget(note.id()));
        assertEquals(List.of(), book().notes());
        assertFalse(read("archive.md").contains("Minka"));
        assertTrue(book().retired("my cat is called Minka"));
    }

    @Test
    void whatAPersonWroteStaysByteForByte() throws IOException {
        Files.createDirectories(memory());
        byte[] before =
                "# Decisions\r\n\nWe *think*.\t\n\n- [Old](old.md) - index\n```\n- code\n```\n<!--\n- hidden\n-->\n\u00ff\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] after = "\n## More\n\nno line end".getBytes(StandardCharsets.UTF_8);
        byte[] bullet = "* Spaces, not tabs,\n  in every file\n".getBytes(StandardCharsets.UTF_8);
        Path file = memory().resolve("key-decisions.md");
        Files.write(file, concatenated(before, bullet, after));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
        Note byHand = book().notes().getFirst();
        assertEquals(
                new Note(
                        Alike.id("Spaces, not tabs, in every file"),
                        "Spaces, not tabs, in every file",
                        Topic.KEY_DECISIONS,
                        Scope.PROJECT,
                        0.6,
                        Instant.parse("2025-01-01T00:00:00Z"),
                        List.of(),
                        Origin.EXPLICIT),
                byHand);
        Note added = book().add(Draft.of("Use 中文 names.", Topic.KEY_DECISIONS, Origin.EXPLICIT))
                .note();
        assertEquals(List.of(byHand, added), book().notes());
        String stamped =
                "* Spaces, not tabs,\n  in every file " + Bullet.comment(byHand) + "\n" + Bullet.line(added) + "\n";
        assertEquals(
                latin(concatenated(before, stamped.getBytes(StandardCharsets.UTF_8), after)),
                latin(Files.readAllBytes(file)));
        book().forget(byHand.id());
        book().forget(added.id());
        assertEquals(latin(concatenated(before, after)), latin(Files.readAllBytes(file)));
    }

    @Test
    void anEditedTextKeepsItsId() throws IOException {
        Note note = book().add(Draft.of("The port is 8080.", Topic.PROJECT_CONTEXT, Origin.VERIFIED))
                .note();
        Path file = memory().resolve("project-context.md");
        Files.writeString(file, Files.readString(file).replace("8080", "9090"));
        assertEquals("The port is 9090.", book().find(note.id()).orElseThrow().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'  '                                                      | needs a text",
                "The key is sk-ant-api03-abcdefghijklmnopqrstuvwx0123456789 | looks like a secret",
                "db password: x7Gk29fLq0PzTr51mW                            | looks like a secret",
            })
    void whatCannotBeANoteIsRefusedInWords(String text, String why) {
        var refused =
                assertThrows(NoteRefused.class, () -> book().add(Draft.of(text, Topic.DEBUG_NOTES, Origin.EXPLICIT)));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
        assertFalse(Files.exists(memory()));
    }

    @Test
    void aNoteIsOnlySoLong() throws IOException {
        book().add(Draft.of("x".repeat(2_000), Topic.DEBUG_NOTES, Origin.EXPLICIT));
        var refused = assertThrows(
                NoteRefused.class, () -> book().add(Draft.of("y".repeat(2_001), Topic.DEBUG_NOTES, Origin.EXPLICIT)));
        assertTrue(refused.getMessage().contains("2001 characters"), refused.getMessage());
    }

    @Test
    void aNoteThatStandsTwiceAfterACrashCountsOnce() throws IOException {
        Note note = book().add(Draft.of("The port is 8080.", Topic.PROJECT_CONTEXT, Origin.VERIFIED))
                .note();
        Files.copy(memory().resolve("project-context.md"), memory().resolve("MEMORY.md"));
        Files.writeString(memory().resolve(".MEMORY.md.new"), "torn");
        assertEquals(List.of(note), book().notes());
        book().forget(note.id());
        assertEquals(List.of(), book().notes());
    }

    private Path memory() {
        return folder.resolve("memory");
    }

    private Notebook book() {
        return new Notebook(memory(), Scope.PROJECT, InstantSource.fixed(NOW));
    }

    private String read(String name) throws IOException {
        return Files.readString(memory().resolve(name));
    }

    private static List<String> texts(List<Note> notes) {
        return notes.stream().map(Note::text).toList();
    }

    private static byte[] concatenated(byte[]... parts) throws IOException {
        var all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) all.write(part);
        return all.toByteArray();
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void filesOfOtherEditorsAreReadAsTheyAre() throws IOException {
        Files.createDirectories(memory());
        String content = "\uFEFF---\r\ntype: x\r\n- no note\r\n---\r\n- 测试离线运行。\r\n- Deploys are on Fridays."
                + " <!-- ask Bob -->\r\nprose <!-- begins\r\n- hidden\r\n--> ends\r\n- last";
        Files.writeString(memory().resolve("debug-notes.md"), content);
        assertEquals(
                List.of("测试离线运行。", "Deploys are on Fridays. <!-- ask Bob -->", "last"),
                book().notes().stream().map(Note::text).toList());
        book().add(Draft.of("One more fact.", Topic.DEBUG_NOTES, Origin.VERIFIED));
        String after = read("debug-notes.md");
        assertEquals(content, after.replaceAll(" <!-- id=[^>]*-->", "").replace("\n- One more fact.\n", ""));
    }

    @Test
    void theFirstBulletBehindAByteOrderMarkIsANote() throws IOException {
        Files.createDirectories(memory());
        Files.writeString(memory().resolve("debug-notes.md"), "\uFEFF- first\n");
        assertEquals(List.of("first"), book().notes().stream().map(Note::text).toList());
    }

    @Test
    void aLineCopiedByHandWithItsIdIsANoteOfItsOwn() throws IOException {
        book().add(Draft.of("Tests run offline.", Topic.DEBUG_NOTES, Origin.VERIFIED));
        Path file = memory().resolve("debug-notes.md");
        Files.writeString(file, read("debug-notes.md").replace("Tests run offline.", "Deploys need a key."), APPEND);
        Files.writeString(
                memory().resolve("key-decisions.md"),
                read("debug-notes.md").lines().findFirst().orElseThrow().replace("Tests run", "Builds stay out of")
                        + "\n");
        List<Note> notes = book().notes();
        assertEquals(3, notes.size(), notes.toString());
        assertEquals(3, notes.stream().map(Note::id).distinct().count());
        book().forget(called("Tests run offline."));
        assertEquals(2, book().notes().size());
        book().correct(called("Deploys need a key."), Optional.of("Deploys need no key."));
        assertEquals(
                List.of("Builds stay out of offline.", "Deploys need no key."),
                book().notes().stream().map(Note::text).sorted().toList());
    }

    private String called(String text) throws IOException {
        return book().notes().stream()
                .filter(note -> note.text().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void anIndexThatIsAFolderIsToldAndNotTouched() throws IOException {
        Files.createDirectories(memory().resolve("MEMORY.md"));
        assertTrue(assertThrows(IOException.class, () -> book().indexText())
                .getMessage()
                .contains("is no file"));
        book().add(Draft.of("Tests run offline.", Topic.DEBUG_NOTES, Origin.VERIFIED));
        assertEquals(
                List.of("Tests run offline."),
                book().notes().stream().map(Note::text).toList());
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Files.createDirectories(memory());
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.md"), "- one\n");
        Files.createSymbolicLink(memory().resolve("MEMORY.md"), elsewhere);
        book().add(Draft.of("Answer in German.", Topic.USER_PREFERENCES, Origin.EXPLICIT)
                .reaching(Draft.Reach.ALWAYS));
        assertTrue(Files.isSymbolicLink(memory().resolve("MEMORY.md")));
        assertTrue(Files.readString(elsewhere).contains("Answer in German."));
    }

    @Test
    void tagsHoldNoSecrets() {
        Draft draft = Draft.of("The key of the service.", Topic.DEBUG_NOTES, Origin.EXPLICIT)
                .tagged(List.of("AKIAIOSFODNN7EXAMPLE"));
        assertThrows(NoteRefused.class, () -> book().add(draft));
    }
}
