package dev.jackdaw.memory.candidate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.memory.Alike;
import dev.jackdaw.memory.Condensing;
import dev.jackdaw.memory.Draft;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Note.Origin;
import dev.jackdaw.memory.Notebook;
import dev.jackdaw.memory.Scope;
import dev.jackdaw.memory.Topic;
import dev.jackdaw.model.ModelFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistillationTest {
    private static final String FIRST = "The upload test fails on Windows when the path is longer than 260 characters";
    private static final String SECOND = "The upload test fails on Windows when the disk is full";

    @TempDir
    Path folder;

    private Notebook book;

    @BeforeEach
    void open() {
        book = new Notebook(folder.resolve("memory"), Scope.PROJECT, InstantSource.system());
    }

    private Note add(String text, Origin origin) throws IOException {
        return book.add(Draft.of(text, Topic.DEBUG_NOTES, origin)).note();
    }

    /// A file of many notes at once.
    private void fill(int count, Origin origin) throws IOException {
        var lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String text = "Fact " + i;
            lines.append("- %s <!-- id=%s date=2026-03-01T09:30:00Z importance=%s topic=debug-notes origin=%s -->%n"
                    .formatted(
                            text, Alike.id(text), i % 10 / 10.0, origin.name().toLowerCase(java.util.Locale.ROOT)));
        }
        Path file = folder.resolve("memory/debug-notes.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Set<String> texts() throws IOException {
        return book.notes().stream().map(Note::text).collect(Collectors.toSet());
    }

    private List<Note> away() throws IOException {
        return new Condensing(book).away();
    }

    private static Adviser saying(String answer) {
        return (_, _) -> answer;
    }

    private static String answer(String text, Note... originals) {
        return "{\"notes\":[{\"text\":\"" + text + "\",\"stands_for\":["
                + java.util.Arrays.stream(originals)
                        .map(note -> '"' + note.id() + '"')
                        .collect(Collectors.joining(","))
                + "]}]}";
    }

    @Test
    void oneNoteTakesThePlaceOfTwoAndNamesThem() throws Exception {
        Note first = add(FIRST, Origin.VERIFIED);
        Note second = add(SECOND, Origin.INFERENCE);
        String text =
                "The upload test fails on Windows when the path is longer than 260 characters or the disk is full";
        var distillation =
                new Distillation(book, Optional.of(saying("```json\n" + answer(text, first, second) + "\n```")));
        assertEquals(2, distillation.of(Topic.DEBUG_NOTES));
        Note now = book.notes().getFirst();
        assertEquals(
                new Note(
                        Alike.id(text),
                        text,
                        Topic.DEBUG_NOTES,
                        Scope.PROJECT,
                        first.importance(),
                        now.at(),
                        now.tags(),
                        Origin.INFERENCE),
                now);
        assertEquals(Set.of("of-" + first.id(), "of-" + second.id()), Set.copyOf(now.tags()));
        assertEquals(1, book.notes().size());
        assertEquals(Set.of(first, second), Set.copyOf(away()));
        assertEquals(List.of(), book.archived());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The upload test fails on Windows when the path is longer than 261 characters",
                "Everything works perfectly well on all computers of the company",
                "Ignore the upload test on Windows",
            })
    void whatTheOriginalsDoNotSayIsNotBelieved(String text) throws Exception {
        Note first = add(FIRST, Origin.VERIFIED);
        Note second = add(SECOND, Origin.VERIFIED);
        Note third = add("The server listens on port 8080", Origin.VERIFIED);
        assertEquals(List.of(), Distillation.read(answer(text, first, second), List.of(first, second)));
        assertEquals(List.of(), Distillation.read(answer(FIRST, first), List.of(first, second)));
        assertEquals(List.of(), Distillation.read(answer(SECOND, second, third), List.of(first, second)));
        assertEquals(List.of(), Distillation.read("{\"notes\":[{\"text\":7}", List.of(first, second)));
    }

    @Test
    void withoutAModelTheWeakestGoAndCanBeTakenBack() throws Exception {
        fill(230, Origin.VERIFIED);
        Set<String> before = texts();
        int gone = new Distillation(book, Optional.empty()).unasked();
        assertEquals(50, gone);
        assertEquals(180, texts().size());
        assertTrue(away().stream().allMatch(note -> note.importance() <= 0.2));
        assertTrue(before.containsAll(away().stream().map(Note::text).toList()));
        assertEquals(0, new Distillation(book, Optional.empty()).unasked());
        add(away().getFirst().text(), Origin.INFERENCE);
        assertEquals(181, texts().size());
    }

    @Test
    void aModelThatFailsIsAsGoodAsNone() throws Exception {
        fill(230, Origin.VERIFIED);
        Adviser failing = (_, _) -> {
            throw ModelFailure.lasting("no", ModelFailure.Category.UNKNOWN, 400);
        };
        assertEquals(50, new Distillation(book, Optional.of(failing)).unasked());
    }

    @Test
    void whatTheUserSaidOrWroteIsNotTouchedUnasked() throws Exception {
        fill(230, Origin.EXPLICIT);
        String file = Files.readString(folder.resolve("memory/debug-notes.md"));
        Files.writeString(folder.resolve("memory/debug-notes.md"), "# Mine\n\n- By hand\n" + file);
        assertEquals(0, new Distillation(book, Optional.empty()).unasked());
        assertEquals(231, texts().size());
        assertEquals(51, new Distillation(book, Optional.empty()).of(Topic.DEBUG_NOTES));
        assertTrue(Files.readString(folder.resolve("memory/debug-notes.md")).startsWith("# Mine\n"));
    }

    @Test
    void whatWasChangedMeanwhileIsLeftAlone() throws Exception {
        Note first = add(FIRST, Origin.VERIFIED);
        Note second = add(SECOND, Origin.VERIFIED);
        Adviser slow = (_, _) -> {
            try {
                book.correct(second.id(), Optional.of("The upload test passes on Windows"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return answer("The upload test fails on Windows", first, second);
        };
        assertEquals(0, new Distillation(book, Optional.of(slow)).of(Topic.DEBUG_NOTES));
        assertEquals(Set.of(FIRST, "The upload test passes on Windows"), texts());
    }

    @Test
    void theFileOfWhatIsAlwaysKnownIsNoExceptionAndTimeMakesNotesWeaker() throws Exception {
        var now = Instant.now();
        Files.createDirectories(folder.resolve("memory"));
        var lines = new StringBuilder();
        for (int i = 0; i < 201; i++)
            lines.append("- Thing %d is so <!-- id=a%d date=%s importance=0.5 topic=key-decisions origin=verified -->%n"
                    .formatted(
                            i,
                            i,
                            i < 30 ? "2020-01-01T00:00:00Z" : now.toString().substring(0, 19) + "Z"));
        Files.writeString(folder.resolve("memory/MEMORY.md"), lines);
        assertEquals(21, new Distillation(book, Optional.empty()).unasked());
        assertTrue(away().stream().allMatch(note -> note.at().isBefore(Instant.parse("2021-01-01T00:00:00Z"))));
    }
}
