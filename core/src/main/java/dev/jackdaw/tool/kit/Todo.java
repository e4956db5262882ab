package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The list of what is to be done, as the model keeps it; each call replaces it.
public final class Todo implements Tool<Todo.Params> {
    private static final int LONGEST = 500;
    private static final int MOST = 100;

    /// How far an item is.
    public enum Status {
        PENDING,
        IN_PROGRESS,
        COMPLETED,
        BLOCKED;

        private char mark() {
            return switch (this) {
                case PENDING -> ' ';
                case IN_PROGRESS -> '>';
                case COMPLETED -> 'x';
                case BLOCKED -> '!';
            };
        }
    }

    public record Item(
            @Alias({"text", "task", "title", "step"}) String content, Optional<Status> status) {}

    public record Params(
            @Alias({"items", "tasks", "list", "plan"}) List<Item> todos) {}

    @Override
    public String name() {
        return "todo";
    }

    @Override
    public List<String> aliases() {
        return List.of("todo_write", "todowrite", "write_todos", "todos", "update_plan");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of();
    }

    @Override
    public ToolResult run(Params parameters, Site site) {
        List<Item> items = parameters.todos();
        if (items.size() > MOST) return ToolResult.failure("at most " + MOST + " items; this list has " + items.size());
        long active = items.stream()
                .filter(item -> status(item) == Status.IN_PROGRESS)
                .count();
        if (active > 1) return ToolResult.failure("only one item may be in_progress; this list has " + active);
        var text = new StringBuilder();
        var details = new ArrayList<Json>();
        for (Item item : items) {
            String content = item.content().strip();
            if (content.isEmpty()) return ToolResult.failure("an item has no content");
            if (content.length() > LONGEST)
                return ToolResult.failure("an item has " + content.length() + " characters; at most " + LONGEST);
            text.append('[')
                    .append(status(item).mark())
                    .append("] ")
                    .append(content)
                    .append('\n');
            details.add(
                    Json.obj("content", content, "status", status(item).name().toLowerCase(Locale.ROOT)));
        }
        return ToolResult.of(text.isEmpty() ? "The list is empty." : text.toString())
                .with(Json.obj("todos", details));
    }

    private static Status status(Item item) {
        return item.status().orElse(Status.PENDING);
    }
}
