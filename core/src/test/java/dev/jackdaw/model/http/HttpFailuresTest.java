package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.ModelFailure.Cure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.provider.Credential;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.ChatCompletions;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// All that a provider can refuse, and what it comes to.
class HttpFailuresTest {
    private static final HttpModel.Limits SHORT =
            new HttpModel.Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(100));

    private final PlayedServer server;

    HttpFailuresTest() throws IOException {
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
        var prompt = new Prompt("", List.of(), List.of(Message.User.of("Hi")), Prompt.ToolChoice.AUTO);
        return model.reply(prompt, _ -> {});
    }

    private ModelFailure failure(PlayedServer played) {
        return assertThrows(ModelFailure.class, () -> ask(model()), played.base());
    }

    @Test
    void failuresAreToldByTheirCure() {
        ModelFailure key = failure(server.says(401, "application/json", "{\"error\":{\"message\":\"bad key\"}}"));
        assertEquals(Category.AUTHENTICATION_FAILED, key.category());
        assertEquals(new Cure.Mend(), key.cure());
        assertTrue(key.why().contains("bad key") && key.why().contains("OPENAI_API_KEY"), key.why());
        ModelFailure money = failure(server.says(
                429, "application/json", "{\"error\":{\"message\":\"pay\",\"code\":\"insufficient_quota\"}}"));
        assertEquals(Category.BILLING_ERROR, money.category());
        assertEquals(new Cure.Mend(), money.cure());
        ModelFailure missing = failure(server.says(404, "application/json", "{\"error\":{\"message\":\"no model\"}}"));
        assertEquals(Category.MODEL_NOT_FOUND, missing.category());
        assertTrue(missing.why().contains("\"m\"") && missing.why().contains(server.base() + "/v1"), missing.why());
        ModelFailure wrong = failure(server.says(422, "application/json", "{\"detail\":\"no such field\"}"));
        assertEquals(Category.INVALID_REQUEST, wrong.category());
        assertTrue(wrong.why().contains("no such field"), wrong.why());
        assertEquals(
                new Cure.Shorten(), failure(server.says(413, "text/plain", "")).cure());
        assertEquals(
                new Cure.Shorten(),
                failure(server.says(400, "application/json", "{\"message\":\"prompt is too long: 9 > 8\"}"))
                        .cure());
        ModelFailure page = failure(server.says(200, "text/html; charset=utf-8", "<html>Welcome</html>"));
        assertEquals(new Cure.Mend(), page.cure());
        assertTrue(page.why().contains("text/html") && page.why().contains("base URL"), page.why());
        assertTrue(failure(server.says(502, "text/html", "<html>Bad gateway</html>"))
                .why()
                .contains("text/html"));
    }

    @Test
    void aProviderThatIsBusyIsAskedAgainWhenItSays() {
        for (int status : List.of(408, 409, 429, 500, 502, 503, 504, 529))
            assertEquals(
                    new Cure.Retry(Optional.empty()),
                    failure(server.says(status, "text/plain", "")).cure(),
                    "" + status);
        assertEquals(
                after(2500),
                failure(server.says(429, "text/plain", "", "retry-after", "2.5"))
                        .cure());
        assertEquals(
                after(70),
                failure(server.says(429, "text/plain", "", "retry-after-ms", "70"))
                        .cure());
        for (String garbage : List.of("-1", "soon", "NaN", "Fri, 31 Dec 1999 23:59:59 GMT"))
            assertEquals(
                    new Cure.Retry(Optional.empty()),
                    failure(server.says(429, "text/plain", "", "retry-after", garbage))
                            .cure());
        var dated = assertInstanceOf(
                Cure.Retry.class,
                failure(server.says(503, "text/plain", "", "retry-after", "Sun, 31 Dec 2090 23:59:59 GMT"))
                        .cure());
        assertTrue(dated.after().orElseThrow().toDays() > 365);
    }

    private static Cure after(long millis) {
        return new Cure.Retry(Optional.of(Duration.ofMillis(millis)));
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
        server.says(400, "application/json", refusal);
        server.says(200, PlayedServer.EVENTS, PlayedServer.HELLO);
        server.says(200, PlayedServer.EVENTS, PlayedServer.HELLO);
        Model model = model();
        ask(model);
        ask(model);
        assertEquals(
                List.of(true, false, false),
                server.bodies().stream()
                        .map(body -> Json.parse(body).get("stream_options") instanceof Json.Obj)
                        .toList());
    }

    @Test
    void aKeyThatCannotBeSentIsNotTold() {
        Endpoint broken = Endpoints.chat(server.base()).with(Credential.of("se\ncret"));
        ModelFailure failure =
                assertThrows(ModelFailure.class, () -> ask(new HttpModel(new ChatCompletions(), broken)));
        assertTrue(failure.why().contains("check") && !failure.why().contains("cret"), failure.why());
    }
}
