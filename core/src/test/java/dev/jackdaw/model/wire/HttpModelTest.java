package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.ModelFailure.Cure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Retrying;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A model asked over HTTP, and all that can go wrong on the way.
class HttpModelTest {
    private static final String HELLO = """
            data: {"id":"r","choices":[{"index":0,"delta":{"content":"Hel"}}]}

            data: {"id":"r","choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":"stop"}]}

            data: [DONE]

            """;
    private static final String EVENTS = "text/event-stream";
    private static final HttpModel.Limits SHORT =
            new HttpModel.Limits(Duration.ofMillis(400), Duration.ofMillis(200), Duration.ofMillis(100));

    /// One answer of the server.
    @FunctionalInterface
    private interface Play {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final ConcurrentLinkedQueue<Play> script = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<InetSocketAddress> peers = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    HttpModelTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            peers.add(exchange.getRemoteAddress());
            try (exchange) {
                Play play = script.poll();
                if (play != null) play.answer(exchange);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpModel model() {
        return new HttpModel(new ChatCompletions(), Endpoints.chat(base()), SHORT);
    }

    private static Play says(int status, String type, String body, String... headers) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            for (int i = 0; i < headers.length; i += 2)
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /// Sends so much and then nothing, and keeps the connection.
    private Play stalls(String body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", EVENTS);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            over.await();
        };
    }

    private static Reply ask(Model model) throws ModelFailure, InterruptedException {
        return ask(model, new ArrayList<>());
    }

    private static Reply ask(Model model, List<Arrival> arrivals) throws ModelFailure, InterruptedException {
        var prompt = new Prompt("", List.of(), List.of(Message.User.of("Hi")), Prompt.ToolChoice.AUTO);
        return model.reply(prompt, arrivals::add);
    }

    private ModelFailure failure(Play play) {
        script.add(play);
        return assertThrows(ModelFailure.class, () -> ask(model()));
    }

    @Test
    void aStreamedReplyArrivesInPieces() throws ModelFailure, InterruptedException {
        script.add(says(200, EVENTS, HELLO));
        var arrivals = new ArrayList<Arrival>();
        assertEquals("Hello", ask(model(), arrivals).text());
        assertEquals(new Arrival.TextArrived(0, "Hel"), arrivals.get(1));
    }

    @Test
    void aConnectionIsKeptForTheNextRequest() throws ModelFailure, InterruptedException {
        for (int i = 0; i < 3; i++) {
            script.add(says(200, EVENTS, HELLO));
            ask(model());
        }
        assertEquals(1, peers.stream().distinct().count());
    }

    @Test
    void aWholeReplyIsReadWhereNothingIsStreamed() throws ModelFailure, InterruptedException {
        String whole = "{\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}";
        script.add(says(200, "application/json", whole));
        script.add(says(200, "text/plain", whole));
        assertEquals("Hello", ask(model()).text());
        assertEquals("Hello", ask(model()).text());
    }

    @Test
    void failuresAreToldByTheirCure() {
        ModelFailure key = failure(says(401, "application/json", "{\"error\":{\"message\":\"bad key\"}}"));
        assertEquals(Category.AUTHENTICATION_FAILED, key.category());
        assertEquals(new Cure.Mend(), key.cure());
        assertTrue(key.why().contains("bad key") && key.why().contains("OPENAI_API_KEY"), key.why());
        ModelFailure money = failure(
                says(429, "application/json", "{\"error\":{\"message\":\"pay\",\"code\":\"insufficient_quota\"}}"));
        assertEquals(Category.BILLING_ERROR, money.category());
        assertEquals(new Cure.Mend(), money.cure());
        ModelFailure missing = failure(says(404, "application/json", "{\"error\":{\"message\":\"no model\"}}"));
        assertEquals(Category.MODEL_NOT_FOUND, missing.category());
        assertTrue(missing.why().contains("\"m\"") && missing.why().contains(base() + "/v1"), missing.why());
        ModelFailure wrong = failure(says(422, "application/json", "{\"detail\":\"no such field\"}"));
        assertEquals(Category.INVALID_REQUEST, wrong.category());
        assertTrue(wrong.why().contains("no such field"), wrong.why());
        assertEquals(new Cure.Shorten(), failure(says(413, "text/plain", "")).cure());
        assertEquals(
                new Cure.Shorten(),
                failure(says(400, "application/json", "{\"message\":\"prompt is too long: 9 > 8\"}"))
                        .cure());
        ModelFailure page = failure(says(200, "text/html; charset=utf-8", "<html>Welcome</html>"));
        assertEquals(new Cure.Mend(), page.cure());
        assertTrue(page.why().contains("text/html") && page.why().contains("base URL"), page.why());
        assertTrue(failure(says(502, "text/html", "<html>Bad gateway</html>"))
                .why()
                .contains("text/html"));
    }

