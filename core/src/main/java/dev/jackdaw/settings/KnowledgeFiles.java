package dev.jackdaw.settings;

import dev.jackdaw.knowledge.Approval;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.knowledge.Rulebook;
import dev.jackdaw.knowledge.Surroundings;
import dev.jackdaw.skill.Roots;
import dev.jackdaw.tool.Failures;
import dev.jackdaw.trust.Approvals;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Where instructions, skills, commands and agents are, and what is to be told of them when settings are loaded.
final class KnowledgeFiles {
    private static final int MOST_NAMED = 6;

    private KnowledgeFiles() {}

    /// Where the user's files are; of files below the folder those count that were approved, unless the user trusts
    /// whatever is there for this run.
    static Surroundings around(Request request) {
        var own = new LinkedHashSet<Path>();
        for (Path file : Places.user(request.environment())) own.add(parent(file));
        var managed = new LinkedHashSet<Path>();
        for (Path file : request.managed()) managed.add(parent(file));
        Path home = Places.home(request.environment());
        Approval below = FolderTrust.said(request)
                ? Approval.ALL
                : new Below(Places.state(request.environment()), request.directory());
        return new Surroundings(home, List.copyOf(own), List.copyOf(managed), below);
    }

    /// Approves what the user has approved.
    private record Below(Path state, Path folder) implements Approval {
        @Override
        public boolean covers(Path file) {
            try {
                return new Approvals(state).covers(folder.toRealPath(), file);
            } catch (IOException gone) {
                return false;
            }
        }
    }

    private static Path parent(Path file) {
        return Objects.requireNonNullElse(file.getParent(), file);
    }

    /// The project's folders of skills, commands and agents that are there, not the user's own.
    static List<Path> folders(Request request) {
        return roots(request).ofProject();
    }

    /// Inside of which folder all is that comes with the project.
    static Path top(Request request) {
        return roots(request).top();
    }

    private static Roots roots(Request request) {
        return Roots.of(request.directory(), around(request), Places.state(request.environment()));
    }

    /// Tells of files that do not count, and of what is wrong with those that do.
    static void tell(Request request, Set<Owner> heeded, Findings findings) {
        if (!Files.isDirectory(request.directory())) return;
        try {
            Rulebook rulebook = Rulebook.of(around(request), heeded, request.directory(), List.of());
            for (Map.Entry<String, String> warning : rulebook.warnings())
                findings.warn(warning.getKey(), "", warning.getValue(), "");
            if (!heeded.contains(Owner.PROJECT)) untrusted(request, rulebook, findings);
        } catch (IOException e) {
            findings.warn(request.directory().toString(), "", "instructions: " + Failures.sentence(e), "");
        }
    }

    private static void untrusted(Request request, Rulebook rulebook, Findings findings) throws IOException {
        var names = new ArrayList<>(rulebook.untrusted());
        Path directory = request.directory().toRealPath();
        for (Path folder : folders(request)) if (!empty(folder)) names.add(directory.relativize(folder) + "/");
        if (names.isEmpty()) return;
        String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        int more = names.size() - MOST_NAMED;
        findings.leaveOut(
                shown + (more > 0 ? " and " + more + " more" : ""),
                "not applied, because a project may not instruct the model before it is trusted");
    }

    private static boolean empty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }
}
