package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.Content;
import dev.jackdaw.tool.ToolCall;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A model server on 127.0.0.1 that says what it was told to say, over chat completions (`…/chat/completions`),
/// Responses (`…/responses`), Anthropic messages (`…/messages`), Gemini (`…:generateContent`,
/// `…:streamGenerateContent`)
/// and Ollama (`…/api/chat`), streamed or in one piece as the request wishes.
///
/// It is as strict as the strictest provider: every request is checked, what is wrong with it is kept
/// ([#violations()]) and answered with status 400, and the script does not advance.
///
/// ```java
/// try (var server = ScriptedServer.start()
///         .calls(ScriptedReply.call("read", Json.obj("path", "a.txt")))
///         .says("done")) {
///     … server.chatBase() …
/// }
/// ```
public final class ScriptedServer implements AutoCloseable {

    /// An answer worked out from the request.
    @FunctionalInterface
    public interface Turn {
        ScriptedReply reply(ServedRequest request) throws InterruptedException;
    }

    /// One answered request, in [System#nanoTime()].
    ///
    /// @param arrived when the whole request had been read
    /// @param begun when the first byte of the answer was about to be written
    /// @param answered when the last byte of the answer was about to be sent
    /// @param bytes of the request's body
    public record Exchange(long arrived, long begun, long answered, long bytes) {}

    private final ServerSocket listening;
    private final Strictness strictness;
    private final Deque<Turn> script = new ArrayDeque<>();
    private Optional<Turn> otherwise = Optional.empty();
    private final Prefixes prefixes = new Prefixes();
    private final List<ServedRequest> requests = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private final Set<Socket> open = new HashSet<>();
    private boolean closed;
    private int count;

    private ScriptedServer(ServerSocket listening, Strictness strictness) {
        this.listening = listening;
        this.strictness = strictness;
    }

    /// Starts a server with the full set of rules on a free port.
    public static ScriptedServer start() throws IOException {
        return start(Strictness.FULL);
    }

