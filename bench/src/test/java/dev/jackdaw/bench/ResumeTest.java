package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.bench.Program.Ran;
import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ServedRequest.Wire;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sessions that go on in another process.
@Timeout(120)
final class ResumeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Wire.class)
    void theLatestSessionGoesOn(Wire wire) throws Exception {
        try (var world = World.of(folder, wire)) {
            world.server().calls(World.bash("echo first")).says("one").says("two");
            json(world.program().run("-p", "begin", "--output-format", "json", World.FREE));
            Ran ran = world.program().run("-c", "-p", "and then?", World.FREE);
            assertEquals("two\n", ran.out(), ran::all);
            assertEquals(List.of(), world.server().violations());
            var last = world.server().requests().getLast();
            assertEquals(List.of("begin", "and then?"), last.said());
            assertEquals(1, last.results().size());
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aSessionGoesOnByItsId(Wire wire) throws Exception {
        try (var world = World.of(folder, wire)) {
            world.server().says("red").says("blue").says("still red");
            String red = session(world.program().run("-p", "remember red", "--output-format", "json"));
            session(world.program().run("-p", "remember blue", "--output-format", "json"));
            Json result = json(world.program().run("-r", red, "-p", "which?", "--output-format", "json"));
            assertEquals("still red", result.get("result").text(""));
            assertEquals(red, result.get("session_id").text(""));
            assertEquals(
                    List.of("remember red", "which?"),
                    world.server().requests().getLast().said());
            assertEquals(List.of(), world.server().violations());
        }
    }

    @ParameterizedTest
    @EnumSource(Wire.class)
    void aForkLeavesItsOriginAlone(Wire wire) throws Exception {
        try (var world = World.of(folder, wire)) {
            world.server().says("one").says("two").says("three");
            String origin = session(world.program().run("-p", "begin", "--output-format", "json"));
            String fork = session(
                    world.program().run("-r", origin, "--fork-session", "-p", "elsewhere", "--output-format", "json"));
            assertNotEquals(origin, fork);
            json(world.program().run("-r", fork, "-p", "further", "--output-format", "json"));
            assertEquals(
                    List.of("begin", "elsewhere", "further"),
                    world.server().requests().getLast().said());
            assertEquals(List.of(), world.server().violations());
            Ran listed = world.program().run("sessions", "show", origin);
            assertTrue(listed.out().contains("begin") && !listed.out().contains("elsewhere"), listed::all);
        }
    }

    private static String session(Ran ran) {
        return json(ran).get("session_id").asText().orElseThrow();
    }

    private static Json json(Ran ran) {
        assertEquals(0, ran.exit(), ran::all);
        return Json.parse(ran.out());
    }
}
