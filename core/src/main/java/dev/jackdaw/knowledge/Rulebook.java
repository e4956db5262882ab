package dev.jackdaw.knowledge;

import dev.jackdaw.knowledge.Document.Outcome;
import dev.jackdaw.knowledge.Entry.Standing;
import dev.jackdaw.knowledge.Search.Found;
import dev.jackdaw.prompt.Passage;
import dev.jackdaw.workspace.Walk;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The files of instructions there are for a folder, as they were when it was made: the most general first, the
/// nearest last.
public final class Rulebook {
    private final Search search;
    private final Set<Owner> heeded;
    private final List<Document> documents;
    private final List<Share> shares;
    private final Map<Path, String> seen;

    private Rulebook(Search search, Set<Owner> heeded, Gathering read) {
        this.search = search;
        this.heeded = Set.copyOf(heeded);
        this.documents = List.copyOf(read.documents());
        this.seen = Map.copyOf(read.seen());
        this.shares = Share.of(inForce());
    }

    /// Reads them. Of owners that are not heeded nothing is read; the project's are listed all the same, where the
    /// user's are heeded.
    ///
    /// @param more folders a project's files may import from
    /// @throws IOException when the folder cannot be read
    public static Rulebook of(Surroundings around, Set<Owner> heeded, Path directory, List<Path> more)
            throws IOException {
        Search search = Search.in(directory, around, more);
        var read = new Gathering(search, _ -> heeded.contains(Owner.PROJECT), Map.of());
        if (heeded.contains(Owner.USER)) search.own().forEach(read::take);
        if (!heeded.isEmpty())
            for (Path folder : search.folders()) search.folder(folder).forEach(read::take);
        return new Rulebook(search, heeded, read);
    }

    /// What the system prompt has of them.
    public Passage passage() {
        if (shares.isEmpty()) return Passage.of("instructions", "");
        return new Passage(
                "instructions",
                text("before", shares),
                shares.stream().mapToInt(Share::left).sum(),
                shares.stream().map(share -> share.document().name()).toList());
    }

    static String text(String before, List<Share> shares) {
        return shares.stream().map(Share::shown).collect(Collectors.joining("\n\n", Wording.of(before) + "\n\n", ""));
    }

    /// All that was found, in order.
    public List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (Document document : documents) {
            int left = shares.stream()
                    .filter(share -> share.document().equals(document))
                    .mapToInt(Share::left)
                    .sum();
            var notes = new ArrayList<>(document.warnings());
            notes.addAll(document.notes());
            Outcome outcome = document.outcome();
            entries.add(new Entry(
                    document.name(),
                    document.found().file(),
                    document.found().kind(),
                    outcome.standing(),
                    document.size(),
                    left,
                    outcome.why(),
                    notes));
        }
        return entries;
    }

    /// What the user is to be told unasked: a file, and what is wrong with it.
    public List<Map.Entry<String, String>> warnings() {
        var told = new ArrayList<Map.Entry<String, String>>();
        for (Document document : documents)
            for (String warning : document.warnings()) told.add(Map.entry(document.name(), warning));
        return told;
    }

    /// The project's files that are not read, because the folder is not trusted.
    public List<String> untrusted() {
        return documents.stream()
                .filter(document -> document.outcome().standing() == Standing.UNTRUSTED)
                .map(Document::name)
                .toList();
    }

    /// The files that come with the project and were read, imported ones too.
    public List<Path> ofProject() {
        return files(documents);
    }

    private static List<Path> files(List<Document> documents) {
        return documents.stream()
                .filter(document -> !document.found().kind().own())
                .filter(document -> document.outcome().standing() != Standing.REFUSED
                        && document.outcome().standing() != Standing.SAME)
                .map(document -> document.found().file())
                .toList();
    }

    /// The same as [#ofProject()] of all folders below the one worked in, but for those Git ignores. It looks at every
    /// name below it.
    public List<Path> below() throws IOException, InterruptedException {
        var workspace = new Workspace(search.directory(), List.of(), List.of());
        List<Names> visitors = Walk.over(workspace, search.directory(), Names::new);
        var folders = new TreeSet<Path>();
        for (Names names : visitors) folders.addAll(names.folders);
        folders.remove(search.directory());
        var read = new Gathering(search, _ -> true, seen);
        for (Path folder : folders) search.folder(folder).forEach(read::take);
        return files(read.documents());
    }

    /// Folders with files that may be instructions.
    private static final class Names implements Walk.Visitor {
        private final List<Path> folders = new ArrayList<>();

        @Override
        public void visit(Walk.Entry entry) {
            Search.belongsTo(entry.path()).ifPresent(folders::add);
        }
    }

    /// Those that come into force when a file they are for is touched.
    List<Document> waiting() {
        return documents.stream().filter(Document::waiting).toList();
    }

    /// Those of the system prompt.
    List<Document> inForce() {
        return documents.isEmpty()
                ? List.of()
                : documents.stream().filter(Document::inForce).toList();
    }

    Path directory() {
        return search.directory();
    }

    /// Whether files of the user or the project count at all.
    boolean heedsAny() {
        return !heeded.isEmpty();
    }

    /// Those of a folder below the one worked in, read now.
    List<Document> nested(Path folder) {
        List<Found> found = search.folder(folder);
        if (found.isEmpty()) return List.of();
        Predicate<Path> approved =
                heeded.contains(Owner.PROJECT) ? file -> search.around().below().covers(file) : _ -> false;
        var read = new Gathering(search, approved, seen);
        found.forEach(read::take);
        return read.documents();
    }
}
