package dev.jackdaw.settings;

import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.knowledge.Rulebook;
import dev.jackdaw.knowledge.Surroundings;
import dev.jackdaw.trust.Approvals;
import dev.jackdaw.trust.Belongings;
import dev.jackdaw.trust.Brought;
import dev.jackdaw.trust.Standing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Whether what the project brings along is approved.
public final class FolderTrust {
    static final String FLAG = "trust";

    private FolderTrust() {}

    /// For this run by a flag or a variable of the environment, or for good by an approval of exactly this content.
    static boolean of(Request request) {
        if (said(request)) return true;
        try {
            var approvals = new Approvals(Places.state(request.environment()));
            return approvals.any(request.directory().toRealPath())
                    && approvals.standing(belongings(request)) instanceof Standing.Approved;
        } catch (IOException unreadable) {
            return false;
        }
    }

    static boolean said(Request request) {
        List<String> flag = request.flags().getOrDefault(FLAG, List.of());
        return !flag.isEmpty() && !flag.getLast().equals("false")
                || Places.said(request.environment(), "JACKDAW_TRUST_PROJECT")
                        .filter(said -> List.of("1", "true", "yes").contains(said.strip()))
                        .isPresent();
    }

    /// What the project brings along, but for instructions in folders below the one worked in.
    public static Belongings belongings(Request request) throws IOException {
        List<Path> pages = rulebook(request, KnowledgeFiles.around(request)).ofProject();
        var top = Optional.of(KnowledgeFiles.top(request));
        return belongings(request, new Brought(settings(request), pages, KnowledgeFiles.folders(request), top));
    }

    /// What the project brings along. It looks at every name below the folder.
    public static Belongings everything(Request request) throws IOException, InterruptedException {
        Rulebook rulebook = rulebook(request, KnowledgeFiles.around(request));
        return belongings(request).below(rulebook.below());
    }

    /// Settings, hooks and scripts alone: what may run.
    static Belongings programs(Request request) throws IOException {
        return belongings(request, Brought.programs(settings(request)));
    }

    private static Rulebook rulebook(Request request, Surroundings around) throws IOException {
        return Rulebook.of(around, Set.of(Owner.USER, Owner.PROJECT), request.directory(), List.of());
    }

    private static List<Path> settings(Request request) {
        var files = new ArrayList<Path>();
        for (Sources.Source source : Places.files(request))
            if (source.layer().ofProject()) {
                files.add(source.file());
                files.add(source.file().resolveSibling("hooks"));
            }
        return files;
    }

    private static Belongings belongings(Request request, Brought brought) throws IOException {
        Belongings found = Belongings.of(request.directory(), brought);
        Path dotenv = Places.dotenv(request);
        if (!Files.isRegularFile(dotenv)) return found;
        var variables = new TreeMap<>(Dotenv.read(new String(Files.readAllBytes(dotenv), StandardCharsets.UTF_8)));
        variables.keySet().removeIf(name -> !concerns(name));
        return found.with(dotenv.getFileName().toString(), variables);
    }

    /// Whether a variable may decide something here: ours, and those by which models are set up.
    private static boolean concerns(String name) {
        if (name.startsWith("JACKDAW_")) return true;
        for (String part : List.of("BASE", "URL", "HOST", "ENDPOINT", "KEY", "TOKEN", "MODEL", "PROXY"))
            if (name.contains(part)) return true;
        return false;
    }
}
