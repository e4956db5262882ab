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
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import dev.jackdaw.testing.ServedRequest;
import dev.jackdaw.testing.Strictness;
import dev.jackdaw.tool.ToolSpec;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A model at a scripted server, asked in this process. Pauses between attempts are noted and skipped; the watchdogs
/// bark after seconds.
final class Asked implements AutoCloseable {
    /// How soon silence counts as one here.
    static final Duration SILENCE = Duration.ofMillis(1500);

    /// How long what may follow a whole reply is waited for.
    static final Duration TAIL = Duration.ofMillis(500);

    private static final List<ToolSpec> TOOLS = List.of(
            new ToolSpec("bash", "Runs a command.", Json.obj("type", "object")),
            new ToolSpec("read", "Reads a file.", Json.obj("type", "object")));

    /// The wires the server plays.
    enum Spoken {
        CHAT(ServedRequest.Wire.CHAT_COMPLETIONS, "openai-chat", "length", Optional.of("content_filter"), 3),
        MESSAGES(ServedRequest.Wire.ANTHROPIC_MESSAGES, "anthropic", "max_tokens", Optional.of("refusal"), 1),
        RESPONSES(ServedRequest.Wire.RESPONSES, "openai", "max_output_tokens", Optional.of("content_filter"), 1),
        GEMINI(ServedRequest.Wire.GEMINI, "gemini", "MAX_TOKENS", Optional.of("SAFETY"), 1),
        /// It has no word for a refusal.
        OLLAMA(ServedRequest.Wire.OLLAMA, "ollama", "length", Optional.empty(), 1);

        private final ServedRequest.Wire wire;
        private final String provider;
        private final String limit;
        private final Optional<String> refusal;
        private final int closing;

        /// @param closing how many events end a reply: once the first of them has come, it is whole
        Spoken(ServedRequest.Wire wire, String provider, String limit, Optional<String> refusal, int closing) {
            this.wire = wire;
            this.provider = provider;
            this.limit = limit;
            this.refusal = refusal;
            this.closing = closing;
        }

        ServedRequest.Wire wire() {
            return wire;
        }

        /// Its word for a reply that grew too long.
        String limit() {
            return limit;
        }

        /// Its word for a reply the provider held back.
        Optional<String> refusal() {
            return refusal;
        }

        /// How many events of a reply come before those that make it whole.
        int unfinished(ScriptedReply reply) {
            return reply.events(wire) - closing;
        }

        /// Whether a call comes in one piece, with an object for its arguments.
        boolean callsWhole() {
            return this == GEMINI || this == OLLAMA;
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
        var limits = new HttpModel.Limits(silence, silence, TAIL);
        this.model =
                new Retrying(new HttpModel(Wire.named(endpoint.wire()), endpoint, limits), new Skipping(), () -> 0.5);
    }

    private static URI base(ScriptedServer server, Spoken spoken) {
        return switch (spoken) {
            case CHAT, RESPONSES -> server.chatBase();
            case MESSAGES -> server.messagesBase();
            case GEMINI -> server.geminiBase();
            case OLLAMA -> server.ollamaBase();
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

    /// Takes back what was said last.
    Asked withoutLast() {
        messages.removeLast();
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
