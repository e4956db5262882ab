package dev.jackdaw.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is said and whatever tools answer: what is sent fits, is a valid prompt, and extends the one before.
class AnyConversationFitsTest {
    private static final int SESSIONS = 20;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whatIsSentFitsOrTheTurnEnds(int seed) throws Exception {
        for (int session = 0; session < SESSIONS; session++) new Play(1000L * seed + session).run();
    }

    /// One session at random, and what must hold after each of its facts.
    private static final class Play {
        private final long seed;
        private final Random random;
        private final Talk talk;
        private final double counting;
        private List<Message> sent = List.of();
        private boolean rewritten;
        private final int repeating;
        private final boolean sound;
        private int calls;

        Play(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            Pressure.Compacting when = random.nextInt(4) == 0 ? Pressure.Compacting.ASKED : Pressure.Compacting.AUTO;
            boolean useful = random.nextInt(5) > 0;
            Compaction compaction = useful ? new Forgetting() : Play::useless;
            this.talk = new Talk(window(), when, compaction);
            this.sound = useful && when == Pressure.Compacting.AUTO && random.nextBoolean();
            this.repeating = random.nextInt(5) == 0 ? 7 : Integer.MAX_VALUE;
            this.counting = 0.6 + random.nextDouble() * 1.5;
        }

        private long window() {
            return (long) (4000 * Math.pow(50, random.nextDouble()));
        }

        /// A summary as long as all it stands for.
        private static Fact.Compacted useless(Conversation conversation, Compaction.Room room, Compaction.Cause cause) {
            return new Fact.Compacted("useless", List.of(), 0, cause.why(), "nobody", cause.before(), cause.before());
        }

        void run() throws InterruptedException {
            for (int turn = 0; turn < 1 + random.nextInt(4); turn++) {
                talk.append(
                        new Fact.UserSaid(text(random.nextInt(8) == 0 ? 200_000 : 3000), pictures(), Fact.Timing.NOW));
                Message request = talk.conversation().progress().request().orElseThrow();
                int rounds = random.nextInt(40);
                for (int round = 0; round <= rounds && !talk.conversation().settled(); round++)
                    round(request, round == rounds);
                if (!talk.conversation().settled())
                    talk.append(new Fact.TurnEnded(Ending.of(Ending.Reason.ANSWERED, "")));
                if (random.nextInt(6) == 0) talk.window = window();
                if (random.nextInt(6) == 0) talk.append(new Fact.Pinned(text(300), "user"));
            }
        }

        private void round(Message request, boolean last) throws InterruptedException {
            fit();
            if (talk.conversation().settled()) {
                Ending ending = talk.conversation().ending().orElseThrow();
                assertEquals(Ending.Reason.PROMPT_TOO_LONG, ending.reason(), "seed " + seed);
                if (sound)
                    assertTrue(2 * essential(request) > talk.reading().room(), () -> "seed " + seed + " gave up");
                return;
            }
            List<Message> messages = talk.conversation().messages();
            assertTrue(talk.reading().fits(), () -> "seed " + seed + " sends what does not fit");
            assertTrue(
                    messages.stream().anyMatch(message -> message == request),
                    () -> "seed " + seed + " lost the request");
            paired(messages);
            boolean grows = messages.size() >= sent.size()
                    && messages.subList(0, sent.size()).equals(sent);
            assertTrue(grows || rewritten, () -> "seed " + seed + " rewrote what was sent");
            sent = List.copyOf(messages);
            rewritten = false;
            talk.ask();
            if (!sound && random.nextInt(25) == 0) refuse();
            else reply(last);
        }

        /// Tokens of what may not be cut.
        private long essential(Message request) {
            Scale.Reading reading = talk.reading();
            return reading.beside()
                    + reading.of(Estimate.message(request))
                    + talk.conversation().bearings().pinned().stream()
                            .mapToLong(pin -> reading.of(Estimate.text(pin)))
                            .sum();
        }

        private void fit() throws InterruptedException {
            for (int step = 0; !talk.conversation().settled(); step++) {
                assertTrue(step < 40, () -> "seed " + seed + " never ends");
                Optional<Fact> fact = talk.before();
                assertEquals(fact, resumed(), "seed " + seed + " goes on otherwise when resumed");
                if (fact.isEmpty()) return;
                rewritten |= fact.get() instanceof Fact.Reduced || fact.get() instanceof Fact.Compacted;
                talk.append(fact.get());
            }
        }

        /// What somebody decides who knows the log alone.
        private Optional<Fact> resumed() throws InterruptedException {
            if (random.nextInt(10) > 0) return talk.before();
            return talk.again().before();
        }

        private void refuse() {
            var failure = new ModelFailure(
                    random.nextBoolean()
                            ? "prompt is too long"
                            : "maximum context length is " + talk.window / 2 + " tokens",
                    new ModelFailure.Cure.Shorten(),
                    ModelFailure.Category.INVALID_REQUEST,
                    400);
            Optional<Fact> fact = talk.pressure().refused(talk.prompt(), talk.conversation(), failure);
            talk.append(fact.orElse(new Fact.TurnEnded(Ending.of(Ending.Reason.PROMPT_TOO_LONG, "refused"))));
        }

        private void reply(boolean last) {
            long counted = Math.round(talk.last(Fact.ModelAsked.class).estimate() * counting);
            var usage = new Usage(random.nextInt(5) == 0 ? 0 : counted, 50, 0, 0, 0, Json.obj());
            var content = new ArrayList<Content>(List.of(new Content.Text(text(600))));
            var made = new ArrayList<ToolCall>();
            if (!last)
                for (int call = 0; call <= random.nextInt(3); call++)
                    made.add(new ToolCall("c" + calls++ % repeating, "read", text(50)));
            for (ToolCall call : made) content.add(new Content.Call(call));
            talk.append(new Fact.ModelSaid(new Reply("r", Talk.ORIGIN, content, usage, Finish.STOP, "")));
            for (ToolCall call : made) {
                int size = random.nextInt(12) == 0 ? 200_000 : random.nextInt(3) == 0 ? 10_000 : 1000;
                talk.append(new Fact.ToolRan(
                        call.id(), new ToolResult(text(size), random.nextBoolean(), pictures(), Json.obj())));
            }
            if (random.nextInt(10) == 0) talk.append(new Fact.UserSaid(text(100), List.of(), Fact.Timing.NOW));
        }

        private List<Media> pictures() {
            return random.nextInt(15) == 0 ? List.of(new Media("image/png", "aaaa")) : List.of();
        }

        private String text(int most) {
            int length = random.nextInt(most + 1);
            String piece = List.of("some words ", "{\"a\": [1, 22]}\n", "把旧的结果裁剪掉。", "слова ", "x")
                    .get(random.nextInt(5));
            return piece.repeat(length / piece.length() + 1).substring(0, length);
        }

        private void paired(List<Message> messages) {
            Set<String> open = new HashSet<>();
            for (Message message : messages) {
                if (message instanceof Message.Answer(var id, var _)) {
                    assertTrue(open.remove(id), () -> "seed " + seed + " answers what nobody called: " + id);
                    continue;
                }
                assertEquals(Set.of(), open, "seed " + seed + " leaves calls open");
                if (message instanceof Message.Assistant(var content, var _))
                    for (Content part : content) if (part instanceof Content.Call(var call)) open.add(call.id());
            }
            assertEquals(Set.of(), open, "seed " + seed + " leaves calls open");
        }
    }
}
