package dev.jackdaw.memory.candidate;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.memory.Alike;
import dev.jackdaw.memory.Guarded;
import dev.jackdaw.secret.Own;
import dev.jackdaw.secret.Secrets;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The candidates of a project, at most [#MOST], in `pending.jsonl`: a line each, which a person may change. A later
/// line of the same id counts. Lines nobody can read go to `pending.damaged` when the file is written anew.
/// Safe for use by several threads and processes.
public final class Pending {
    public static final int MOST = 200;
    static final String FILE = "pending.jsonl";
    /// Lines that do not count any more, before the file is written anew.
    private static final int SPENT = 100;

    private final Path folder;
    private final Path file;
    private final Guarded files;

    /// @param folder the project's memory; it need not exist
    public Pending(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(FILE);
        this.files = new Guarded(folder);
    }

    /// What the file holds.
    ///
    /// @param lines how many there are, with those that do not count
    private record Contents(Map<String, Candidate> candidates, List<String> damaged, int lines) {}

    /// Those that wait, the most certain first.
    public List<Candidate> waiting() throws IOException {
        return read(content()).candidates().values().stream()
                .filter(Candidate::waiting)
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .toList();
    }

    /// Those that wait and whose id begins so.
    public List<Candidate> named(String id) throws IOException {
        return waiting().stream()
                .filter(candidate -> candidate.id().startsWith(id))
                .toList();
    }

    /// Adds what is new, and joins the rest to what says the same. Nothing that holds a secret is added.
    void add(Collection<Candidate> found) throws IOException {
        List<Candidate> fit = found.stream()
                .filter(candidate -> Secrets.mask(candidate.text()).equals(candidate.text()))
                .toList();
        if (!fit.isEmpty()) files.alone(() -> added(fit));
    }

    private int added(List<Candidate> found) throws IOException {
        byte[] content = content();
        Contents now = read(content);
        var all = new LinkedHashMap<>(now.candidates());
        var changed = new LinkedHashMap<String, Candidate>();
        for (Candidate each : found) {
            Candidate joined =
                    same(each, all.values()).map(known -> known.again(each)).orElse(each);
            all.put(joined.id(), joined);
            changed.put(joined.id(), joined);
        }
        if (all.size() > MOST || now.lines() + changed.size() > all.size() + SPENT)
            rewrite(there -> {
                there.putAll(changed);
                return there;
            });
        else append(content, changed.values());
        return changed.size();
    }

    private static Optional<Candidate> same(Candidate wanted, Collection<Candidate> all) {
        Alike alike = Alike.to(wanted.text());
        return all.stream()
                .filter(each -> each.id().equals(wanted.id()) || alike.same(each.text()))
                .findFirst();
    }

    /// Takes out those that have become notes.
    void drop(Set<String> ids) throws IOException {
        if (ids.isEmpty()) return;
        files.alone(() -> rewrite(there -> {
            there.keySet().removeAll(ids);
            return there;
        }));
    }

    /// Keeps a candidate from becoming a note, unless the user asks for the same later.
    public void reject(Candidate candidate) throws IOException {
        files.alone(() -> append(content(), List.of(candidate.standing(Candidate.Standing.REJECTED))));
    }

    /// A line that was torn as it was written is ended first.
    private int append(byte[] content, Collection<Candidate> candidates) throws IOException {
        boolean torn = content.length > 0 && content[content.length - 1] != '\n';
        Own.file(file);
        try (var out = new FileOutputStream(file.toFile(), true)) {
            out.write(((torn ? "\n" : "") + written(candidates)).getBytes(StandardCharsets.UTF_8));
        }
        return candidates.size();
    }

    /// @param change of the candidates as they are in the file then, should somebody edit it meanwhile
    private int rewrite(UnaryOperator<Map<String, Candidate>> change) throws IOException {
        files.edit(FILE, (content, _) -> {
            Contents now = read(content);
            setAside(now.damaged());
            Map<String, Candidate> all = change.apply(new LinkedHashMap<>(now.candidates()));
            return written(weightiest(all.values())).getBytes(StandardCharsets.UTF_8);
        });
        return 0;
    }

    private static String written(Collection<Candidate> candidates) {
        var lines = new StringBuilder();
        for (Candidate each : candidates) lines.append(each.json().write()).append('\n');
        return lines.toString();
    }

    /// As many as may be kept: those the user refused go first, then those of the lowest score, then the oldest.
    private static List<Candidate> weightiest(Collection<Candidate> all) {
        var kept = new ArrayList<>(all);
        if (kept.size() <= MOST) return kept;
        kept.sort(Comparator.comparing(Candidate::waiting)
                .thenComparing(Candidate::score)
                .thenComparing(Candidate::at));
        return kept.subList(kept.size() - MOST, kept.size());
    }

    private void setAside(List<String> damaged) throws IOException {
        if (damaged.isEmpty()) return;
        Path aside = folder.resolve("pending.damaged");
        Own.file(aside);
        Files.writeString(aside, String.join("\n", damaged) + "\n", StandardOpenOption.APPEND);
    }

    private static Contents read(byte[] content) {
        var candidates = new LinkedHashMap<String, Candidate>();
        var damaged = new ArrayList<String>();
        List<String> lines = new String(content, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        for (String line : lines) {
            try {
                Candidate candidate = Candidate.of(Json.parse(line));
                candidates.put(candidate.id(), candidate);
            } catch (JsonFault | IllegalArgumentException | DateTimeException unreadable) {
                damaged.add(line);
            }
        }
        return new Contents(candidates, damaged, lines.size());
    }

    private byte[] content() throws IOException {
        return Guarded.content(file);
    }
}
