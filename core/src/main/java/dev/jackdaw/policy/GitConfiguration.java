package dev.jackdaw.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a repository's own configuration would make git run.
final class GitConfiguration {
    private static final List<String> RUNS = List.of(
            "fsmonitor",
            "hookspath",
            "pager",
            "editor",
            "sshcommand",
            "askpass",
            "gitproxy",
            "worktree",
            "textconv",
            "external",
            "command",
            "driver",
            "clean",
            "smudge",
            "process",
            "program",
            "helper",
            "difffilter",
            "uploadpack",
            "receivepack",
            "vcs");
    private static final List<String> SECTIONS =
            List.of("[include", "[alias", "[filter", "[pager", "[gpg", "[protocol");

    private GitConfiguration() {}

    /// Whether reading with git in that folder could run a program the repository chose; true where it cannot be told.
    static boolean runs(Path root) {
        if (Files.exists(root.resolve("HEAD")) && Files.exists(root.resolve("objects"))) return true;
        for (Path folder = root; folder != null; folder = folder.getParent()) {
            Path git = folder.resolve(".git");
            if (Files.isDirectory(git)) return any(git);
            if (Files.exists(git)) return linked(git);
        }
        return false;
    }

    /// A worktree's `.git` is a file that names the folder; the configuration is in the main repository.
    private static boolean linked(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (!text.startsWith("gitdir:")) return true;
            Path own = file.resolveSibling(text.substring("gitdir:".length()).strip());
            Path common = own.resolve("commondir");
            Path main =
                    Files.exists(common) ? own.resolve(Files.readString(common).strip()) : own;
            return any(own) || any(main);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean any(Path git) {
        return dangerous(git.resolve("config")) || dangerous(git.resolve("config.worktree"));
    }

    private static boolean dangerous(Path config) {
        if (!Files.exists(config)) return false;
        try {
            return Files.readString(config).lines().anyMatch(GitConfiguration::runs);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean runs(String line) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("#") || text.startsWith(";")) return false;
        if (SECTIONS.stream().anyMatch(text::startsWith)) return true;
        String settings =
                text.startsWith("[") ? text.substring(text.indexOf(']') + 1).strip() : text;
        int end = 0;
        while (end < settings.length()
                && (Character.isLetterOrDigit(settings.charAt(end)) || settings.charAt(end) == '-')) end++;
        return RUNS.contains(settings.substring(0, end)) || line.endsWith("\\");
    }
}
