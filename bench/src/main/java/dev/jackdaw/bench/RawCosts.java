package dev.jackdaw.bench;

import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/// What the machine itself takes for the parts of a turn.
final class RawCosts {
    private static final int RUNS = 60;
    private static final String REQUEST = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    private RawCosts() {}

    static List<Figure> measure(Bench bench) throws IOException, InterruptedException {
        return List.of(
                Figure.of("fork and wait, bash -c true, from Java", "ms", forks(bench.runs(RUNS))),
                Figure.of("HTTP round trip on loopback", "ms", roundTrips(bench.runs(RUNS))),
                Figure.of("load of the machine before", "", Machine.load()));
    }

    private static Samples forks(int runs) throws IOException, InterruptedException {
        var samples = new Samples();
        for (int i = 0; i < runs; i++) {
            long started = System.nanoTime();
            new ProcessBuilder("bash", "-c", "true").start().waitFor();
            samples.add((System.nanoTime() - started) / 1e6);
        }
        return samples;
    }

    private static Samples roundTrips(int runs) throws IOException, InterruptedException {
        var samples = new Samples();
        try (var client = HttpClient.newHttpClient();
                var server = ScriptedServer.start().always(_ -> ScriptedReply.text("hi"))) {
            HttpRequest request = HttpRequest.newBuilder(server.chatBase().resolve("/v1/chat/completions"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(REQUEST))
                    .build();
            for (int i = 0; i < runs; i++) {
                long started = System.nanoTime();
                client.send(request, HttpResponse.BodyHandlers.ofString());
                samples.add((System.nanoTime() - started) / 1e6);
            }
        }
        return samples;
    }
}
