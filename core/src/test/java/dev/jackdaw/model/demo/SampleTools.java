package dev.jackdaw.model.demo;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tools the script needs, as plain as they can be.
public final class SampleTools {
    private SampleTools() {}

    static final Tool<?> LS = new Plain("ls", SampleTools::ls);
    static final Tool<?> READ = new Plain("read", (p, site) -> Files.readString(file(p, site)));
    static final Tool<?> GREP = new Plain("grep", (p, site) -> "src/Parcel.java:7: int kilograms() {");
    static final Tool<?> EDIT = new Plain("edit", SampleTools::edit);
    static final Tool<?> BASH = new Plain("bash", SampleTools::bash);

    /// Says what the tests of the sample would say, without the second it takes to compile and run them.
    static final Tool<?> TESTS = new Plain("bash", SampleTools::tests);

    static List<Tool<?>> real() {
        return List.of(LS, READ, GREP, EDIT, BASH);
    }

    static List<Tool<?>> quick() {
        return List.of(LS, READ, GREP, EDIT, TESTS);
    }

    public record Parameters(
            Optional<String> path,
            Optional<String> command,
            Optional<String> old_string,
            Optional<String> new_string) {}

    /// What a tool does; an exception is a failed result.
    interface Body {
        String run(Parameters parameters, Site site) throws IOException, InterruptedException;
    }

    record Plain(String name, Body body) implements Tool<Parameters> {
        @Override
        public String description() {
            return "";
        }

        @Override
        public Class<Parameters> parameters() {
            return Parameters.class;
        }

        @Override
        public List<Access> accesses(Parameters p) {
            return switch (name) {
                case "edit" -> List.of(new Access.Write(p.path().orElseThrow()));
                case "bash" -> List.of(new Access.Execute(p.command().orElseThrow()));
                default -> List.of(new Access.Read(p.path().orElse(".")));
            };
        }

        @Override
        public ToolResult run(Parameters p, Site site) throws IOException, InterruptedException {
            return ToolResult.of(body.run(p, site));
        }
    }

    private static Path file(Parameters p, Site site) throws IOException {
        return site.workspace().toWrite(p.path().orElse("."));
    }

    private static String ls(Parameters p, Site site) throws IOException {
        try (Stream<Path> files = Files.list(file(p, site))) {
            return files.map(f -> f.getFileName().toString()).sorted().collect(Collectors.joining("\n"));
        }
    }

    private static String edit(Parameters p, Site site) throws IOException {
        String text = Files.readString(file(p, site));
        String before = p.old_string().orElseThrow();
        int at = text.indexOf(before);
        if (at < 0 || text.indexOf(before, at + 1) >= 0)
            throw new IOException("old_string does not occur exactly once");
        Files.writeString(file(p, site), text.replace(before, p.new_string().orElseThrow()));
        return "changed";
    }

    private static String bash(Parameters p, Site site) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", p.command().orElseThrow())
                .directory(site.workspace().root().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (shell.waitFor() != 0) throw new IOException(output);
        return output;
    }

    private static String tests(Parameters p, Site site) throws IOException {
        String source = Files.readString(site.workspace().toRead(Script.FILE));
        if (source.contains(Script.AFTER)) return Step.PASSED;
        throw new IOException(Step.FAILED + "\n1 of 4 checks failed.");
    }
}
