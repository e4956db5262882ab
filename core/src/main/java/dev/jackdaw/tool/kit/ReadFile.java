package dev.jackdaw.tool.kit;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Alias;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tool.Unadvertised;
import dev.jackdaw.workspace.Confined;
import dev.jackdaw.workspace.Encoding;
import dev.jackdaw.workspace.Fingerprint;
import dev.jackdaw.workspace.Sizes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Shows a file, or a range of its lines.
public final class ReadFile implements Tool<ReadFile.Params> {
    static final int MOST_LINES = 2000;
    private static final int HEAD = 8192;

    public record Params(
            @Alias({"file_path", "filePath", "file", "filename", "absolute_path"})
            String path,

            @Doc("First line, from 1") @Alias({"start", "start_line", "startLine", "line_start"})
            Optional<Integer> offset,

            @Doc("Lines, default 2000") @Alias({"lines", "num_lines", "max_lines"})
            Optional<Integer> limit,

            @Unadvertised @Alias({"end_line", "endLine", "line_end"})
            Optional<Integer> end) {

        int first() {
            return Math.max(1, offset.orElse(1));
        }

        int most() {
            int wanted = limit.or(() -> end.map(last -> last - first() + 1)).orElse(MOST_LINES);
            return wanted < 1 ? MOST_LINES : wanted;
        }
    }

    private final SeenFiles seen;

    ReadFile(SeenFiles seen) {
        this.seen = seen;
    }

    @Override
    public String name() {
        return "read";
    }

    @Override
    public List<String> aliases() {
        return List.of("read_file", "view", "readfile", "open_file");
    }

    @Override
    public Class<Params> parameters() {
        return Params.class;
    }

    @Override
    public List<Access> accesses(Params parameters) {
        return List.of(new Access.Read(parameters.path()));
    }

    @Override
    public ToolResult run(Params parameters, Site site) throws IOException {
        Path path = site.workspace().toRead(parameters.path());
        String shown = site.workspace().shown(path);
        Confined files = site.workspace().files();
        return switch (files.kind(path)) {
            case MISSING -> ToolResult.failure(MissingFile.told(path, site.workspace()));
            case FOLDER -> ListFiles.list(path, shown, files);
            case SPECIAL ->
                ToolResult.failure(shown + " is a pipe, a socket, a device or a file of the kernel; it cannot be read");
            case REGULAR -> regular(files, path, shown, parameters);
        };
    }

    private ToolResult regular(Confined files, Path path, String shown, Params parameters) throws IOException {
        long size = files.size(path);
        byte[] head = files.bytes(path, size > Editing.MOST_BYTES ? HEAD : Editing.MOST_BYTES);
        Optional<String> type = Media.type(head);
        if (type.isPresent() && size > Media.most(type.get()))
            return ToolResult.failure(shown + " is " + type.get() + " of " + Sizes.told(size) + "; more than "
                    + Sizes.told(Media.most(type.get())) + " cannot be shown");
        if (type.isPresent()) return media(files.bytes(path), shown, type.get());
        if (size <= Editing.MOST_BYTES) return text(path, shown, head, parameters);
        if (Encoding.isBinary(head, head.length)) return binary(shown, size);
        return HugeFile.read(files, path, shown, parameters);
    }

    private ToolResult text(Path path, String shown, byte[] bytes, Params parameters) {
        Optional<Encoding.Decoded> content = Encoding.decode(bytes);
        Fingerprint now = Fingerprint.of(bytes);
        seen.saw(path, now);
        ToolResult result = content.isEmpty()
                ? binary(shown, bytes.length)
                : Page.of(content.get(), parameters.first(), parameters.most()).result(shown);
        return SeenFiles.telling(result, shown, now);
    }

    private static ToolResult binary(String shown, long size) {
        return ToolResult.failure(shown + " is a binary file (" + Sizes.told(size)
                + "); look at it with a command such as file, strings or xxd");
    }

    private static ToolResult media(byte[] bytes, String shown, String type) {
        var content = new Media(type, Base64.getEncoder().encodeToString(bytes));
        var told = ToolResult.of(shown + ": " + type + ", " + Sizes.told(bytes.length));
        return new ToolResult(told.text(), false, List.of(content), Page.details(shown, 1, 0, 0));
    }
}
