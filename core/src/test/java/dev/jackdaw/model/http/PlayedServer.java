package dev.jackdaw.model.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A provider that answers as it was told, one answer for each request.
final class PlayedServer implements AutoCloseable {
    static final String EVENTS = "text/event-stream";
    static final String HELLO = """
            data: {"id":"r","choices":[{"index":0,"delta":{"content":"Hel"}}]}

            data: {"id":"r","choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":"stop"}]}

            data: [DONE]

            """;

    /// One answer.
    @FunctionalInterface
    interface Play {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final ConcurrentLinkedQueue<Play> script = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<InetSocketAddress> peers = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;

    PlayedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        peers.add(exchange.getRemoteAddress());
        try (exchange) {
            Play play = script.poll();
            if (play != null) play.answer(exchange);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The bodies of the requests so far.
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    /// How many connections there were so far.
    long connections() {
        return peers.stream().distinct().count();
    }

    PlayedServer plays(Play play) {
        script.add(play);
        return this;
    }

    PlayedServer says(int status, String type, String body, String... headers) {
        return plays(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            for (int i = 0; i < headers.length; i += 2)
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /// Sends so much and then nothing, and keeps the connection.
    PlayedServer stalls(String body) {
        return plays(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", EVENTS);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            over.await();
        });
    }

    /// Never even begins to answer.
    PlayedServer keepsSilent() {
        return plays(exchange -> over.await());
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
