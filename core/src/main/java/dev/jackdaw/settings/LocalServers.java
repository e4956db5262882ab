package dev.jackdaw.settings;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.provider.Provider;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Looks for servers on this machine that serve models. Only where nothing else is configured: it takes up to 300 ms.
final class LocalServers {
    private static final long PATIENCE_MILLIS = 300;

    /// A server that answered, and the first model it has.
    record Found(Provider provider, String model) {}

    private LocalServers() {}

    /// The first of these that answers, all asked at once.
    static Optional<Found> first(List<Provider> providers) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofMillis(PATIENCE_MILLIS))
                .proxy(ProxySelector.of(null))
                .build();
        var asked = new ArrayList<CompletableFuture<Optional<Found>>>();
        for (Provider provider : providers) asked.add(ask(client, provider));
        try {
            CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new))
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            // Those that answered count.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.shutdownNow();
        }
        return asked.stream()
                .filter(answer -> answer.isDone() && !answer.isCompletedExceptionally())
                .flatMap(answer -> answer.join().stream())
                .findFirst();
    }

    /// Servers with an address that ends in `/v1` list their models as OpenAI does, others as Ollama.
    private static CompletableFuture<Optional<Found>> ask(HttpClient client, Provider provider) {
        String base = provider.base().toString();
        var request = HttpRequest.newBuilder(URI.create(base + (base.endsWith("/v1") ? "/models" : "/api/tags")))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() == 200 ? model(answer.body()) : Optional.<String>empty())
                .thenApply(model -> model.map(name -> new Found(provider, name)));
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
