package dev.jackdaw.tui.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A text in the hands of the editor the user has elsewhere: `$VISUAL`, `$EDITOR`, or the one of the system. It has the
/// text in a file that nobody else can read, and the terminal, which must have been lent.
public final class Elsewhere {
    /// What shells end with where there is no such program.
    private static final int NO_PROGRAM = 127;

    /// How it ended.
    public sealed interface Outcome {
        /// The text as it was left.
        record Written(String text) implements Outcome {}

        /// The editor gave it up: nothing is changed.
        record GivenUp(String editor, int code) implements Outcome {}

        /// There was no editing.
        record Failed(String editor, String why) implements Outcome {}
    }

    private final String editor;
    private final String before;
    private final Path file;
    private final Process process;

    private Elsewhere(String editor, String before, Path file, Process process) {
        this.editor = editor;
        this.before = before;
        this.file = file;
        this.process = process;
    }

    /// Opens the editor.
    ///
    /// @param ended is run when it has ended, by another thread
    /// @throws IOException where there is none, or no place for the file
    public static Elsewhere open(String text, Map<String, String> environment, Runnable ended) throws IOException {
        String editor = editor(environment);
        Path file = Files.createTempFile("jackdaw-", ".md");
        try {
            Files.writeString(file, text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
            Process process =
                    new ProcessBuilder(command(editor, file)).inheritIO().start();
            process.onExit().thenRun(ended);
            return new Elsewhere(editor, text, file, process);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /// The editor, as a shell would be told; it may have arguments.
    public static String editor(Map<String, String> environment) {
        for (String name : List.of("VISUAL", "EDITOR")) {
            String named = environment.getOrDefault(name, "").strip();
            if (!named.isEmpty()) return named;
        }
        if (windows()) return "notepad";
        String path = environment.getOrDefault("PATH", "");
        for (String usual : List.of("vi", "nano"))
            for (String folder : path.split(":")) if (new File(folder, usual).canExecute()) return usual;
        return "vi";
    }

    private static boolean windows() {
        return File.separatorChar == '\\';
    }

    private static List<String> command(String editor, Path file) {
        return windows()
                ? List.of("cmd", "/c", editor + " \"" + file + "\"")
                : List.of("sh", "-c", editor + " \"$1\"", "sh", file.toString());
    }

    /// How it ended, once it has.
    public Optional<Outcome> outcome() {
        if (process.isAlive()) return Optional.empty();
        int code = process.exitValue();
        try {
            if (code == NO_PROGRAM) return Optional.of(new Outcome.Failed(editor, "no such program"));
            if (code != 0) return Optional.of(new Outcome.GivenUp(editor, code));
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
            boolean more = text.endsWith("\n") && !before.endsWith("\n");
            return Optional.of(new Outcome.Written(more ? text.substring(0, text.length() - 1) : text));
        } catch (IOException unreadable) {
            return Optional.of(new Outcome.Failed(editor, String.valueOf(unreadable.getMessage())));
        } finally {
            remove();
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
    }
}
