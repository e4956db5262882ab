package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class FloorAgentTest {
    @TempDir
    Path folder;

    @Test
    void theFloorDoesTheSameWorkAndBreaksNoRule() throws Exception {
        try (var server = ScriptedServer.start()) {
            Bench bench = Bench.in(folder, List.of("none"), true).write("a.txt", "say \"hi\"\n\ttwice\\\n");
            server.calls(World.read("a.txt"), World.bash("printf 'x\\ty'"))
                    .calls(World.edit("a.txt", "say \"hi\"\n", "said:\n"))
                    .plays(ScriptedReply.text("all \"done\"\n").inPiecesOf(1));
            var ran = bench.floor().asking(server, Wire.CHAT_COMPLETIONS).run("-p", "go");
            assertEquals("all \"done\"\n\n", ran.out(), ran::all);
            assertEquals(List.of(), server.violations());
            assertEquals(
                    List.of("say \"hi\"\n\ttwice\\\n", "x\ty", "edited"),
                    server.requests().getLast().results());
            assertEquals("said:\n\ttwice\\\n", Files.readString(bench.program().file("a.txt")));
        }
    }
}
