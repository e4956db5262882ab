package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.wire.ChatCompletions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server whose certificate only its owner trusts.
class TrustTest {
    private static final HttpModel.Limits LIMITS =
            new HttpModel.Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(1));
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path folder;

    private static final ConcurrentLinkedQueue<String> headers = new ConcurrentLinkedQueue<>();
    private static Optional<HttpsServer> running = Optional.empty();

    @BeforeAll
    static void serve() throws Exception {
        Path store = folder.resolve("store.p12");
        keytool("-genkeypair -alias a -keyalg EC -dname CN=models.test -ext san=dns:models.test,ip:127.0.0.1"
                + " -validity 2 -storetype PKCS12 -storepass changeit -keystore " + store);
        keytool("-exportcert -rfc -alias a -storepass changeit -keystore " + store + " -file "
                + folder.resolve("own.pem"));
        keytool("-genkeypair -alias b -keyalg EC -dname CN=other.test -validity 2 -storetype PKCS12"
                + " -storepass changeit -keystore " + folder.resolve("other.p12"));
        keytool("-exportcert -rfc -alias b -storepass changeit -keystore " + folder.resolve("other.p12") + " -file "
                + folder.resolve("other.pem"));
        Files.writeString(
                folder.resolve("both.pem"),
                "# Issuer: - other -\n" + Files.readString(folder.resolve("other.pem")) + "\n# own -----\n"
                        + Files.readString(folder.resolve("own.pem")));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            headers.addAll(exchange.getRequestHeaders().keySet());
            exchange.getRequestBody().readAllBytes();
            byte[] hello = PlayedServer.HELLO.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", PlayedServer.EVENTS);
            exchange.sendResponseHeaders(200, hello.length);
            exchange.getResponseBody().write(hello);
            exchange.close();
        });
        server.start();
        running = Optional.of(server);
    }

    @AfterAll
    static void stop() {
        running.ifPresent(server -> server.stop(0));
    }

    private static void keytool(String arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    private static int port() {
        return running.orElseThrow().getAddress().getPort();
    }

    private static String ask(String base, Map<String, String> environment) throws ModelFailure, InterruptedException {
        var connections = new Connections(new Surroundings(environment));
        var model = new HttpModel(new ChatCompletions(), Endpoints.chat(base), LIMITS, connections);
        var prompt = new Prompt("", List.of(), List.of(Message.User.of("Hi")), Prompt.ToolChoice.AUTO);
        return model.reply(prompt, _ -> {}).text();
    }

    private static String why(Map<String, String> environment) {
        return assertThrows(ModelFailure.class, () -> ask("https://127.0.0.1:" + port(), environment))
                .why();
    }

    @Test
    void aCertificateNobodyVouchesForIsRefusedWithTheMend() {
        String why = why(Map.of());
        assertTrue(why.contains("is not trusted") && why.contains("SSL_CERT_FILE"), why);
        String other = why(Map.of("SSL_CERT_FILE", folder.resolve("other.pem").toString()));
        assertTrue(other.contains("is not trusted"), other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "JACKDAW_CA_FILE"})
    void theCertificatesOfAFileAreTrustedToo(String variable) throws Exception {
        String both = folder.resolve("both.pem").toString();
        assertEquals("Hello", ask("https://127.0.0.1:" + port(), Map.of(variable, both)));
    }

    @Test
    void theCertificatesOfAFolderAreTrustedToo() throws Exception {
        Path certificates = Files.createDirectories(folder.resolve("certificates"));
        Files.copy(folder.resolve("own.pem"), certificates.resolve("0a1b2c3d.0"));
        Files.writeString(certificates.resolve("README"), "nothing");
        assertEquals("Hello", ask("https://127.0.0.1:" + port(), Map.of("SSL_CERT_DIR", "/no/such:" + certificates)));
    }

    @Test
    void thePlatformsOwnStayTrusted() throws Exception {
        var trust = new Trust(new Surroundings(
                Map.of("SSL_CERT_FILE", folder.resolve("own.pem").toString())));
        var alone = new Trust(new Surroundings(Map.of()));
        assertFalse(alone.more());
        assertEquals(SSLContext.getDefault(), alone.context());
        assertFalse(trust.context().equals(SSLContext.getDefault()));
    }

    @Test
    void aFileThatCannotBeUsedIsTold() throws Exception {
        assertTrue(
                why(Map.of("SSL_CERT_FILE", "/no/such.pem")).contains("/no/such.pem (SSL_CERT_FILE) cannot be read"));
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing in it");
        assertTrue(why(Map.of("JACKDAW_CA_FILE", empty.toString())).contains("holds none"));
        Path cut = Files.writeString(folder.resolve("cut.pem"), "-----BEGIN CERTIFICATE-----\nMIIB");
        assertTrue(why(Map.of("NODE_EXTRA_CA_CERTS", cut.toString())).contains("is broken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://", "http://me:secret@", "socks5://me:secret@", "socks5://", "socks4://"})
    void aSecureConnectionGoesThroughAnyProxy(String scheme) throws Exception {
        headers.clear();
        Optional<Via.Login> login =
                scheme.contains("@") ? Optional.of(new Via.Login("me", "secret")) : Optional.empty();
        try (var proxy = new PlayedProxy(port(), login)) {
            var environment = Map.of(
                    "SSL_CERT_FILE",
                    folder.resolve("own.pem").toString(),
                    "HTTPS_PROXY",
                    scheme + "127.0.0.1:" + proxy.port());
            assertEquals("Hello", ask("https://models.test", environment));
            String kind = scheme.startsWith("http")
                    ? "CONNECT"
                    : scheme.substring(0, 6).toUpperCase(java.util.Locale.ROOT);
            assertEquals(List.of(kind + " models.test:443"), proxy.asked());
            assertFalse(headers.stream().anyMatch(name -> name.startsWith("Proxy-")), headers::toString);
        }
    }
}
