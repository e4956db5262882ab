package dev.jackdaw.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.ModelFailure.Cure;
import dev.jackdaw.session.Fact;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every compaction, of whatever session, whatever the model makes of it.
@Timeout(60)
class AnySessionTest {
    private static final int ROUNDS = 40;
    private static final List<String> WORDS = List.of(
            "Please ",
            "always ",
            "the file. ",
            "不要改它。",
            "漢字 ",
            "😀",
            "\n",
            "```\n",
            "<summary>\n",
            "</summary>\n",
            "x = 1; ");

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private static String text(Random random, int words) {
        var text = new StringBuilder("w" + random.nextInt(1_000));
        for (int i = random.nextInt(words); i > 0; i--) text.append(WORDS.get(random.nextInt(WORDS.size())));
        return text.toString();
    }

    /// Mostly short, now and then huge.
    private static String some(Random random) {
        return text(random, random.nextInt(25) == 0 ? 8_000 : 60);
    }

    private static String answer(Random random) throws ModelFailure {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> text(random, 3_000);
            case 2 -> throw new ModelFailure("long", new Cure.Shorten(), Category.INVALID_REQUEST, 400);
            case 3 -> throw ModelFailure.passing("down", 503);
            default -> Chat.GOOD + text(random, 500);
        };
    }

    private static void talk(Chat chat, Random random) {
        for (int i = 1 + random.nextInt(ROUNDS); i > 0; i--) {
            if (chat.session.conversation().settled() || random.nextInt(20) == 0) chat.user(some(random));
            else if (random.nextInt(5) == 0) chat.model(some(random)).ends();
            else if (random.nextInt(15) == 0) chat.session.append(new Fact.Pinned("pin " + text(random, 5), "user"));
            else if (random.nextInt(3) == 0) chat.runs(text(random, 5), random.nextInt(2), some(random));
            else chat.reads("F" + random.nextInt(30), some(random));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itFitsAndPairsPinsAndTheRequestStay(long seed) throws Exception {
        var random = new Random(seed);
        var chat = new Chat(random.nextInt(3) * 8_000, _ -> answer(random));
        for (int times = 0; times < 4; times++) {
            talk(chat, random);
            check(chat, 200 + random.nextInt(6_000));
        }
    }

    private static void check(Chat chat, long room) throws InterruptedException {
        List<Message> before = chat.messages();
        long weight = chat.weight();
        boolean settled = chat.session.conversation().settled();
        Message request = chat.session.conversation().progress().request().orElseThrow();
        List<String> pins = chat.session.conversation().bearings().pinned();
        int asked = chat.prompts.size();
        Fact fact = chat.compact(room, "");
        assertTrue(chat.prompts.size() - asked <= 3, "asked " + (chat.prompts.size() - asked) + " times");
        if (!(fact instanceof Fact.Compacted compacted)) return;
        assertEquals("", chat.objection());
        assertEquals(weight + 100, compacted.before());
        assertEquals(chat.weight() + 100, compacted.after());
        assertTrue(chat.weight() < weight || compacted.by().equals("small/s"), "grew to " + chat.weight());
        for (String pin : pins) assertTrue(chat.summary().contains("\n- " + pin), pin);
        if (!settled) assertTrue(chat.messages().contains(request), "the request is gone");
        long untouchable = Chat.weight(chat.messages().getFirst()) + (settled ? 0 : Chat.weight(request));
        boolean bare = chat.messages().size() <= (settled ? 1 : 2);
        if (chat.weight() > room) assertTrue(bare, chat.weight() + " of " + room + ", untouchable " + untouchable);
        if (chat.weight() > room) assertEquals(-1, chat.summary().indexOf("<done>"));
        assertTrue(compacted.keepFrom() >= 1 && compacted.keepFrom() <= before.size());
    }
}