    public static ScriptedServer start(Strictness strictness) throws IOException {
        var server = new ScriptedServer(
                new ServerSocket(0, 128, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), strictness);
        Thread.ofVirtual().name("scripted-server").start(server::accept);
        return server;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// The address for clients of chat completions and Responses, as in `OPENAI_BASE_URL`.
    public URI chatBase() {
        return URI.create("http://127.0.0.1:" + port() + "/v1");
    }

    /// The address for clients of Anthropic messages, as in `ANTHROPIC_BASE_URL`.
    public URI messagesBase() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /// The address for clients of Gemini, as in `GOOGLE_GEMINI_BASE_URL`.
    public URI geminiBase() {
        return messagesBase();
    }

    /// The address for clients of Ollama, as in `OLLAMA_HOST`.
    public URI ollamaBase() {
        return messagesBase();
    }

    /// Adds a reply of text.
    public ScriptedServer says(String text) {
        return plays(ScriptedReply.text(text));
    }

    /// Adds a reply that thinks before it speaks.
    public ScriptedServer thinks(String thinking, String text) {
        return plays(ScriptedReply.of(List.of(new Content.Thinking(thinking, ""), new Content.Text(text))));
    }

    /// Adds a reply that makes calls.
    public ScriptedServer calls(ToolCall... calls) {
        return plays(ScriptedReply.calls(calls));
    }

    /// Adds an error status with its headers and body.
    public ScriptedServer fails(int status, Map<String, String> headers, String body) {
        return plays(ScriptedReply.text("").with(new ScriptedReply.Fault.Status(status, headers, body)));
    }

    public ScriptedServer plays(ScriptedReply reply) {
        return answers(request -> reply);
    }

    /// Adds the replies of a script file; see [ScriptFile].
    public ScriptedServer plays(Path file) throws IOException {
        ScriptFile.read(file).forEach(this::plays);
        return this;
    }

    /// Adds an answer worked out from the request.
    public synchronized ScriptedServer answers(Turn turn) {
        script.add(turn);
        return this;
    }

    /// What to answer whenever the script has ended.
    public synchronized ScriptedServer always(Turn turn) {
        otherwise = Optional.of(turn);
        return this;
    }

    /// The requests so far that asked for a reply; the last one alone where the strictness says so.
    public synchronized List<ServedRequest> requests() {
        return List.copyOf(requests);
    }

    /// What a strict provider would have refused, each with the number of its request.
    public synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /// How many requests asked for a reply.
    public synchronized int count() {
        return count;
    }

    /// When requests came and answers left.
    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listening.accept();
                if (!opened(socket)) return;
                Thread.ofVirtual().name("scripted-connection").start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private synchronized boolean opened(Socket socket) throws IOException {
        if (closed) {
            socket.close();
            return false;
        }
        return open.add(socket);
    }

    private void serve(Socket socket) {
        try (var connection = new HttpConnection(socket)) {
            for (var incoming = connection.next(); incoming.isPresent(); incoming = connection.next())
                if (!answer(incoming.get(), connection)) return;
        } catch (SocketException | EOFException gone) {
            // The client, or close(), ended the connection: nothing is left to be told to anyone.
        } catch (IOException e) {
            violated(List.of("not HTTP: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forget(socket);
        }
    }

    private synchronized void forget(Socket socket) {
        open.remove(socket);
    }

    /// Answers one request.
    ///
    /// @return whether the connection can carry another
    private boolean answer(HttpConnection.Incoming incoming, HttpConnection connection)
            throws IOException, InterruptedException {
        long arrived = System.nanoTime();
        Optional<ServedRequest.Wire> wire =
                incoming.method().equals("POST") ? ServedRequest.Wire.at(incoming.path()) : Optional.empty();
        if (wire.isEmpty()) {
            elsewhere(incoming, connection);
            return true;
        }
        var request = new ServedRequest(
                wire.get(),
                incoming.path(),
                incoming.headers(),
                new String(incoming.body(), StandardCharsets.UTF_8),
                parsed(incoming.body()));
        Answer answer = new Answer(request, connection);
        List<String> wrong = checked(request, incoming.body());
        if (!wrong.isEmpty()) {
            boolean large = incoming.body().length > strictness.largest();
            return answer.send(
                    ScriptedReply.text("").with(new ScriptedReply.Fault.Status(large ? 413 : 400, Map.of(), "")),
                    String.join("; ", wrong));
        }
        boolean goesOn = answer.send(next().reply(request), "scripted failure");
        record(new Exchange(arrived, answer.firstByte(), answer.lastByte(), incoming.body().length));
        return goesOn;
    }

    private void elsewhere(HttpConnection.Incoming incoming, HttpConnection connection) throws IOException {
        boolean models = incoming.method().equals("GET") && incoming.path().endsWith("/models");
        Json body = models
                ? Json.obj("object", "list", "data", List.of(Json.obj("id", "scripted", "object", "model")))
                : new ChatFormat().error(404, "nothing is served at " + incoming.method() + " " + incoming.path());
        connection.answer(models ? 200 : 404, Map.of("Content-Type", "application/json"), body.write());
        connection.flush();
    }

    private static Json parsed(byte[] body) {
        try {
            return Json.parse(body);
        } catch (JsonFault fault) {
            return Json.none();
        }
    }

    private synchronized List<String> checked(ServedRequest request, byte[] raw) {
        count++;
        if (!strictness.keeping()) requests.clear();
        requests.add(request);
        var wrong = new ArrayList<>(strictness.check(request, raw));
        if (wrong.isEmpty() && strictness.prefixes()) wrong.addAll(prefixes.check(request));
        violated(wrong);
        return wrong;
    }

    private synchronized void violated(List<String> wrong) {
        for (String what : wrong) violations.add("request " + count + ": " + what);
    }

    private synchronized Turn next() {
        Turn turn = script.poll();
        if (turn != null) return turn;
        if (otherwise.isPresent()) return otherwise.get();
        violated(List.of("the script has ended"));
        return request -> ScriptedReply.status(400);
    }

    private synchronized void record(Exchange exchange) {
        exchanges.add(exchange);
    }

    /// Stops listening and closes every connection, also those held silent.
    @Override
    public void close() throws IOException {
        Set<Socket> left;
        synchronized (this) {
            closed = true;
            left = Set.copyOf(open);
        }
        listening.close();
        for (Socket socket : left) socket.close();
    }
}
