package dev.jackdaw.policy;

import static org.junit.jupiter.api.Assertions.fail;

import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The corpus in a great many other spellings. `-Djackdaw.mutations=1000000` sets how many in all,
/// `-Djackdaw.mutations.seed=N` where they begin; a failure names the seed of its case.
class MutationTest {
    private static final int CASES = Integer.getInteger("jackdaw.mutations", 20_000);
    private static final long SEED = Long.getLong("jackdaw.mutations.seed", 20_261_121L);
    private static final int SECONDS = 2;
    private static final int SHOWN = 60;
    /// Longer mutants than this only repeat themselves.
    private static final int LONGEST = 20_000;

    private static final List<String> FRAGMENTS =
            Arrays.asList(("' \" ` $( ) ${ } (( )) [[ ]] << <<- <<< <( >( | || & && ;"
                            + " ;; \\ $' $\" { # if then fi for do done case esac in function EOF * ? [ ] ~ ! = += ${x[ ${! @P}"
                            + " $(( {1..9} {a, ,} 2>&1 >| &> <> 99999999999999999999 - -- % $ $$ \n \r \t \0 \u200b \ud800 \\\n")
                    .split(" "));

    @TempDir
    private Path folder;

    private Workspace workspace;

    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "judge");
        thread.setDaemon(true);
        return thread;
    });

    private final List<CorpusLine> attacks = CorpusLine.of("attacks.jsonl");
    /// Attacks that can be put into others and are judged as they must be; [CorpusTest] tells of the rest.
    private List<CorpusLine> whole = List.of();
    private final List<CorpusLine> everyday = CorpusLine.of("everyday.jsonl");
    private final List<CorpusLine> all = Stream.of(attacks, everyday, CorpusLine.of("contested.jsonl"))
            .flatMap(List::stream)
            .toList();
    private final List<String> failures = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        workspace = CorpusWorkspace.in(folder);
        whole = attacks.stream()
                .filter(CorpusLine::whole)
                .filter(line -> judge(line, 60).compareTo(line.verdict()) >= 0)
                .toList();
    }

    @AfterEach
    void end() {
        worker.shutdownNow();
    }

    @Test
    void anotherSpellingOfAnAttackIsNeverJudgedSofter() {
        play("spelt otherwise", CASES * 6 / 10, this::speltOtherwise);
    }

    @Test
    void anAttackBehindAnEverydayCommandIsNeverAllowed() {
        play("behind an everyday command", CASES * 2 / 10, this::appended);
    }

    @Test
    void whateverIsEditedIsJudgedInTime() {
        play("edited", CASES * 2 / 10, this::edited);
    }

    private void play(String what, int cases, Function<Random, CorpusLine> mutant) {
        int failed = 0;
        for (int i = 0; i < cases; i++) {
            String failure = failure(mutant.apply(new Random(SEED + i)));
            if (!failure.isEmpty() && failed++ < SHOWN) failures.add("seed " + (SEED + i) + failure);
            if ((i + 1) % 50_000 == 0) System.out.printf("%s: %,d of %,d, %d failed%n", what, i + 1, cases, failed);
        }
        if (failed > 0) fail("%d of %d commands %s%n%s".formatted(failed, cases, what, String.join("\n", failures)));
    }

    /// What is wrong with how this is judged, or nothing. An ALLOW demands no more than being judged.
    private String failure(CorpusLine line) {
        try {
            Verdict said = judge(line, SECONDS);
            return said.compareTo(line.verdict()) >= 0 ? "" : line.told(said);
        } catch (IllegalStateException e) {
            return "  " + e.getMessage() + line.told(Verdict.ALLOW);
        }
    }

    private Verdict judge(CorpusLine line, int seconds) {
        var judging = worker.submit(() -> line.judged(workspace));
        try {
            return judging.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("threw " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("took more than " + seconds + " s", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private CorpusLine speltOtherwise(Random random) {
        CorpusLine line = one(whole, random);
        String command = line.command();
        for (int i = random.nextInt(3); i >= 0; i--) command = MutantSpelling.of(command, random);
        for (int i = random.nextInt(3); i > 0 && command.length() < LONGEST; i--)
            command = MutantWrapping.of(command, line.verdict(), random);
        return line.with(command);
    }

    private CorpusLine appended(Random random) {
        CorpusLine attack = one(whole, random);
        CorpusLine before = one(everyday, random);
        String first = isolated(before.command());
        boolean lines = before.command().contains("\n") || before.command().contains("#");
        String joint = lines ? "\n" : one(List.of("; ", " && ", " || ", "\n", " & ", ";"), random);
        boolean ended = before.command().strip().endsWith(";")
                || before.command().strip().endsWith("&");
        return attack.with(first + (ended ? "\n" : joint) + MutantWrapping.together(attack.command()));
    }

    /// An everyday command that changes neither folder nor variables for what comes after it.
    private static String isolated(String command) {
        boolean changes = Stream.of(
                        "cd ", "pushd", "=", "read", "for ", "()", "mapfile", "set", "shopt", "exit", "let ")
                .anyMatch(command::contains);
        return changes ? "(" + command + "\n)" : command;
    }

    private CorpusLine edited(Random random) {
        CorpusLine line = one(all, random);
        var text = new StringBuilder(line.command());
        for (int i = random.nextInt(4); i >= 0; i--) edit(text, random);
        CorpusLine edited = line.with(text.toString());
        return new CorpusLine(
                edited.id(), edited.kind(), edited.command(), Verdict.ALLOW, "edited", edited.folder(), edited.whole());
    }

    private void edit(StringBuilder text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(8));
        switch (random.nextInt(8)) {
            case 0 -> text.delete(at, to);
            case 1 -> text.insert(at, text.substring(at, to));
            case 2 -> text.insert(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            case 3 -> text.setLength(at);
            case 4 -> text.insert(at, one(all, random).command());
            case 5 -> text.replace(at, to, one(FRAGMENTS, random));
            default -> text.insert(at, one(FRAGMENTS, random));
        }
    }

    private static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
