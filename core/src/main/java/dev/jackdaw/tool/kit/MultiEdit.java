package dev.jackdaw.tool.kit;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.text.Replacement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Replaces several pieces of text in one file, all or none.
public final class MultiEdit implements Tool<MultiEdit.Params> {

    @SuppressWarnings("MemberName") // the names are what the model sees
    public record Change(
            @Alias({"oldString", "old_text", "oldText", "old_str", "old", "search", "before"})
            String old_string,

            @Alias({"newString", "new_text", "newText", "new_str", "new", "replace", "after"})
            String new_string,

            @Alias("replaceAll") Optional<Boolean> replace_all) {}

    public record Params(
            @Alias({"file_path", "filePath", "file", "filename"})
            String path,

            @Alias("changes") List<Change> edits) {}

    private final Editing editing;

    MultiEdit(Editing editing) {
        this.editing = editing;
    }

    @Override
    public String name() {
        return "multi_edit";
    }

    @Override
    public List<String> aliases() {
        return List.of("multiedit");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of(new Access.Read(parameters.path()), new Access.Write(parameters.path()));
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException, InterruptedException {
        if (parameters.edits().isEmpty()) return ToolResult.failure("edits is empty; nothing to change");
        return editing.edit(parameters.path(), replacements(parameters), site);
    }

    @Override
    public Optional<String> foreseen(Params parameters, Site site) throws IOException {
        return editing.foreseen(parameters.path(), replacements(parameters), site);
    }

    private static List<Replacement> replacements(Params parameters) {
        return parameters.edits().stream()
                .map(edit -> new Replacement(
                        edit.old_string(), edit.new_string(), edit.replace_all().orElse(false)))
                .toList();
    }
}