    @Test
    void aProviderThatIsBusyIsAskedAgainWhenItSays() {
        for (int status : List.of(408, 409, 429, 500, 502, 503, 504, 529))
            assertEquals(
                    new Cure.Retry(Optional.empty()),
                    failure(says(status, "text/plain", "")).cure(),
                    "" + status);
        assertEquals(
                after(2500),
                failure(says(429, "text/plain", "", "retry-after", "2.5")).cure());
        assertEquals(
                after(70),
                failure(says(429, "text/plain", "", "retry-after-ms", "70")).cure());
        for (String garbage : List.of("-1", "soon", "NaN", "Fri, 31 Dec 1999 23:59:59 GMT"))
            assertEquals(
                    new Cure.Retry(Optional.empty()),
                    failure(says(429, "text/plain", "", "retry-after", garbage)).cure());
        var dated = assertInstanceOf(
                Cure.Retry.class,
                failure(says(503, "text/plain", "", "retry-after", "Sun, 31 Dec 2090 23:59:59 GMT"))
                        .cure());
        assertTrue(dated.after().orElseThrow().toDays() > 365);
    }

    private static Cure after(long millis) {
        return new Cure.Retry(Optional.of(Duration.ofMillis(millis)));
    }

    @Test
    void aSilentBodyIsGivenUp() {
        ModelFailure first = failure(stalls(""));
        assertInstanceOf(Cure.Retry.class, first.cure());
        ModelFailure between = failure(stalls(HELLO.substring(0, 80)));
        assertTrue(between.why().startsWith("nothing came from 127.0.0.1"), between.why());
        ModelFailure headers = failure(exchange -> over.await());
        assertInstanceOf(Cure.Retry.class, headers.cure());
    }

    @Test
    void aReplyIsOverThoughTheConnectionStaysOpen() throws ModelFailure, InterruptedException {
        script.add(stalls(HELLO));
        long start = System.nanoTime();
        assertEquals("Hello", ask(model()).text());
        assertTrue(System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(390));
        script.add(stalls(HELLO.substring(0, HELLO.indexOf("data: [DONE]"))));
        assertEquals("Hello", ask(model()).text());
    }

    @Test
    void aCutStreamIsAskedForAgainFromItsBeginning() throws ModelFailure, InterruptedException {
        script.add(says(200, EVENTS, HELLO.substring(0, HELLO.indexOf("\n\n") + 2)));
        script.add(says(200, EVENTS, HELLO));
        var arrivals = new ArrayList<Arrival>();
        var model = new Retrying(model(), _ -> {}, () -> 0.5);
        assertEquals("Hello", ask(model, arrivals).text());
        assertEquals(
                List.of(
                        "ReplyBegan",
                        "TextArrived",
                        "Retrying",
                        "ReplyBegan",
                        "TextArrived",
                        "TextArrived",
                        "PartEnded"),
                arrivals.stream().map(a -> a.getClass().getSimpleName()).toList());
    }

    @Test
    void anInterruptEndsTheExchangeAtOnce() throws InterruptedException {
        for (Play play : List.of(stalls(HELLO.substring(0, 80)), (Play) exchange -> over.await())) {
            script.add(play);
            var limits = new HttpModel.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1));
            var model = new HttpModel(new ChatCompletions(), Endpoints.chat(base()), limits);
            var ended = new ConcurrentLinkedQueue<Exception>();
            Thread asking = Thread.ofVirtual().start(() -> {
                try {
                    ask(model);
                } catch (InterruptedException | ModelFailure e) {
                    ended.add(e);
                }
            });
            Thread.sleep(200);
            long start = System.nanoTime();
            asking.interrupt();
            assertTrue(asking.join(Duration.ofSeconds(5)));
            assertTrue(System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(100));
            assertInstanceOf(InterruptedException.class, ended.peek());
        }
    }

    @Test
    void anUnreachableHostIsNamed() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        var refused = new HttpModel(new ChatCompletions(), Endpoints.chat("http://127.0.0.1:" + closed));
        ModelFailure failure = assertThrows(ModelFailure.class, () -> ask(refused));
        assertInstanceOf(Cure.Retry.class, failure.cure());
        assertTrue(failure.why().startsWith("127.0.0.1:" + closed + " refuses the connection"), failure.why());
        var unknown = new HttpModel(new ChatCompletions(), Endpoints.chat("http://no-such-host.invalid"));
        ModelFailure nowhere = assertThrows(ModelFailure.class, () -> ask(unknown));
        assertEquals("the host no-such-host.invalid is unknown. Check the base URL and the network.", nowhere.why());
    }

    @Test
    void aRefusedFieldIsLeftOutFromThenOn() throws ModelFailure, InterruptedException {
        String refusal = "{\"error\":{\"message\":\"Unknown field stream_options\"}}";
        script.add(says(400, "application/json", refusal));
        script.add(says(200, EVENTS, HELLO));
        script.add(says(200, EVENTS, HELLO));
        Model model = model();
        ask(model);
        ask(model);
        assertEquals(
                List.of(true, false, false),
                bodies.stream()
                        .map(body -> Json.parse(body).get("stream_options") instanceof Json.Obj)
                        .toList());
    }

    @Test
    void aKeyThatCannotBeSentIsNotTold() {
        Endpoint endpoint = Endpoints.of("openai", ChatCompletions.NAME, base());
        var broken = new Endpoint(
                endpoint.provider(),
                endpoint.wire(),
                "m",
                endpoint.base(),
                Optional.of("se\ncret"),
                1,
                endpoint.maxOutput(),
                endpoint.temperature(),
                true,
                endpoint.headers(),
                endpoint.extra(),
                endpoint.script());
        ModelFailure failure =
                assertThrows(ModelFailure.class, () -> ask(new HttpModel(new ChatCompletions(), broken)));
        assertTrue(failure.why().contains("check") && !failure.why().contains("cret"), failure.why());
    }
}
