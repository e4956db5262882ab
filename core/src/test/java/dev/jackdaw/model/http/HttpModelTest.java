package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Cure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Retrying;
import dev.jackdaw.model.wire.ChatCompletions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A model asked over HTTP.
class HttpModelTest {
    private static final HttpModel.Limits SHORT =
            new HttpModel.Limits(Duration.ofMillis(400), Duration.ofMillis(200), Duration.ofMillis(100));
    private static final HttpModel.Limits LONG =
            new HttpModel.Limits(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final PlayedServer server;

    HttpModelTest() throws IOException {
        server = new PlayedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpModel model() {
        return new HttpModel(new ChatCompletions(), Endpoints.chat(server.base()), SHORT);
    }

    private static Reply ask(Model model) throws ModelFailure, InterruptedException {
        return ask(model, new ArrayList<>());
    }

    private static Reply ask(Model model, List<Arrival> arrivals) throws ModelFailure, InterruptedException {
        var prompt = new Prompt("", List.of(), List.of(Message.User.of("Hi")), Prompt.ToolChoice.AUTO);
        return model.reply(prompt, arrivals::add);
    }

    private ModelFailure failure(PlayedServer played) {
        return assertThrows(ModelFailure.class, () -> ask(model()), played.base());
    }

    @Test
    void piecesThatArriveTogetherAreToldOfAsOne() throws ModelFailure, InterruptedException {
        server.says(200, PlayedServer.EVENTS, PlayedServer.HELLO);
        var arrivals = new ArrayList<Arrival>();
        assertEquals("Hello", ask(model(), arrivals).text());
        assertEquals(new Arrival.TextArrived(0, "Hello"), arrivals.get(1));
    }

    @Test
    void aConnectionIsKeptForTheNextRequest() throws ModelFailure, InterruptedException {
        for (int i = 0; i < 3; i++) {
            server.says(200, PlayedServer.EVENTS, PlayedServer.HELLO);
            ask(model());
        }
        assertEquals(1, server.connections());
    }

    @Test
    void aWholeReplyIsReadWhereNothingIsStreamed() throws ModelFailure, InterruptedException {
        String whole = "{\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}";
        server.says(200, "application/json", whole);
        server.says(200, "text/plain", whole);
        assertEquals("Hello", ask(model()).text());
        assertEquals("Hello", ask(model()).text());
    }

    @Test
    void aSilentBodyIsGivenUp() {
        ModelFailure first = failure(server.stalls(""));
        assertInstanceOf(Cure.Retry.class, first.cure());
        ModelFailure between = failure(server.stalls(PlayedServer.HELLO.substring(0, 80)));
        assertTrue(between.why().startsWith("nothing came from 127.0.0.1"), between.why());
        ModelFailure headers = failure(server.keepsSilent());
        assertInstanceOf(Cure.Retry.class, headers.cure());
    }

    @Test
    void aReplyIsOverThoughTheConnectionStaysOpen() throws ModelFailure, InterruptedException {
        server.stalls(PlayedServer.HELLO);
        var patient = new HttpModel(new ChatCompletions(), Endpoints.chat(server.base()), LONG);
        assertEquals(
                "Hello",
                assertTimeoutPreemptively(
                        Duration.ofSeconds(10), () -> ask(patient).text()));
        server.stalls(PlayedServer.HELLO.substring(0, PlayedServer.HELLO.indexOf("data: [DONE]")));
        assertEquals("Hello", ask(model()).text());
    }

    @Test
    void aCutStreamIsAskedForAgainFromItsBeginning() throws ModelFailure, InterruptedException {
        server.says(200, PlayedServer.EVENTS, PlayedServer.HELLO.substring(0, PlayedServer.HELLO.indexOf("\n\n") + 2));
        server.says(200, PlayedServer.EVENTS, PlayedServer.HELLO);
        var arrivals = new ArrayList<Arrival>();
        var model = new Retrying(model(), _ -> {}, () -> 0.5);
        assertEquals("Hello", ask(model, arrivals).text());
        assertEquals(
                List.of("ReplyBegan", "TextArrived", "Retrying", "ReplyBegan", "TextArrived", "PartEnded"),
                arrivals.stream().map(a -> a.getClass().getSimpleName()).toList());
    }

    @Test
    void anInterruptEndsTheExchangeAtOnce() throws InterruptedException {
        server.stalls(PlayedServer.HELLO.substring(0, 80)).keepsSilent();
        for (int i = 0; i < 2; i++) {
            var model = new HttpModel(new ChatCompletions(), Endpoints.chat(server.base()), LONG);
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
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(1));
            assertInstanceOf(InterruptedException.class, ended.peek());
        }
    }
}
