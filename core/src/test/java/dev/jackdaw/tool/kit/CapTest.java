package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CapTest {
    @TempDir
    Path folder;

    private record Nothing() {}

    /// A tool that says one thing.
    private record Talker(ToolResult result) implements Tool<Nothing> {
        @Override
        public String name() {
            return "talker";
        }

        @Override
        public Class<Nothing> parameters() {
            return Nothing.class;
        }

        @Override
        public List<Access> accesses(Nothing parameters) {
            return List.of();
        }

        @Override
        public ToolResult run(Nothing parameters, Site site) {
            return result;
        }
    }

    private ToolResult capped(ToolResult result) throws Exception {
        var site = new Site(new Workspace(folder, List.of(), List.of()), folder.resolve("spool"), text -> {});
        var call = new ToolCall("id", "talker", "{}");
        return new Cap().apply(new Invocation<>(call, new Talker(result), new Nothing(), site), invocation -> result);
    }

    @Test
    void whatFitsIsLeftAlone() throws Exception {
        ToolResult result = ToolResult.of("x".repeat(50_000));
        assertSame(result, capped(result));
    }

    @Test
    void theBeginningTheEndAndErrorsInBetweenStay() throws Exception {
        var text = new StringBuilder("first\n");
        for (int i = 0; i < 20_000; i++) text.append(i == 9_000 ? "src/A.java: ERROR here\n" : "line " + i + "\n");
        text.append("last\n");
        ToolResult result = capped(ToolResult.failure(text.toString()));
        assertTrue(result.failed());
        assertTrue(result.text().length() <= 30_000);
        assertTrue(result.text().startsWith("first\nline 0\n"));
        assertTrue(result.text().contains("Lines of it that tell of errors:\nsrc/A.java: ERROR here\n"));
        assertTrue(result.text().endsWith("line 19999\nlast\n"));
        String path = result.text().replaceFirst("(?s).*all of it is in (\\S+) .*", "$1");
        assertEquals(text.toString(), Files.readString(Path.of(path)));
    }

    @Test
    void aSingleEndlessLineIsCutToo() throws Exception {
        String text = capped(ToolResult.of("文".repeat(100_000))).text();
        assertTrue(text.length() <= 30_000, text.length() + " characters");
        assertTrue(text.endsWith("文".repeat(14_000)));
    }
}
