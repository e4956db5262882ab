package dev.jackdaw.bench.faults;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Retrying;
import dev.jackdaw.model.http.HttpModel;
import dev.jackdaw.model.provider.Credential;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.Wire;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.Strictness;
import dev.jackdaw.tool.ToolSpec;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A model at a scripted server, asked in this process. Pauses between attempts are noted and skipped; the watchdogs
/// bark after seconds.
final class Asked implements AutoCloseable {
    /// How soon silence counts as one here.
    static final Duration SILENCE = Duration.ofMillis(1500);

    private static final List<ToolSpec> TOOLS = List.of(
            new ToolSpec("bash", "Runs a command.", Json.obj("type", "object")),
            new ToolSpec("read", "Reads a file.", Json.obj("type", "object")));

    /// The wires the server plays.
    enum Spoken {
        CHAT("openai"),
        MESSAGES("anthropic");

        private final String provider;

        Spoken(String provider) {
            this.provider = provider;
        }
    }

    private final ScriptedServer server;
    private final Spoken spoken;
    private final List<Long> waits = new ArrayList<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final Model model;
    private Duration skipped = Duration.ZERO;

    private Asked(ScriptedServer server, Spoken spoken, Credential credential, Duration silence) {
        this.server = server;
        this.spoken = spoken;
        Endpoint endpoint = Endpoint.of(spoken.provider, "m", base(server, spoken), "key");
        if (credential.helper().isPresent()) endpoint = endpoint.with(credential);
        var limits = new HttpModel.Limits(silence, silence, Duration.ofMillis(500));
        this.model =
                new Retrying(new HttpModel(Wire.named(endpoint.wire()), endpoint, limits), new Skipping(), () -> 0.5);
    }

    private static URI base(ScriptedServer server, Spoken spoken) {
        return switch (spoken) {
            case CHAT -> server.chatBase();
            case MESSAGES -> server.messagesBase();
        };
    }

    static Asked over(Spoken spoken) throws IOException {
        return over(spoken, Credential.NONE);
    }

    static Asked over(Spoken spoken, Credential credential) throws IOException {
        return new Asked(ScriptedServer.start(Strictness.FULL.allowingRewrites()), spoken, credential, SILENCE);
    }

    /// For requests that take their time.
    static Asked patiently(Spoken spoken) throws IOException {
        return new Asked(
                ScriptedServer.start(Strictness.FULL.allowingRewrites()),
                spoken,
                Credential.NONE,
                Duration.ofMinutes(1));
    }

    ScriptedServer server() {
        return server;
    }

    Model model() {
        return model;
    }

    /// The pauses between attempts, in milliseconds.
    List<Long> waits() {
        return List.copyOf(waits);
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /// Adds what the next prompt says.
    Asked with(Message... more) {
        messages.addAll(List.of(more));
        return this;
    }

    /// Asks, and keeps the reply for the next prompt.
    Reply ask() throws ModelFailure, InterruptedException {
        if (messages.isEmpty() || messages.getLast() instanceof Message.Assistant) messages.add(Message.User.of("Hi"));
        Reply reply = model.reply(new Prompt("", TOOLS, messages, Prompt.ToolChoice.AUTO), arrivals::add);
        messages.add(reply.message());
        return reply;
    }

    /// Asks and tells what came: `answered` or `failed`, and after how many requests.
    String verdict() throws InterruptedException {
        int before = server.count();
        try {
            String text = ask().text();
            return (text.equals("done") ? "answered" : "answered \"" + text + "\"") + " by request "
                    + (server.count() - before);
        } catch (ModelFailure failure) {
            return "failed (" + failure.cure().getClass().getSimpleName().toLowerCase(Locale.ROOT) + ", "
                    + failure.category().name().toLowerCase(Locale.ROOT) + ") by request "
                    + (server.count() - before);
        }
    }

    /// As [#verdict()], and whether the only pause was of that length.
    String waited(long least, long most) throws InterruptedException {
        String verdict = verdict();
        boolean fitting = waits.size() == 1 && waits.getFirst() >= least && waits.getFirst() <= most;
        return verdict + (fitting ? " in time" : " after pauses of " + waits);
    }

    private final class Skipping implements Retrying.Sleeper {
        @Override
        public void sleep(Duration duration) {
            waits.add(duration.toMillis());
            skipped = skipped.plus(duration);
        }

        @Override
        public long now() {
            return System.nanoTime() + skipped.toNanos();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    @Override
    public String toString() {
        return "asked over " + spoken.name().toLowerCase(Locale.ROOT);
    }
}
