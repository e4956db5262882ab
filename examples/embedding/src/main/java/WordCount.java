import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Doc;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// A tool of one's own: counts the words of a file.
public final class WordCount implements Tool<WordCount.Parameters> {
    public record Parameters(@Doc("The file, relative to the workspace") String path) {}

    public String name() {
        return "word_count";
    }

    public String description() {
        return "Counts the words of a text file.";
    }

    public Class<Parameters> parameters() {
        return Parameters.class;
    }

    public List<Access> accesses(Parameters p) {
        return List.of(new Access.Read(p.path()));
    }

    public ToolResult run(Parameters p, Site site) throws IOException {
        String text = Files.readString(site.workspace().toRead(p.path()));
        return ToolResult.of(text.strip().split("\\s+").length + " words");
    }

    public static LiveSession open(Settings settings) throws IOException {
        return Jackdaw.open(settings, new WordCount());
    }
}
