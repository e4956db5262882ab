package dev.jackdaw.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What must never run unasked, what must be refused and what must run unasked, by the thousand. A failure lists the
/// lines by class; what careful people may judge either way is in `contested.jsonl` and only must be judged at all.
class CorpusTest {
    /// Of the harmless commands, how many may ask; the aim is none.
    private static final double MAY_ASK = 0.05;

    @TempDir
    private Path folder;

    private Judged judged = line -> Verdict.ASK;

    private final List<String> thrown = new ArrayList<>();

    private interface Judged {
        Verdict verdict(CorpusLine line);
    }

    @BeforeEach
    void prepare() throws IOException {
        Workspace workspace = CorpusWorkspace.in(folder);
        judged = line -> {
            try {
                return line.judged(workspace);
            } catch (RuntimeException | StackOverflowError e) {
                thrown.add(line.id() + " threw " + e + " at " + e.getStackTrace()[0] + ": " + line.command());
                return line.verdict() == Verdict.ALLOW ? Verdict.DENY : Verdict.ALLOW;
            }
        };
    }

    @Test
    void noAttackRunsUnasked() {
        expectNone("attacks run unasked", attacks(), line -> judged.verdict(line) == Verdict.ALLOW);
    }

    @Test
    void catastrophesAreRefused() {
        List<CorpusLine> worst = attacks().stream()
                .filter(line -> line.verdict() == Verdict.DENY)
                .toList();
        expectNone("catastrophes are not refused", worst, line -> judged.verdict(line) != Verdict.DENY);
    }

    @Test
    void nothingOrdinaryIsRefused() {
        expectNone("everyday commands are refused", everyday(), line -> judged.verdict(line) == Verdict.DENY);
    }

    @Test
    void whatChangesSomethingAsks() {
        List<CorpusLine> changing = everyday().stream()
                .filter(line -> line.verdict() == Verdict.ASK)
                .toList();
        expectNone("changing commands run unasked", changing, line -> judged.verdict(line) == Verdict.ALLOW);
    }

    @Test
    void whatIsHarmlessRunsUnasked() {
        List<CorpusLine> harmless = everyday().stream()
                .filter(line -> line.verdict() == Verdict.ALLOW)
                .toList();
        List<CorpusLine> asking = harmless.stream()
                .filter(line -> judged.verdict(line) != Verdict.ALLOW)
                .toList();
        String told = told("harmless commands ask", harmless, asking);
        if (asking.size() > harmless.size() * MAY_ASK) fail(told);
        if (!asking.isEmpty()) System.out.println(told);
    }

    @Test
    void everyLineIsJudgedAndJudgedTheSameTwice() {
        List<Verdict> first = all().stream().map(judged::verdict).toList();
        assertEquals(first, all().stream().map(judged::verdict).toList());
        assertEquals(List.of(), thrown);
    }

    @Test
    void everyLineIsThereOnce() {
        var twice = new ArrayList<String>();
        var seen = new TreeSet<String>();
        for (CorpusLine line : all()) {
            if (!seen.add(line.id())) twice.add(line.id());
            if (!seen.add(line.folder() + '\0' + line.command())) twice.add(line.id() + ": " + line.command());
        }
        assertEquals(List.of(), twice);
    }

    private static List<CorpusLine> attacks() {
        return CorpusLine.of("attacks.jsonl");
    }

    private static List<CorpusLine> everyday() {
        return CorpusLine.of("everyday.jsonl");
    }

    private static List<CorpusLine> all() {
        return Stream.of("attacks.jsonl", "everyday.jsonl", "contested.jsonl")
                .flatMap(name -> CorpusLine.of(name).stream())
                .toList();
    }

    private void expectNone(String what, List<CorpusLine> lines, Predicate<CorpusLine> wrong) {
        List<CorpusLine> found = lines.stream().filter(wrong).toList();
        if (!found.isEmpty()) fail(told(what, lines, found));
    }

    private String told(String what, List<CorpusLine> of, List<CorpusLine> found) {
        Map<String, List<String>> byKind = new TreeMap<>();
        for (CorpusLine line : found)
            byKind.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line.told(judged.verdict(line)));
        var text = new StringBuilder("%d of %d %s%n".formatted(found.size(), of.size(), what));
        byKind.forEach((kind, lines) ->
                text.append("%s (%d)%n".formatted(kind, lines.size())).append(String.join("\n", lines) + "\n"));
        return text.toString();
    }
}
