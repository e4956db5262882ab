package dev.jackdaw.bench.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.bench.faults.Trial.Outcome;
import dev.jackdaw.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The faults that take no long time.
@Timeout(180)
final class FaultsTest {
    @TempDir
    Path folder;

    @Test
    void whatGoesWrongComesToWhatItMust() throws Exception {
        var failed = new ArrayList<Outcome>();
        for (Trial trial : Faults.inProcess()) {
            boolean quick = !trial.rule().equals("R05")
                    && !trial.name().contains("40 MB")
                    && !trial.name().contains("too large");
            if (!quick) continue;
            Outcome outcome = trial.outcome();
            if (!outcome.passed()) failed.add(outcome);
        }
        assertEquals(List.of(), failed);
    }

    @Test
    void aRunIsToldAndKept() throws Exception {
        var out = new ByteArrayOutputStream();
        Path file = folder.resolve("faults.json");
        int code = Faults.run(
                List.of("--only", "CHAT status 503", "--out", file.toString()),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertEquals(0, code, out::toString);
        Json kept = Json.parse(Files.readString(file));
        assertEquals(Json.obj("trials", 1, "failed", 0), kept.get("summary"));
        assertTrue(kept.get("trials").at(0).get("passed").truth(false));
        assertEquals(1, Faults.run(List.of("--only", "no such fault", "--out", file.toString()), System.out));
    }
}
