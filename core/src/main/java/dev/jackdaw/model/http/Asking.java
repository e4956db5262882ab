package dev.jackdaw.model.http;

import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.http.Connections.Way;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.wire.Address;
import dev.jackdaw.model.wire.Wire;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Requests on their way to a provider, until an answer begins.
final class Asking {
    private final HttpModel.Limits limits;
    private final Connections connections;

    Asking(HttpModel.Limits limits, Connections connections) {
        this.limits = limits;
        this.connections = connections;
    }

    HttpModel.Limits limits() {
        return limits;
    }

    /// The head of an answer, and the way it came.
    record Answered(Way way, HttpResponse<Inflow> response) {}

    /// Sends a request and waits for the head of the answer.
    Answered send(Wire.Request request, Endpoint asked) throws ModelFailure, InterruptedException {
        Way way = connections.way(request.address());
        CompletableFuture<HttpResponse<Inflow>> answer =
                way.client().sendAsync(http(request, asked, way), _ -> new Inflow());
        boolean answered = false;
        try {
            HttpResponse<Inflow> response = head(answer, limits.first());
            answered = true;
            if (response.statusCode() == 407) {
                response.body().close();
                throw Outage.login(way);
            }
            return new Answered(way, response);
        } catch (TimeoutException late) {
            throw silent(way, request.address(), limits.first());
        } catch (ExecutionException e) {
            Throwable why = Optional.ofNullable(e.getCause()).orElse(e);
            if (why instanceof ConnectException) throw Outage.failure(Address.host(request.address()), way, why);
            throw broken(way, request.address(), why);
        } finally {
            if (!answered) answer.cancel(true);
        }
    }

    /// As [Inflow#next], for the head.
    private static HttpResponse<Inflow> head(CompletableFuture<HttpResponse<Inflow>> answer, Duration most)
            throws TimeoutException, ExecutionException, InterruptedException {
        for (long left = most.toNanos(); ; left -= Inflow.TICK) {
            try {
                return answer.get(Math.min(left, Inflow.TICK), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                if (left <= Inflow.TICK) throw late;
            }
        }
    }

    /// The failure of an answer that had begun.
    ModelFailure broken(Way way, URI address, Throwable why) {
        connections.leave(way.client());
        return Outage.failure(Address.host(address), way, why);
    }

    /// The failure of an answer that has fallen silent. Its connection may be dead, and with it all requests that would
    /// share it.
    ModelFailure silent(Way way, URI address, Duration limit) {
        connections.leave(way.client());
        return ModelFailure.passing(
                "nothing came from " + Address.host(address) + " for " + limit.toSeconds() + " s", 0);
    }

    private static HttpRequest http(Wire.Request request, Endpoint asked, Way way) throws ModelFailure {
        try {
            var http = HttpRequest.newBuilder(request.address())
                    .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                    .header("content-type", "application/json")
                    .header("accept", asked.streaming() ? "text/event-stream" : "application/json")
                    .header("user-agent", "jackdaw");
            // The client would ask every server without TLS to change to HTTP/2.
            if ("http".equals(request.address().getScheme())) http.version(HttpClient.Version.HTTP_1_1);
            way.bridge().ifPresent(bridge -> http.header(Bridge.KEY, bridge.key()));
            request.headers().forEach(http::setHeader);
            asked.headers().forEach(http::setHeader);
            return http.build();
        } catch (IllegalArgumentException wrong) {
            // The sentence of the client may hold the key.
            String why = "the request to " + Address.shown(request.address())
                    + " cannot be made: check the base URL, the key and the extra headers";
            throw ModelFailure.lasting(why, Category.INVALID_REQUEST, 0);
        }
    }
}
