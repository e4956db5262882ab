package dev.jackdaw.bench.faults;

import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Retrying;
import dev.jackdaw.model.http.HttpModel;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.Wire;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.Strictness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Faults in real time: several who ask at once, and one who loses patience.
final class Crowds {
    private static final int AGENTS = 5;
    private static final Prompt PROMPT =
            new Prompt("", List.of(), List.of(Message.User.of("Hi")), Prompt.ToolChoice.AUTO);

    private Crowds() {}

    static List<Trial> trials() {
        return List.of(
                new Trial(
                        "five agents limited at once", "R07", "5 answered, no two retries within 100 ms", Crowds::five),
                new Trial("interrupt during a pause", "R07", "interrupted at once", Crowds::impatient));
    }

    private static Model model(ScriptedServer server) {
        Endpoint endpoint = Endpoint.of("openai-chat", "m", server.chatBase(), "key");
        return new Retrying(new HttpModel(Wire.named(endpoint.wire()), endpoint));
    }

    private static String five() throws Exception {
        var answered = new AtomicLong();
        try (var server = ScriptedServer.start(Strictness.FULL.allowingRewrites())) {
            for (int i = 0; i < AGENTS; i++) server.fails(429, Map.of("retry-after", "1"), "");
            server.always(_ -> ScriptedReply.text("done"));
            Model model = model(server);
            var agents = new ArrayList<Thread>();
            for (int i = 0; i < AGENTS; i++)
                agents.add(Thread.ofVirtual().start(() -> {
                    try {
                        model.reply(PROMPT, _ -> {});
                        answered.incrementAndGet();
                    } catch (ModelFailure | InterruptedException failed) {
                        return;
                    }
                }));
            for (Thread agent : agents) agent.join();
            List<Long> retries = server.exchanges().stream()
                    .skip(AGENTS)
                    .map(ScriptedServer.Exchange::arrived)
                    .sorted()
                    .toList();
            long closest = Long.MAX_VALUE;
            for (int i = 1; i < retries.size(); i++)
                closest = Math.min(closest, (retries.get(i) - retries.get(i - 1)) / 1_000_000);
            return answered.get() + " answered, "
                    + (closest >= 100 ? "no two retries within 100 ms" : "two retries within " + closest + " ms");
        }
    }

    private static String impatient() throws Exception {
        try (var server = ScriptedServer.start()) {
            server.fails(429, Map.of("retry-after", "60"), "");
            var ended = new AtomicLong();
            Model model = model(server);
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    model.reply(PROMPT, _ -> {});
                } catch (ModelFailure failed) {
                    return;
                } catch (InterruptedException stop) {
                    ended.set(System.nanoTime());
                }
            });
            while (server.exchanges().isEmpty()) Thread.sleep(5);
            Thread.sleep(200);
            long start = System.nanoTime();
            asking.interrupt();
            asking.join();
            long late = (ended.get() - start) / 1_000_000;
            return ended.get() == 0
                    ? "not interrupted"
                    : late <= 100 ? "interrupted at once" : "late by " + late + " ms";
        }
    }
}
