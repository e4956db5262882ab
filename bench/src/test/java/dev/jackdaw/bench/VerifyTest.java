package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.tool.ToolCall;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The packaged program checks what the model has changed.
@Timeout(120)
final class VerifyTest {
    @TempDir
    Path folder;

    private static ToolCall write(String content) {
        return ScriptedReply.call("write", Json.obj("path", "A.java", "content", content));
    }

    @Test
    void anErrorOfSyntaxGoesBackToTheModelOnce() throws Exception {
        try (var world = World.of(folder)) {
            world.server()
                    .calls(write("class A { int x = ; }\n"))
                    .says("Done.")
                    .calls(write("class A { int x = 1; }\n"))
                    .says("Now it is done.");
            var ran = world.program().run("-p", "write A.java", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertEquals("Now it is done.\n", ran.out());
            assertEquals(4, world.server().count());
            assertTrue(ran.err().contains("failed: javac A.java: A.java:1: illegal start of expression"), ran::all);
            assertTrue(ran.err().contains("checks of the work passed: 1"), ran::all);
            String told = world.server().requests().get(2).body().write();
            assertTrue(told.contains("A.java:1: illegal start of expression"), told);
        }
    }

    @Test
    void whatStaysBrokenIsToldInTheResult() throws Exception {
        try (var world = World.of(folder)) {
            for (int i = 0; i < 3; i++)
                world.server()
                        .calls(write("class A { int x = ; } // " + i + "\n"))
                        .says("Done.");
            var ran = world.program().run("-p", "write A.java", World.FREE, "--output-format", "json");
            assertEquals(0, ran.exit(), ran::all);
            Json verification = Json.parse(ran.out()).get("verification");
            assertEquals("failed", verification.get("outcome").text(""), ran::all);
            assertEquals(2, verification.get("repairs").number(-1));
            assertEquals(6, world.server().count());
        }
    }
}
