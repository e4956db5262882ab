package dev.jackdaw.model.http;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.wire.Address;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Whether a server can be reached from where a program runs, and how.
///
/// @param proxy the proxy on the way, without its login
/// @param authorities the variables that name further certificate authorities, each with its value
/// @param trouble why it cannot be reached, with the mend
public record Reach(Optional<String> proxy, List<String> authorities, Optional<String> trouble) {
    private static final String IN_JAVA = "Java's own settings (proxyHost)";

    public Reach {
        authorities = List.copyOf(authorities);
    }

    /// Asks the server for its address, without a key. Any answer will do.
    ///
    /// @param longest how long to wait
    public static Reach of(Map<String, String> environment, URI address, Duration longest) throws InterruptedException {
        var surroundings = new Surroundings(environment);
        List<String> authorities = new Trust(surroundings).named();
        try {
            var connections = new Connections(surroundings);
            Connections.Way way = connections.way(address);
            boolean told = !Exempt.loopback(String.valueOf(address.getHost()))
                    && Proxies.ofJava(address).isPresent();
            Optional<String> proxy =
                    way.via().map(Via::toString).or(() -> told ? Optional.of(IN_JAVA) : Optional.empty());
            return new Reach(proxy, authorities, trouble(way, address, longest));
        } catch (ModelFailure unusable) {
            return new Reach(Optional.empty(), authorities, Optional.of(unusable.why()));
        }
    }

    private static Optional<String> trouble(Connections.Way way, URI address, Duration longest)
            throws InterruptedException {
        var request = HttpRequest.newBuilder(address).header("user-agent", "jackdaw");
        if ("http".equals(address.getScheme())) request.version(HttpClient.Version.HTTP_1_1);
        way.bridge().ifPresent(bridge -> request.header(Bridge.KEY, bridge.key()));
        CompletableFuture<Integer> status = way.client()
                .sendAsync(request.build(), BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode());
        try {
            boolean known = status.get(longest.toMillis(), TimeUnit.MILLISECONDS) != 407;
            return known ? Optional.empty() : Optional.of(Outage.login(way).why());
        } catch (TimeoutException late) {
            return Optional.of(
                    "no answer came from " + Address.host(address) + " within " + longest.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable why = Optional.ofNullable(e.getCause()).orElse(e);
            return Optional.of(Outage.failure(Address.host(address), way, why).why());
        } finally {
            status.cancel(true);
        }
    }
}
