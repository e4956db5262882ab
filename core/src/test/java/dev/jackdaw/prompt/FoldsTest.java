package dev.jackdaw.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Gen;
import dev.jackdaw.model.Message;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What is folded step by step is what all lines together come to.
class FoldsTest {
    static final long[] SEEDS = new Random(13).longs(60).toArray();

    private static Fact fact(Random random, Gen gen, int number) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Fact.UserSaid("say " + number, List.of(), Fact.Timing.NOW);
            case 2 -> new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, ""));
            case 3 -> new Fact.Compacted("sum " + number, List.of(0), 4, "auto", "m", 10, 5);
            case 4 -> new Fact.Rewound(random.nextInt(8) - 1);
            case 5 -> new Fact.Reminded("about", "remember " + number);
            case 6 -> new Fact.Pinned("pin " + number, "user");
            case 7 -> new Fact.Recalled(List.of(), "recall " + number);
            default -> gen.make(Fact.class);
        };
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void theKindOfEveryTextThatIsThereIsKnown(long seed) {
        var random = new Random(seed);
        var gen = new Gen(seed);
        var lines = new ArrayList<Line>();
        var kinds = new Kinds();
        Conversation conversation = Conversation.over(() -> lines);
        for (int i = 0; i < 300; i++) {
            Fact fact = fact(random, gen, i);
            lines.add(new Line(i, Instant.EPOCH, fact));
            conversation = conversation.with(fact);
            if (random.nextInt(3) > 0) continue;
            var whole = new Kinds().of(conversation, lines);
            var steps = kinds.of(conversation, lines);
            for (Message message : conversation.messages())
                Kinds.text(message)
                        .filter(FoldsTest::once)
                        .ifPresent(text -> assertEquals(whole.get(text), steps.get(text), text));
        }
    }

    /// Whether nobody else says the same by chance.
    private static boolean once(String text) {
        return text.matches("(sum|say|remember|recall) [0-9]+") || text.contains("pin ");
    }

    @ParameterizedTest
    @FieldSource("SEEDS")
    void whatWasTakenBackDoesNotCount(long seed) {
        var random = new Random(seed);
        var gen = new Gen(seed);
        var lines = new ArrayList<Line>();
        var steps = new Course();
        for (int i = 0; i < 300; i++) {
            lines.add(new Line(i, Instant.EPOCH, fact(random, gen, i)));
            if (random.nextInt(5) > 0) continue;
            var facts = new ArrayList<Fact>();
            steps.of(lines).forEach(facts::add);
            assertEquals(plainly(lines), facts);
        }
    }

    private static List<Fact> plainly(List<Line> lines) {
        var facts = new ArrayList<Fact>();
        var starts = new ArrayList<Integer>();
        Conversation now = Conversation.EMPTY;
        for (Line line : lines) {
            Conversation then = now.with(line.fact());
            int turns = then.turns().size();
            boolean back = line.fact() instanceof Fact.Rewound(var to) && to >= 0 && to < starts.size();
            if (back) {
                facts.subList(starts.get(turns), facts.size()).clear();
                starts.subList(turns, starts.size()).clear();
            } else {
                if (turns > starts.size()) starts.add(facts.size());
                facts.add(line.fact());
            }
            now = then;
        }
        return facts;
    }

    /// A list that counts what is read of it.
    private static final class Counted extends AbstractList<Line> {
        private final List<Line> lines = new ArrayList<>();
        private int read;

        @Override
        public Line get(int place) {
            read++;
            return lines.get(place);
        }

        @Override
        public int size() {
            return lines.size();
        }
    }

    @Test
    void aStepReadsAsManyLinesOfALongLogAsOfAShortOne() {
        var lines = new Counted();
        var kinds = new Kinds();
        var course = new Course();
        Conversation conversation = Conversation.over(() -> lines);
        int turns = 0;
        for (int look : List.of(500, 5_000)) {
            for (; turns < look; turns++) {
                lines.read = 0;
                for (Fact fact : List.of(
                        new Fact.UserSaid("say " + turns, List.of(), Fact.Timing.NOW),
                        new Fact.Reminded("about", "remember " + turns),
                        new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")))) {
                    lines.lines.add(new Line(lines.size(), Instant.EPOCH, fact));
                    conversation = conversation.with(fact);
                }
                if (turns % 50 == 49) {
                    var summed = new Fact.Compacted("sum " + turns, List.of(), 1_000, "auto", "m", 10, 5);
                    lines.lines.add(new Line(lines.size(), Instant.EPOCH, summed));
                    conversation = conversation.with(summed);
                }
                kinds.of(conversation, lines);
                course.of(lines);
            }
            assertEquals(2 * 4, lines.read);
        }
    }
}
