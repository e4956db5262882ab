package dev.jackdaw.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    @TempDir
    Path folder;

    private Sessions sessions() {
        return new Sessions(folder.resolve("state"), folder);
    }

    private Path written(String id, int facts) throws IOException {
        try (Session session = sessions().create(id)) {
            for (int i = 0; i < facts; i++) session.append(said("fact " + i));
        }
        return sessions().file(id);
    }

    private static Fact said(String text) {
        return new Fact.Reminded("test", text);
    }

    @Test
    void theLogAloneRestoresTheConversation() throws IOException {
        Conversation before;
        try (Session session = sessions().create("s")) {
            session.append(new Fact.UserSaid("hello 中文", List.of(), Fact.Timing.NOW));
            session.append(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
            before = session.conversation();
        }
        try (Session session = sessions().open("s")) {
            assertEquals(before, session.conversation());
        }
    }

    @Test
    void aTornTailIsSetAsideAndWritingGoesOn() throws IOException {
        Path file = written("s", 3);
        Files.writeString(file, "{\"seq\":3,\"at\":\"20", StandardOpenOption.APPEND);
        try (Session session = sessions().open("s")) {
            assertEquals(3, session.size());
            session.append(said("after"));
        }
        assertEquals(4, sessions().lines("s").size());
        Path aside = file.resolveSibling("s.jsonl.damaged");
        assertEquals("{\"seq\":3,\"at\":\"20\n", Files.readString(aside));
    }

    @Test
    void damageCostsOnlyTheLineItIsIn() throws IOException {
        Path file = written("s", 5);
        List<String> lines = Files.readAllLines(file);
        lines.set(1, "\u0000\u0000\u0000\u0000");
        lines.set(3, lines.get(2));
        lines.add(3, "{\"seq\": oops");
        Files.writeString(file, "\uFEFF" + String.join("\n", lines) + "\n");
        try (Session session = sessions().open("s")) {
            var kept = new ArrayList<Long>();
            for (Line line : session.lines()) kept.add(line.seq());
            assertEquals(List.of(0L, 2L, 4L), kept);
            session.append(said("after"));
        }
        assertEquals(4, sessions().lines("s").size());
    }

    @Test
    void anEmptyFileIsAnEmptySession() throws IOException {
        Path file = written("s", 0);
        Files.write(file, new byte[0]);
        try (Session session = sessions().open("s")) {
            assertEquals(0, session.size());
            session.append(said("first"));
        }
        assertEquals(1, sessions().lines("s").size());
    }

    @Test
    void everyCutOfTheFileLeavesAValidPrefix() throws IOException {
        byte[] whole = Files.readAllBytes(written("s", 4));
        Path file = sessions().file("cut");
        for (int length = 0; length <= whole.length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            int complete = (int) new String(whole, 0, length, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            try (Session session = sessions().open("cut")) {
                assertEquals(complete, session.size());
            }
            assertArrayEquals(java.util.Arrays.copyOf(whole, (int) Files.size(file)), Files.readAllBytes(file));
        }
    }

    @Test
    void aSessionHasOneWriter() throws IOException {
        try (Session first = sessions().create("s")) {
            first.append(said("x"));
            SessionBusy busy = assertThrows(SessionBusy.class, () -> sessions().open("s"));
            assertEquals(ProcessHandle.current().pid(), busy.pid());
            first.append(said("y"));
        }
        try (Session again = sessions().open("s")) {
            assertEquals(2, again.size());
        }
    }

    @Test
    void aForkIsACopyUnderItsOwnName() throws IOException {
        written("s", 2);
        try (Session fork = sessions().fork("s")) {
            fork.append(said("only here"));
            assertFalse(fork.id().equals("s"));
            assertEquals(3, fork.size());
        }
        assertEquals(2, sessions().lines("s").size());
    }

    @Test
    void aForkHasTheLinesByTheirNumbersAndTimes() throws IOException {
        Path file = written("s", 4);
        List<String> lines = Files.readAllLines(file);
        lines.set(1, "damaged");
        Files.writeString(file, String.join("\n", lines) + "\n");
        String id;
        try (Session fork = sessions().fork("s")) {
            assertEquals(sessions().lines("s"), fork.lines());
            fork.append(said("after"));
            assertEquals(4, fork.lines().getLast().seq());
            id = fork.id();
        }
        assertEquals(sessions().lines("s"), sessions().lines(id).subList(0, 3));
    }

    @Test
    void aLongFirstRequestIsListedByItsBeginning() throws IOException {
        try (Session session = sessions().create("long")) {
            session.append(new Fact.UserSaid("Say \"hi\"\n" + "x\"\u0007".repeat(500_000), List.of(), Fact.Timing.NOW));
        }
        String preview = sessions().list().getFirst().preview();
        assertEquals("Say \"hi\" x\" x\"", preview.substring(0, 14));
        assertEquals(80, preview.length());
    }

    @Test
    void aSessionWithATitleIsListedByIt() throws IOException {
        try (Session session = sessions().create("titled")) {
            session.append(said("please say \"type\":\"titled\""));
            session.append(new Fact.Titled("你好，世界"));
        }
        assertEquals("你好，世界", sessions().list().getFirst().preview());
    }

    @Test
    void sessionsAreFoundByTheBeginningOfTheirName() throws IOException {
        written("alpha-1", 1);
        written("alpha-2", 1);
        written("beta", 1);
        assertEquals("beta", sessions().find("b"));
        assertEquals("alpha-2", sessions().find("alpha-2"));
        assertTrue(assertThrows(IOException.class, () -> sessions().find("alpha"))
                .getMessage()
                .contains("alpha-1"));
        assertThrows(IOException.class, () -> sessions().find("gamma"));
        assertThrows(IOException.class, () -> sessions().create("../escape"));
    }

    @Test
    void theSessionGoesOnWhenTheFolderIsTakenAway() throws IOException {
        try (Session session = sessions().create("s")) {
            session.append(said("kept"));
            assertTrue(session.trouble().isEmpty());
            session.append(said("more"));
            assertEquals(2, session.size());
        }
    }

    @Test
    void whatComesAfterTheEndIsNotWritten() throws IOException {
        Session session = sessions().create("s");
        session.append(said("kept"));
        session.close();
        session.append(said("too late"));
        assertEquals(1, sessions().lines("s").size());
        try (Session again = sessions().open("s")) {
            assertEquals(1, again.size());
        }
    }

    @Test
    void nobodyElseMayLookIntoASession() throws IOException {
        Path file = written("s", 1);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        for (Path up = file.getParent(); !up.equals(folder); up = up.getParent())
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(up)), up.toString());
    }
}
