package dev.jackdaw.policy;

import dev.jackdaw.policy.CommandText.Part;
import dev.jackdaw.policy.CommandText.Word;
import dev.jackdaw.workspace.Outside;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files that the words of a command may name.
final class Operands {
    private static final Set<String> NAME_NO_FILES = Set.of(
            "echo",
            "printf",
            "basename",
            "dirname",
            "date",
            "sleep",
            "which",
            "type",
            "tr",
            "true",
            "false",
            "seq",
            "command",
            "id",
            "uname");
    private static final List<String> SECRET_SAMPLES =
            List.of(".env", ".env.local", "id_rsa", "id_ed25519", "server.pem", "server.key", "keys.p12", ".netrc");

    private Operands() {}

    /// Why a part that changes nothing should not run unasked all the same: it would show a secret, or a file outside
    /// the workspace.
    static Optional<String> secret(Part part, Workspace workspace) {
        if (NAME_NO_FILES.contains(part.words().getFirst().text())) return Optional.empty();
        for (Word word : part.words().subList(1, part.words().size())) {
            Optional<String> why = secret(word, workspace);
            if (why.isPresent()) return why;
        }
        return Optional.empty();
    }

    private static Optional<String> secret(Word word, Workspace workspace) {
        String text = word.text().startsWith("-") && word.text().contains("=")
                ? word.text().substring(word.text().indexOf('=') + 1)
                : word.text();
        if (word.globs() && finds(text, workspace.root()))
            return Optional.of(text + " may match files that hold secrets");
        Optional<Path> path = path(text, workspace.root());
        if (path.isEmpty() || text.startsWith("/dev/null")) return Optional.empty();
        if (Protected.read(path.get())) return Optional.of(text + " may hold secrets");
        boolean leads = text.startsWith("/") || text.startsWith("~") || text.contains("..");
        if (leads && text.indexOf('*') < 0 && !Files.exists(path.get()) && !word.globs()) return Optional.empty();
        try {
            Path real = workspace.toRead(word.globs() ? fixed(text) : text);
            return Protected.read(real) ? Optional.of(text + " may hold secrets") : Optional.empty();
        } catch (Outside outside) {
            return Optional.of(text + " is outside the workspace");
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// The part of a pattern before its first wildcard, up to a slash.
    private static String fixed(String pattern) {
        int end = 0;
        while (end < pattern.length() && "*?[".indexOf(pattern.charAt(end)) < 0) end++;
        int slash = pattern.lastIndexOf('/', end);
        return slash < 0 ? "." : slash == 0 ? "/" : pattern.substring(0, slash);
    }

    /// Whether a pattern finds names that hold secrets: among the files there, or, where folders are patterns too,
    /// among names that are likely.
    private static boolean finds(String pattern, Path root) {
        int slash = pattern.lastIndexOf('/');
        String last = pattern.substring(slash + 1);
        Optional<Path> folder = path(slash < 0 ? "." : pattern.substring(0, slash + 1), root);
        boolean fixed = pattern.substring(0, slash + 1).chars().noneMatch(c -> "*?[".indexOf(c) >= 0);
        if (!fixed || folder.isEmpty()) return SECRET_SAMPLES.stream().anyMatch(name -> expands(last, name));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.get())) {
            for (Path file : files)
                if (Protected.read(file) && expands(last, file.getFileName().toString())) return true;
            return false;
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }

    private static boolean expands(String pattern, String name) {
        return (!name.startsWith(".") || pattern.startsWith(".")) && Wildcards.name(pattern, name);
    }

    /// A word of a command as an absolute path.
    static Optional<Path> path(String word, Path root) {
        if (word.isEmpty() || word.indexOf('\0') >= 0) return Optional.empty();
        try {
            String home = System.getProperty("user.home", "/");
            String name = word.equals("~") || word.startsWith("~/") ? home + word.substring(1) : word;
            return Optional.of(root.resolve(name).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
