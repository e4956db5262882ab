package dev.jackdaw.tool.kit;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.kit.text.Replacement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Replaces one piece of text in a file.
public final class EditFile implements Tool<EditFile.Params> {

    @SuppressWarnings("MemberName") // the names are what the model sees
    public record Params(
            @Alias({"file_path", "filePath", "file", "filename"})
            String path,

            @Doc("Exact text, once in the file")
            @Alias({"oldString", "old_text", "oldText", "old_str", "old", "search", "before"})
            String old_string,

            @Alias({"newString", "new_text", "newText", "new_str", "new", "replace", "after"})
            String new_string,

            @Alias({"replaceAll", "allow_multiple"}) Optional<Boolean> replace_all) {}

    private final Editing editing;

    EditFile(Editing editing) {
        this.editing = editing;
    }

    @Override
    public String name() {
        return "edit";
    }

    @Override
    public List<String> aliases() {
        return List.of("edit_file", "patch_file", "str_replace", "replace", "str_replace_editor", "editfile");
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
        return editing.edit(parameters.path(), replacements(parameters), site);
    }

    @Override
    public Optional<String> foreseen(Params parameters, Site site) throws IOException {
        return editing.foreseen(parameters.path(), replacements(parameters), site);
    }

    private static List<Replacement> replacements(Params parameters) {
        return List.of(new Replacement(
                parameters.old_string(),
                parameters.new_string(),
                parameters.replace_all().orElse(false)));
    }
}
