package dev.jackdaw.tool.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.ToolResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TodoTest {
    @TempDir
    Path folder;

    private ToolResult todo(Json... items) throws Exception {
        try (var desk = new Desk(folder)) {
            return desk.call("TodoWrite", "todos", List.of(items));
        }
    }

    private static Json item(String content, String status) {
        return Json.obj("content", content, "status", status, "activeForm", "Doing it");
    }

    @Test
    void theListIsGivenBack() throws Exception {
        ToolResult result = todo(
                item("read", "completed"),
                item("write", "in_progress"),
                item("test", "pending"),
                item("ship", "blocked"));
        assertEquals("[x] read\n[>] write\n[ ] test\n[!] ship\n", result.text());
        assertEquals(
                Json.obj("content", "write", "status", "in_progress"),
                result.details().get("todos").at(1));
    }

    @Test
    void onlyOneItemIsInProgress() throws Exception {
        assertEquals(
                ToolResult.failure("only one item may be in_progress; this list has 2"),
                todo(item("a", "in_progress"), item("b", "in_progress")));
    }

    @Test
    void anItemIsNotAnEssay() throws Exception {
        assertEquals(
                ToolResult.failure("an item has 501 characters; at most 500"), todo(item("x".repeat(501), "pending")));
    }
}
