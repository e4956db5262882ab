package dev.jackdaw.tui.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.tui.screen.Ink;
import dev.jackdaw.tui.screen.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OwnLineTest {
    @TempDir
    private Path folder;

    private final Semaphore changed = new Semaphore(0);

    private OwnLine line(String command, OwnLine.Pace pace) {
        return new OwnLine(command, folder, pace, changed::release);
    }

    private void await() throws InterruptedException {
        assertTrue(changed.tryAcquire(30, TimeUnit.SECONDS));
    }

    @Test
    void theFirstLineIsShownInTheInksItsColoursMean() throws InterruptedException {
        try (OwnLine own =
                line("printf '\\n\\033[32mok\\033[0m \\033]0;evil\\007\\033[2Jplain\\nsecond'", OwnLine.Pace.USUAL)) {
            own.update(Json::obj);
            await();
            assertEquals(Row.of(Ink.GOOD, "ok").and(Ink.PLAIN, " plain"), own.row());
            assertEquals(Optional.empty(), own.trouble());
        }
    }

    @Test
    void theCommandReadsHowThingsStand() throws InterruptedException {
        try (OwnLine own = line("cat", OwnLine.Pace.USUAL)) {
            own.update(() -> Json.obj("model", "m"));
            await();
            assertEquals("{\"model\":\"m\"}", own.row().text());
        }
    }

    @Test
    void aSlowOneIsEndedWithAllItStartedAndToldOnce() throws InterruptedException, IOException {
        try (OwnLine own = line("sleep 60 & sleep 60; echo late", new OwnLine.Pace(1, 300))) {
            own.update(Json::obj);
            await();
            assertEquals(Row.EMPTY, own.row());
            assertEquals(Optional.of("300 ms"), own.trouble());
            assertEquals(Optional.empty(), own.trouble());
        }
    }

    @Test
    void aFailingOneIsToldOnce() throws InterruptedException {
        try (OwnLine own = line("echo half; exit 3", new OwnLine.Pace(1, 5_000))) {
            own.update(Json::obj);
            await();
            own.update(Json::obj);
            await();
            assertEquals(Row.EMPTY, own.row());
            assertEquals(Optional.of("exit code 3"), own.trouble());
            assertEquals(Optional.empty(), own.trouble());
        }
    }

    @Test
    void garbageDoesNotHarm() throws InterruptedException {
        try (OwnLine own = line("head -c 3000000 /dev/urandom", OwnLine.Pace.USUAL)) {
            own.update(Json::obj);
            await();
            assertTrue(own.row().text().chars().allMatch(c -> c >= ' ' && c != 0x7f && c != 0x9b));
        }
    }

    @Test
    void manyChangesAtOnceAreOneRunMore() throws InterruptedException, IOException {
        try (OwnLine own = line("echo x >> runs; sleep 0.2", new OwnLine.Pace(300, 5_000))) {
            own.update(Json::obj);
            await();
            for (int i = 0; i < 100; i++) own.update(Json::obj);
            while (changed.tryAcquire(1_500, TimeUnit.MILLISECONDS)) {}
            int runs = Files.readAllLines(folder.resolve("runs")).size();
            assertTrue(runs == 2 || runs == 3, runs + " runs");
        }
    }
}
