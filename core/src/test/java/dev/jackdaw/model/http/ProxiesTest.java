package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.wire.ChatCompletions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests through the proxies the environment names.
class ProxiesTest {
    private static final HttpModel.Limits LIMITS =
            new HttpModel.Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(1));
    private static final Via.Login LOGIN = new Via.Login("me", "p@ss:word");
    private static final String LOGIN_TEXT = "me:p%40ss%3Aword@";

    private final PlayedServer server = new PlayedServer();
    private final int port = URI.create(server.base()).getPort();

    ProxiesTest() throws IOException {}

    @AfterEach
    void stop() {
        server.close();
    }

    private static HttpModel model(String base, Map<String, String> environment) {
        var connections = new Connections(new Surroundings(environment));
        return new HttpModel(new ChatCompletions(), Endpoints.chat(base), LIMITS, connections);
    }

    private static String ask(HttpModel model) throws ModelFailure, InterruptedException {
        var prompt = new Prompt("", List.of(), List.of(Message.User.of("Hi")), Prompt.ToolChoice.AUTO);
        return model.reply(prompt, _ -> {}).text();
    }

    @ParameterizedTest
    @CsvSource({
        "http_proxy, http, POST http://models.test:81/v1/chat/completions",
        "HTTP_PROXY, http, POST http://models.test:81/v1/chat/completions",
        "all_proxy, http, POST http://models.test:81/v1/chat/completions",
        "ALL_PROXY, socks5, SOCKS5 models.test:81",
        "http_proxy, socks5h, SOCKS5 models.test:81",
        "http_proxy, socks4, SOCKS4 models.test:81",
    })
    void aProxyOfTheEnvironmentIsUsed(String variable, String scheme, String expected) throws Exception {
        try (var proxy = new PlayedProxy(port, Optional.empty())) {
            server.says(200, PlayedServer.EVENTS, PlayedServer.HELLO);
            server.says(200, PlayedServer.EVENTS, PlayedServer.HELLO);
            var model = model("http://models.test:81", Map.of(variable, scheme + "://127.0.0.1:" + proxy.port()));
            assertEquals("Hello", ask(model));
            assertEquals(List.of(expected), proxy.asked());
            assertEquals("Hello", ask(model));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void aProxyGetsItsLogin(String scheme) throws Exception {
        try (var proxy = new PlayedProxy(port, Optional.of(LOGIN))) {
            server.says(200, PlayedServer.EVENTS, PlayedServer.HELLO);
            String address = scheme + "://" + LOGIN_TEXT + "127.0.0.1:" + proxy.port();
            assertEquals("Hello", ask(model("http://models.test:81", Map.of("HTTP_PROXY", address))));
            assertFalse(proxy.asked().toString().contains("without"), proxy.asked()::toString);
            assertFalse(proxy.asked().contains("the key of the bridge"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http://me:wrong@", "socks5://", "socks5://me:wrong@"})
    void aProxyThatWantsAnotherLoginIsNamed(String scheme) throws Exception {
        try (var proxy = new PlayedProxy(port, Optional.of(LOGIN))) {
            var model = model("http://models.test:81", Map.of("HTTP_PROXY", scheme + "127.0.0.1:" + proxy.port()));
            ModelFailure failure = assertThrows(ModelFailure.class, () -> ask(model));
            assertTrue(failure.why().contains("login") && failure.why().contains("HTTP_PROXY"), failure.why());
            assertFalse(failure.why().contains("wrong"), failure.why());
        }
    }

    @Test
    void aProxyThatRefusesOrIsNotThereIsNamed() throws Exception {
        try (var proxy = new PlayedProxy(port, Optional.empty())) {
            var refused = model("https://refused.test", Map.of("ALL_PROXY", "socks5://127.0.0.1:" + proxy.port()));
            String why = assertThrows(ModelFailure.class, () -> ask(refused)).why();
            assertTrue(why.contains("its rules do not allow it") && why.contains("ALL_PROXY"), why);
        }
        var nowhere = model("https://models.test", Map.of("https_proxy", "http://127.0.0.1:1"));
        String why = assertThrows(ModelFailure.class, () -> ask(nowhere)).why();
        assertTrue(why.startsWith("the proxy http://127.0.0.1:1 (https_proxy) cannot be reached"), why);
        var behind = model("https://models.test", Map.of("https_proxy", "http://a:b@127.0.0.1:1"));
        String told = assertThrows(ModelFailure.class, () -> ask(behind)).why();
        assertTrue(told.contains("http://127.0.0.1:1 (https_proxy)"), told);
    }

    @Test
    void thisMachineIsReachedWithoutAProxy() throws Exception {
        server.says(200, PlayedServer.EVENTS, PlayedServer.HELLO);
        var model = model(server.base(), Map.of("HTTP_PROXY", "http://127.0.0.1:1", "ALL_PROXY", "what is this"));
        assertEquals("Hello", ask(model));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://proxy:21",
                "http://",
                "http://:8080",
                "not an address",
                "http://proxy:port",
                "http://me:secret@"
            })
    void aVariableThatCannotBeReadIsToldWithoutItsValue(String value) {
        var model = model("https://models.test", Map.of("HTTPS_PROXY", value));
        ModelFailure failure = assertThrows(ModelFailure.class, () -> ask(model));
        assertTrue(failure.why().startsWith("the variable HTTPS_PROXY does not hold"), failure.why());
        assertFalse(failure.why().contains("secret"), failure.why());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | models.test | 443 | true",
                "models.test | models.test | 443 | true",
                "models.test | eu.models.test | 443 | true",
                ".models.test | eu.models.test | 443 | true",
                ".models.test | models.test | 443 | true",
                "*.models.test | eu.models.test | 443 | true",
                "MODELS.test | Models.Test | 443 | true",
                "models.test | notmodels.test | 443 | false",
                "a.test, b.test | b.test | 443 | true",
                "a.test b.test | b.test | 443 | true",
                "models.test:443 | models.test | 443 | true",
                "models.test:8443 | models.test | 443 | false",
                "10.1.2.3 | 10.1.2.3 | 80 | true",
                "10.1.2.3 | 10.1.2.30 | 80 | false",
                "10.0.0.0/8 | 10.200.2.3 | 80 | true",
                "192.168.4.0/22 | 192.168.7.255 | 80 | true",
                "192.168.4.0/22 | 192.168.8.1 | 80 | false",
                "10.0.0.0/8 | ten.test | 80 | false",
                "fd00::/8 | [fd12::1] | 80 | true",
                "::1 | [::1] | 80 | true",
                "[fd12::1]:80 | [fd12::1] | 80 | true",
                "[fd12::1]:81 | [fd12::1] | 80 | false",
                "10.0.0.0/99 | 10.0.0.1 | 80 | false",
                ", | models.test | 80 | false",
            })
    void hostsAreExemptAsListed(String list, String host, int at, boolean exempt) {
        assertEquals(exempt, Exempt.parse(list).covers(host, at));
    }

    @Test
    void anExemptHostIsReachedWithoutAProxy() throws ModelFailure {
        var proxies =
                new Proxies(new Surroundings(Map.of("https_proxy", "http://p.test:8080", "no_proxy", ".corp.test")));
        assertEquals(Optional.empty(), proxies.via(URI.create("https://models.corp.test/v1")));
        assertEquals(
                Optional.of(new Via(Via.Kind.HTTP, "p.test", 8080, Optional.empty(), "https_proxy")),
                proxies.via(URI.create("https://models.test/v1")));
        assertEquals(Optional.empty(), proxies.via(URI.create("http://models.test/v1")));
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.test, HTTP, proxy.test, 80",
        "proxy.test:3128, HTTP, proxy.test, 3128",
        "https://proxy.test, HTTPS, proxy.test, 443",
        "http://proxy.test:3128/, HTTP, proxy.test, 3128",
        "socks5://[fd12::1], SOCKS5, fd12::1, 1080",
        "socks4a://proxy.test, SOCKS4, proxy.test, 1080",
        "http://me:a/b@proxy.test:1, HTTP, proxy.test, 1",
    })
    void addressesOfProxiesAreRead(String text, Via.Kind kind, String host, int at) throws ModelFailure {
        Via via = Via.parse(new Surroundings.Variable("X", text));
        assertEquals(List.of(kind, host, at), List.of(via.kind(), via.host(), via.port()));
    }

    @Test
    void aBridgeServesOnlyWhoKnowsItsKey() throws Exception {
        try (var proxy = new PlayedProxy(port, Optional.empty())) {
            Bridge bridge =
                    Bridge.open(Via.parse(new Surroundings.Variable("X", "socks5://127.0.0.1:" + proxy.port())));
            try (var stranger = new Socket("127.0.0.1", bridge.address().getPort())) {
                stranger.getOutputStream()
                        .write("CONNECT models.test:80 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                assertTrue(Dial.head(stranger.getInputStream()).startsWith("HTTP/1.1 403"));
            }
            assertEquals(List.of(), proxy.asked());
        }
    }
}
