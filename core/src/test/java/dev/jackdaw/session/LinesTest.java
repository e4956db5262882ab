package dev.jackdaw.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Gen;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    private static final int MANY = 3_000;

    @TempDir
    Path folder;

    private Sessions sessions() {
        return new Sessions(folder.resolve("state"), folder);
    }

    private static Fact said(int number) {
        return new Fact.Reminded("test", "fact " + number + " 中文 " + "x".repeat(number % 300));
    }

    private static void say(Session session, int from, int to) {
        for (int i = from; i < to; i++) session.append(said(i));
    }

    private static List<Fact> facts(List<Line> lines) {
        return lines.stream().map(Line::fact).toList();
    }

    private static List<Fact> expected(int from, int to) {
        var facts = new ArrayList<Fact>();
        for (int i = from; i < to; i++) facts.add(said(i));
        return facts;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theyAreAPlainListOfTheSameFacts(long seed) throws IOException {
        var gen = new Gen(seed);
        var plain = new ArrayList<Fact>();
        try (Session session = sessions().create("s")) {
            for (int i = 0; i < MANY; i++) {
                Fact fact = gen.make(Fact.class);
                if (fact instanceof Fact.Unknown || fact instanceof Fact.Rewound) continue;
                plain.add(fact);
                session.append(fact);
            }
            List<Line> lines = session.lines();
            assertTrue(lines.size() > 2_000);
            assertEquals(plain, facts(lines));
            assertEquals(plain.reversed(), facts(lines.reversed()));
            for (int i = 0; i < 500; i++) {
                int place = gen.below(plain.size());
                assertEquals(plain.get(place), lines.get(place).fact());
            }
            int from = gen.below(plain.size());
            assertEquals(plain.subList(from, plain.size()), facts(lines.subList(from, lines.size())));
        }
        assertEquals(plain, facts(sessions().lines("s")));
        try (Session again = sessions().open("s")) {
            assertEquals(plain, facts(again.lines()));
            again.append(said(1));
            assertEquals(plain.size() + 1, again.lines().size());
            assertEquals(said(1), again.lines().getLast().fact());
        }
    }

    @Test
    void theNewestAreTheSameObjectsAndTheOldestAreNot() throws IOException {
        try (Session session = sessions().create("s")) {
            say(session, 0, MANY);
            List<Line> once = session.lines();
            List<Line> again = session.lines();
            assertSame(once.get(MANY - 1), again.get(MANY - 1));
            assertSame(once.get(MANY - 500), again.get(MANY - 500));
            assertSame(once.getFirst(), again.getFirst());
            assertEquals(once.get(1_000), again.get(1_000));
            assertNotEquals(System.identityHashCode(once.get(1_000)), System.identityHashCode(again.get(1_000)));
        }
    }

    @Test
    void whatNoFileHasStaysInMemory() {
        try (Session session = Session.inMemory("s")) {
            say(session, 0, MANY);
            assertEquals(expected(0, MANY), facts(session.lines()));
            assertSame(session.lines().get(1_000), session.lines().get(1_000));
        }
    }

    @Test
    void aViewStaysAsItWasWhileOthersAppend() throws Exception {
        try (Session session = sessions().create("s")) {
            say(session, 0, MANY);
            List<Line> before = session.lines();
            var wrong = new AtomicReference<Throwable>();
            var readers = new ArrayList<Thread>();
            for (int reader = 0; reader < 3; reader++)
                readers.add(Thread.ofPlatform()
                        .uncaughtExceptionHandler((_, e) -> wrong.set(e))
                        .start(() -> {
                            for (int i = 0; i < 5; i++) {
                                assertEquals(expected(0, MANY), facts(before));
                                List<Line> now = session.lines();
                                assertEquals(expected(0, now.size()), facts(now));
                            }
                        }));
            say(session, MANY, 2 * MANY);
            for (Thread reader : readers) reader.join();
            assertEquals(null, wrong.get());
            assertEquals(MANY, before.size());
            assertEquals(2 * MANY, session.lines().size());
            assertThrows(IndexOutOfBoundsException.class, () -> before.get(MANY));
        }
    }

    @Test
    void whatWasDamagedMeanwhileIsNamedAndTheRestGoesOn() throws IOException {
        try (Session session = sessions().create("s")) {
            say(session, 0, MANY);
            Path file = sessions().file("s");
            long place = Files.readString(file, StandardCharsets.ISO_8859_1).indexOf("fact 500 ");
            try (var other = new RandomAccessFile(file.toFile(), "rw")) {
                other.seek(place);
                other.write("\n\n\n".getBytes(StandardCharsets.UTF_8));
            }
            assertTrue(session.trouble().isEmpty());
            List<Line> lines = session.lines();
            var expected = expected(0, MANY);
            for (int i = 0; i < MANY; i++)
                if (i != 500) assertEquals(expected.get(i), lines.get(i).fact());
            assertEquals(
                    Lines.LOST,
                    assertInstanceOf(Fact.Unknown.class, lines.get(500).fact()).kind());
            assertTrue(session.trouble().orElseThrow().contains(file.toString()), session.trouble()::toString);
            session.append(said(MANY));
            assertEquals(said(MANY), session.lines().getLast().fact());
        }
    }

    @Test
    void aFileThatIsGoneCostsOnlyWhatWasInIt() throws IOException {
        try (Session session = sessions().create("s")) {
            say(session, 0, MANY);
            Path file = sessions().file("s");
            Files.delete(file);
            List<Line> lines = session.lines();
            assertEquals(expected(MANY - 500, MANY), facts(lines.subList(MANY - 500, MANY)));
            assertEquals(said(0), lines.getFirst().fact());
            assertInstanceOf(Fact.Unknown.class, lines.get(1_000).fact());
            assertEquals(MANY, facts(lines).size());
            assertTrue(session.trouble().orElseThrow().contains(file.toString()));
            session.append(said(MANY));
            assertEquals(MANY + 1, session.size());
        }
    }

    @Test
    void whatIsCutOffTheFileIsLostAndWhatIsLeftIsNot() throws IOException {
        try (Session session = sessions().create("s")) {
            say(session, 0, MANY);
            Path file = sessions().file("s");
            try (var other = new RandomAccessFile(file.toFile(), "rw")) {
                other.setLength(other.length() / 4);
            }
            List<Line> lines = session.lines();
            assertEquals(expected(0, 100), facts(lines.subList(0, 100)));
            assertInstanceOf(Fact.Unknown.class, lines.get(2_000).fact());
            assertEquals(said(MANY - 1), lines.getLast().fact());
        }
    }

    @Test
    void damageFromBeforeIsPassedOverInEveryBlock() throws IOException {
        try (Session session = sessions().create("s")) {
            say(session, 0, MANY);
        }
        Path file = sessions().file("s");
        List<String> written = Files.readAllLines(file);
        for (int i = 7; i < MANY; i += 97) written.set(i, i % 2 == 0 ? "" : written.get(i - 5));
        Files.writeString(file, "\uFEFF" + String.join("\n", written) + "\n{\"torn\":");
        try (Session session = sessions().open("s")) {
            var kept = new ArrayList<Fact>();
            for (int i = 0; i < MANY; i++) if ((i - 7) % 97 != 0) kept.add(said(i));
            assertEquals(kept, facts(session.lines()));
            var places = new ArrayList<Integer>();
            for (int i = 0; i < kept.size(); i++) places.add(i);
            Collections.shuffle(places, new java.util.Random(5));
            for (int place : places.subList(0, 200))
                assertEquals(kept.get(place), session.lines().get(place).fact());
            assertTrue(session.trouble().isEmpty());
            say(session, 0, 1_000);
            assertFalse(session.lines().get(kept.size() + 10).fact() instanceof Fact.Unknown);
            assertEquals(said(10), session.lines().get(kept.size() + 10).fact());
        }
    }
}
