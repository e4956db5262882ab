package dev.jackdaw.history;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.Kit;
import dev.jackdaw.workspace.Fingerprint;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Run by hand: how long a search in a long session takes, and a look at the files a model has read.
final class HistoryTiming {
    private static final int LINES = 50_000;
    private static final int CHARACTERS = 200_000_000;

    private HistoryTiming() {}

    public static void main(String[] arguments) throws IOException {
        List<Line> lines = lines(Files.readString(Path.of(arguments[0])));
        for (String query :
                List.of("zeppelin", "fingerprint workspace", "\"the model\" recovered expectations", "returns"))
            for (int i = 0; i < 6; i++) {
                long start = System.nanoTime();
                long cpu = processor();
                int total = new History(lines).search(query, 0, 10).total();
                System.out.printf(
                        "%s: %d hits, %d ms, %d ms of processors%n",
                        query, total, (System.nanoTime() - start) / 1_000_000, (processor() - cpu) / 1_000_000);
            }
        look();
    }

    /// Nanoseconds all threads have used.
    private static long processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /// Results of tools, cut out of a text at random.
    private static List<Line> lines(String text) {
        var random = new Random(1);
        var lines = new ArrayList<Line>();
        int length = 2 * CHARACTERS / LINES;
        for (int i = 0; i < LINES / 2; i++) {
            String id = "call-" + i;
            int from = random.nextInt(text.length() - length);
            var call = new Content.Call(new ToolCall(id, "bash", "{\"command\":\"make\"}"));
            var said = new Fact.ModelSaid(ScriptedModel.reply(List.of(call), Finish.TOOL_CALLS));
            lines.add(new Line(2 * i, Instant.EPOCH, said));
            String result = text.substring(from, from + length);
            lines.add(new Line(2 * i + 1, Instant.EPOCH, new Fact.ToolRan(id, ToolResult.of(result))));
        }
        return lines;
    }

    private static void look() throws IOException {
        Path root = Files.createTempDirectory("look").toRealPath();
        var workspace = new Workspace(root, List.of(), List.of());
        Kit kit = Kit.open();
        for (int i = 0; i < 200; i++) {
            Path file = Files.writeString(
                    Files.createDirectories(root.resolve("a/b/c" + i % 10)).resolve("f" + i), "x".repeat(5_000));
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            kit.seen().saw(file, Fingerprint.of(Files.readAllBytes(file)));
        }
        for (int i = 0; i < 200; i++) {
            long start = System.nanoTime();
            int found = kit.seen().vigil().drifted(workspace.files()).size();
            if (i % 20 == 0 || i == 1)
                System.out.printf("look: %d changed, %d us%n", found, (System.nanoTime() - start) / 1_000);
        }
    }
}
