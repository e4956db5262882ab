package dev.jackdaw.tool.kit;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Makes a file or replaces its whole content.
public final class WriteFile implements Tool<WriteFile.Params> {

    public record Params(
            @Alias({"file_path", "filePath", "file", "filename"})
            String path,

            @Alias({"contents", "text", "file_text", "data"})
            String content) {}

    private final Editing editing;

    WriteFile(Editing editing) {
        this.editing = editing;
    }

    @Override
    public String name() {
        return "write";
    }

    @Override
    public List<String> aliases() {
        return List.of("write_file", "create_file", "writefile");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of(new Access.Write(parameters.path()));
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException, InterruptedException {
        return editing.write(parameters.path(), parameters.content(), site);
    }

    @Override
    public Optional<String> foreseen(Params parameters, Site site) throws IOException {
        return editing.foreseen(parameters.path(), parameters.content(), site);
    }
}
