package dev.jackdaw.prompt;

import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Work;
import dev.jackdaw.session.Aside;
import dev.jackdaw.wording.Resource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;

/// Has a model write a summary, and judges what it wrote. What is too much for one request goes in several, each with
/// the summary so far; there are three at most, whatever happens.
final class Scribe {
    private static final int MOST_REQUESTS = 3;
    private static final int[] RESULTS = {Digest.MOST, 800, 400};

    /// Estimates may be wrong by this much, and other models count otherwise.
    private static final int SAFE_PERCENT = 70;

    private static final long MOST_ANSWER = 4_096;

    /// More is slow and dear, and seldom says more.
    private static final long MOST_INPUT = 100_000;

    private static final int SHORTEST = 60;
    private static final int SHORTEST_UNSTRUCTURED = 200;
    private static final int LONGEST_REFUSAL = 600;
    private static final int LONGEST_FOCUS = 2_000;
    private static final int ECHO_LINE = 30;
    private static final double WORDS_A_TOKEN = 0.6;
    private static final List<String> REFUSALS = List.of(
            "i'm sorry", "i am sorry", "sorry", "i can't", "i cannot", "as an ai", "抱歉", "对不起", "很抱歉", "我无法", "我不能");

    private final Aside aside;
    private final ToLongFunction<Message> weight;
    private final Duration patience;
    private final String instructions;
    private long limit;

    /// @param window tokens the model takes
    /// @param patience with one request
    Scribe(Aside aside, long window, Duration patience, ToLongFunction<Message> weight) {
        this.aside = aside;
        this.weight = weight;
        this.patience = patience;
        this.instructions = Resource.text(Scribe.class, "Summariser.md");
        long input = (window - Math.min(MOST_ANSWER, window / 4)) * SAFE_PERCENT / 100 - weigh(instructions);
        this.limit = Math.clamp(input, 1, MOST_INPUT);
    }

    /// A request for a summary.
    ///
    /// @param earlier the summary before, or empty
    /// @param focus what matters most, or empty
    /// @param room tokens it may have
    record Order(List<Message> messages, String earlier, String focus, long room) {}

    /// What the model wrote; empty where it wrote nothing that can be used.
    Optional<String> write(Order order) throws InterruptedException {
        List<String> left = entries(order);
        String summary = order.earlier();
        boolean written = false;
        boolean halved = false;
        for (int tries = MOST_REQUESTS; tries > 0 && !left.isEmpty(); tries--) {
            long free = limit - weigh(frame(order, summary, List.of()));
            left = newest(left, free * tries);
            List<String> part = oldest(left, free);
            if (part.isEmpty()) break;
            String request = frame(order, summary, part);
            try {
                String answer = ask(request);
                if (!usable(answer, part)) continue;
                summary = Gist.untagged(unfenced(answer));
                written = true;
                left = left.subList(part.size(), left.size());
            } catch (ModelFailure failure) {
                if (halved || !(failure.cure() instanceof ModelFailure.Cure.Shorten)) break;
                halved = true;
                limit = Math.min(limit, weigh(request)) / 2;
            }
        }
        return written ? Optional.of(summary) : Optional.empty();
    }

    private long weigh(String text) {
        return weight.applyAsLong(Message.User.of(text));
    }

    /// Results as long as one request can hold them, no entry longer than a quarter of it.
    private List<String> entries(Order order) {
        List<String> entries = List.of();
        for (int most : RESULTS) {
            entries = Digest.of(order.messages(), most);
            if (entries.stream().mapToLong(this::weigh).sum() <= limit / 2) break;
        }
        return entries.stream()
                .map(entry -> new Purse(limit / 4, weight).beginning(entry))
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private List<String> newest(List<String> entries, long tokens) {
        int from = entries.size();
        long left = tokens;
        while (from > 0 && left >= weigh(entries.get(from - 1))) left -= weigh(entries.get(--from));
        return entries.subList(from, entries.size());
    }

    private List<String> oldest(List<String> entries, long tokens) {
        int to = 0;
        long left = tokens;
        while (to < entries.size() && left >= weigh(entries.get(to))) left -= weigh(entries.get(to++));
        return entries.subList(0, to);
    }

    private String frame(Order order, String earlier, List<String> entries) {
        var text = new StringBuilder();
        String focus = Purse.clipped(order.focus().strip(), (int) Math.min(LONGEST_FOCUS, limit / 4), 0);
        if (!focus.isEmpty()) text.append("<focus>\n" + focus + "\n</focus>\n\n");
        String before = new Purse(limit / 3, weight).beginning(earlier);
        if (!before.isEmpty()) text.append("<earlier>\n" + before + "\n</earlier>\n\n");
        text.append("<conversation>\n").append(String.join("\n\n", entries)).append("\n</conversation>\n\n");
        long words = Math.max(80, (long) (Math.min(order.room(), MOST_ANSWER) * WORDS_A_TOKEN));
        return text.append(Gist.word("words").formatted(words)).toString();
    }

    private String ask(String text) throws ModelFailure, InterruptedException {
        var task = new FutureTask<>(() -> aside.ask(Work.SUMMARY, instructions, text));
        Thread thread = Thread.ofVirtual().name("summary").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw ModelFailure.passing("the summary took longer than " + patience.toSeconds() + " s", 0);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelFailure failure) throw failure;
            if (e.getCause() instanceof InterruptedException stop) throw stop;
            throw new IllegalStateException(e.getCause());
        } finally {
            thread.interrupt();
        }
    }

    private static boolean usable(String answer, List<String> part) {
        String text = unfenced(answer);
        boolean structured = text.lines().filter(line -> line.startsWith("#")).count() > 1;
        if (text.length() < (structured ? SHORTEST : SHORTEST_UNSTRUCTURED)) return false;
        String start = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        boolean refuses = !structured
                && text.length() < LONGEST_REFUSAL
                && REFUSALS.stream().anyMatch(start::startsWith);
        return !refuses && !echoes(text, part);
    }

    /// Whether most of it is what it was to be made of.
    private static boolean echoes(String text, List<String> part) {
        Set<String> given = new HashSet<>();
        for (String entry : part) entry.lines().map(String::strip).forEach(given::add);
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> line.length() >= ECHO_LINE)
                .toList();
        long same = lines.stream().filter(given::contains).count();
        return !lines.isEmpty() && same * 2 > lines.size();
    }

    private static String unfenced(String answer) {
        String text = answer.strip();
        if (!text.startsWith("```") || !text.endsWith("```") || text.indexOf('\n') < 0) return text;
        return text.substring(text.indexOf('\n'), text.length() - 3).strip();
    }
}
