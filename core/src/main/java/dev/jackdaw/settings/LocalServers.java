package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.provider.Provider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Looks for servers on this machine that serve models. Only where nothing else is configured: it takes up to 300 ms,
/// and a second where one answers slowly.
public final class LocalServers {
    private static final int PATIENCE_MILLIS = 300;
    private static final int SLOWEST_MILLIS = 1_000;
    private static final int MOST_BYTES = 1 << 20;

    /// A server that answered, and the first model it has.
    public record Found(Provider provider, String model) {}

    private LocalServers() {}

    /// The first of these that answers, all asked at once.
    static Optional<Found> first(List<Provider> providers) {
        return all(providers).stream().findFirst();
    }

    /// Those that answer.
    public static List<Found> all(List<Provider> providers) {
        List<CompletableFuture<Optional<Found>>> asked = providers.stream()
                .map(provider -> CompletableFuture.supplyAsync(() -> ask(provider), Thread.ofVirtual()::start)
                        .completeOnTimeout(Optional.empty(), SLOWEST_MILLIS, TimeUnit.MILLISECONDS))
                .toList();
        return asked.stream().flatMap(answer -> answer.join().stream()).toList();
    }

    /// Servers with an address that ends in `/v1` list their models as OpenAI does, others as Ollama. Asked without the
    /// HTTP client, which takes longer to load than all of this may.
    private static Optional<Found> ask(Provider provider) {
        URI base = provider.base();
        String path = base.getPath() + (base.getPath().endsWith("/v1") ? "/models" : "/api/tags");
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(String.valueOf(base.getHost()), base.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET " + path + " HTTP/1.0\r\nHost: " + base.getAuthority() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            boolean fine = answer.startsWith("HTTP/1.") && answer.contains(" 200 ");
            int begin = answer.indexOf('{');
            return fine && begin > 0
                    ? model(answer.substring(begin, answer.lastIndexOf('}') + 1))
                            .map(name -> new Found(provider, name))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException nobody) {
            return Optional.empty();
        }
    }

    /// The first that is not for embeddings.
    private static Optional<String> model(String body) {
        try {
            Json answer = Json.parse(body);
            List<Json> models = new ArrayList<>(answer.get("data").items());
            models.addAll(answer.get("models").items());
            return models.stream()
                    .map(model -> model.get("id").text(model.get("name").text("")))
                    .filter(name -> !name.isEmpty() && !name.contains("embed"))
                    .findFirst();
        } catch (JsonFault other) {
            return Optional.empty();
        }
    }
}
