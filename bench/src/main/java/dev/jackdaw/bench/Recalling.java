package dev.jackdaw.bench;

import dev.jackdaw.memory.Memory;
import dev.jackdaw.memory.Note;
import dev.jackdaw.memory.Scope;
import dev.jackdaw.memory.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/// What ten thousand notes cost: the start of the program with them, and each question once they are there, beside
/// looking for one word of it in each note.
final class Recalling {
    private static final int NOTES = 10_000;
    private static final int WORDS = 28;
    private static final int RUNS = 8;
    private static final int QUESTIONS = 40;
    private static final String SYLLABLES = "ba ke lo mi nu pr st vo zi ca";

    private static final List<String> ASKED = List.of(
            "why does the migration of stvo fail in src/kelo/FooBar7.java",
            "数据库连接池在测试环境的日志",
            "how do we retry lomi after a timeout",
            "部署上线审批 nupr branch config");

    private Recalling() {}

    static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(bench.program().world().resolve("notes"));
        Program there = bench.program().at(folder.toRealPath());
        Memory memory = Memory.of(there.state(), there.directory());
        var without = new Samples();
        for (int run = 0; run < bench.runs(RUNS); run++) without.add(start(bench, there));
        write(memory.book(Scope.PROJECT).folder());
        var with = new Samples();
        for (int run = 0; run < bench.runs(RUNS); run++) with.add(start(bench, there));
        memory.recall(ASKED.getFirst(), 3);
        var questions = new Samples();
        var scans = new Samples();
        List<String> texts =
                memory.book(Scope.PROJECT).notes().stream().map(Note::text).toList();
        for (int i = 0; i < QUESTIONS; i++) {
            String asked = ASKED.get(i % ASKED.size());
            long started = System.nanoTime();
            memory.recall(asked, 3);
            long asking = System.nanoTime();
            long found = texts.stream().filter(text -> text.contains("stvo")).count();
            scans.add((System.nanoTime() - asking) / 1e6);
            if (i >= QUESTIONS / 2 && found >= 0) questions.add((asking - started) / 1e6);
        }
        return List.of(
                Figure.of("start to first request, 10,000 notes", "ms", with).above(without),
                Figure.of("a question to 10,000 notes", "ms", questions)
                        .above(scans)
                        .promised(5));
    }

    private static double start(Bench bench, Program there) throws IOException, InterruptedException {
        return bench.time(there, server -> server.says("done"), false).millisToFirstRequest();
    }

    private static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var random = new SplittableRandom(7);
        for (Topic topic : Topic.values()) {
            var lines = new StringBuilder();
            for (int i = 0; i < NOTES / Topic.values().length; i++)
                lines.append("- ")
                        .append(random.nextInt(3) == 0 ? chinese(random) : english(random))
                        .append(" <!-- id=%08x date=2026-0%d-11T10:00:00Z importance=0.7 tags=mvn,tests -->%n"
                                .formatted(random.nextInt(), 1 + random.nextInt(9)));
            Files.writeString(folder.resolve(topic.label() + ".md"), lines);
        }
    }

    /// Words as often as their rank has it.
    private static String english(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            for (int rank = rank(random, 6_000); rank > 0; rank /= 10)
                text.append(SYLLABLES, 3 * (rank % 10), Math.min(SYLLABLES.length(), 3 * (rank % 10) + 2));
            text.append(i % 9 == 3 ? "/FooBar" + random.nextInt(50) + ".java " : " ");
        }
        return text.toString().strip();
    }

    private static String chinese(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < 2 * WORDS; i++) text.append((char) (0x4E00 + rank(random, 3_000)));
        return text.toString();
    }

    private static int rank(SplittableRandom random, int most) {
        return (int) Math.exp(random.nextDouble() * Math.log(most));
    }
}
