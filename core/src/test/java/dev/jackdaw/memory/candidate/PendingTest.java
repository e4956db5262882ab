package dev.jackdaw.memory.candidate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.memory.Draft;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Note.Origin;
import dev.jackdaw.memory.Notebook;
import dev.jackdaw.memory.Scope;
import dev.jackdaw.memory.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PendingTest {
    @TempDir
    Path folder;

    private Pending pending;
    private Notebook project;
    private Notebook global;

    @BeforeEach
    void open() {
        pending = new Pending(folder.resolve("memory"));
        project = new Notebook(folder.resolve("memory"), Scope.PROJECT, InstantSource.system());
        global = new Notebook(folder.resolve("global"), Scope.GLOBAL, InstantSource.system());
    }

    private Promotion promotion() {
        return new Promotion(new Shelf(pending, project, global));
    }

    private Path file() {
        return folder.resolve("memory/pending.jsonl");
    }

    private static Candidate found(String text, Origin origin, double confidence, String session) {
        return Candidate.of(text, origin, confidence, session);
    }

    private static Candidate guess(String text) {
        return found(text, Origin.INFERENCE, Candidate.LOW, "s1");
    }

    private List<String> texts() throws IOException {
        return pending.waiting().stream().map(Candidate::text).toList();
    }

    private List<String> notes() throws IOException {
        return project.notes().stream().map(Note::text).toList();
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Candidate full = found("Deploys run in all projects on Fridays", Origin.EXPLICIT, 1, "s1")
                .correcting("n1")
                .about(Topic.KEY_DECISIONS);
        pending.add(List.of(full));
        assertEquals(List.of(full), pending.waiting());
        assertEquals(Scope.GLOBAL, full.scope());
    }

    @Test
    void aTornLineAndAnUnreadableOneHarmNoOther() throws IOException {
        pending.add(List.of(guess("The first one is here")));
        Files.writeString(file(), "{\"text\": oops}\n{\"id\":\"12\",\"te", StandardOpenOption.APPEND);
        pending.add(List.of(guess("The second one is here")));
        assertEquals(List.of("The first one is here", "The second one is here"), texts());
        pending.drop(java.util.Set.of(guess("The first one is here").id()));
        assertEquals(List.of("The second one is here"), texts());
        assertEquals(1, Files.readAllLines(file()).size());
        assertEquals(
                List.of("{\"text\": oops}", "{\"id\":\"12\",\"te"),
                Files.readAllLines(folder.resolve("memory/pending.damaged")));
    }

    @Test
    void aPersonWritesATextAndNoMore() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"text\": \"Tests depend on a library\"}\n");
        Candidate written = pending.waiting().getFirst();
        assertEquals(Origin.INFERENCE, written.origin());
        assertEquals(Topic.DEPENDENCY_FACTS, written.topic());
        assertEquals(
                List.of("Tests depend on a library"),
                promotion().of(List.of(written)).stream().map(Note::text).toList());
    }

    @Test
    void atMostTwoHundredStayAndTheLeastCertainGoFirst() throws IOException {
        var all = new ArrayList<Candidate>();
        for (int i = 0; i < 150; i++) all.add(guess("The least certain thing has number " + i));
        pending.add(all);
        all.clear();
        for (int i = 0; i < 100; i++) all.add(found("A thing has number " + i, Origin.INFERENCE, 1, "s1"));
        pending.add(all);
        assertEquals(200, pending.waiting().size());
        assertEquals(200, Files.readAllLines(file()).size());
        assertEquals(
                100,
                pending.waiting().stream()
                        .filter(each -> each.confidence() == 1)
                        .count());
    }

    @Test
    void whatIsSeenAgainElsewhereIsMoreCertain() throws IOException {
        pending.add(List.of(guess("The build takes ten minutes")));
        pending.add(List.of(guess("the build takes ten minutes.")));
        assertEquals(Candidate.LOW, pending.waiting().getFirst().confidence());
        for (String session : List.of("s2", "s3", "s4"))
            pending.add(List.of(found("The build takes ten minutes", Origin.INFERENCE, Candidate.LOW, session)));
        Candidate joined = pending.waiting().getFirst();
        assertEquals(5, joined.seen());
        assertEquals(List.of("s1", "s2", "s3", "s4"), joined.sessions());
        assertEquals(90, joined.score());
    }

    @Test
    void manyLinesThatDoNotCountAreTakenOut() throws IOException {
        for (int i = 0; i < 150; i++) pending.add(List.of(guess("The build takes ten minutes")));
        assertEquals(150, pending.waiting().getFirst().seen());
        assertTrue(Files.readAllLines(file()).size() < 110);
    }

    @Test
    void whatIsSureBecomesANoteOnceAndAtMostFiveAtATime() throws IOException {
        for (int i = 0; i < 7; i++)
            pending.add(List.of(found("The user wants thing number " + i, Origin.EXPLICIT, 1, "s1")));
        pending.add(List.of(guess("This is hardly worth it")));
        assertEquals(5, promotion().unasked().size());
        assertEquals(3, pending.waiting().size());
        assertEquals(2, promotion().unasked().size());
        assertEquals(List.of(), promotion().unasked());
        assertEquals(7, notes().size());
        assertEquals(List.of("This is hardly worth it"), texts());
    }

    @Test
    void aNoteWhoseCandidateIsStillThereIsNotDoubled() throws IOException {
        Candidate sure = found("The user wants tabs here", Origin.EXPLICIT, 1, "s1");
        pending.add(List.of(sure));
        project.add(sure.draft());
        promotion().unasked();
        assertEquals(List.of("The user wants tabs here"), notes());
        assertEquals(List.of(), texts());
    }

    @Test
    void whatTheUserRefusesIsNotProposedAgain() throws IOException {
        Candidate guess = guess("The build takes ten minutes");
        pending.add(List.of(guess));
        pending.reject(guess);
        pending.add(List.of(found("The build takes ten minutes", Origin.VERIFIED, 1, "s2")));
        assertEquals(List.of(), texts());
        pending.add(List.of(found("The build takes ten minutes", Origin.EXPLICIT, 1, "s2")));
        assertEquals(List.of("The build takes ten minutes"), texts());
    }

    @Test
    void whatTheUserTookBackIsNoNoteAgain() throws IOException {
        Note note = project.add(Draft.of("The build takes ten minutes", Topic.DEBUG_NOTES, Origin.VERIFIED))
                .note();
        project.forget(note.id());
        pending.add(List.of(found("The build takes ten minutes", Origin.VERIFIED, 1, "s2")));
        assertEquals(List.of(), promotion().unasked());
        assertEquals(List.of(), notes());
        assertEquals(List.of(), texts());
    }

    @Test
    void aCorrectionReplacesTheNoteAndKeepsTheOldOneInTheArchive() throws IOException {
        Note old = project.add(Draft.of("The project uses npm", Topic.DEPENDENCY_FACTS, Origin.VERIFIED))
                .note();
        Candidate inferred = guess("The project uses pnpm instead of npm");
        pending.add(List.of(found(inferred.text(), Origin.INFERENCE, 1, "s1").correcting(old.id())));
        assertEquals(List.of(), promotion().unasked());
        pending.add(List.of(found(inferred.text(), Origin.EXPLICIT, 1, "s2").correcting(old.id())));
        Note now = promotion().unasked().getFirst();
        assertEquals(List.of(now), project.notes());
        assertEquals("The project uses pnpm instead of npm", now.text());
        assertEquals(List.of("corrects-" + old.id()), now.tags());
        assertEquals(
                List.of("The project uses npm"),
                project.archived().stream().map(Note::text).toList());
    }

    @Test
    void secretsAreNeverKept() throws IOException {
        pending.add(List.of(guess("The token is ghp_" + "a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6")));
        assertFalse(Files.exists(file()));
    }
}
