package dev.jackdaw.bench.faults;

import dev.jackdaw.bench.faults.Asked.Spoken;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Credential;
import dev.jackdaw.testing.ScriptedReply;
import dev.jackdaw.testing.ScriptedReply.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers that are errors: the provider is busy, or wants something.
final class Refusals {
    private static final String BUSY = "{\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow down\"}}";

    private static final List<String> KEYS = List.of("x-api-key", "x-goog-api-key", "authorization");

    private Refusals() {}

    static List<Trial> trials(Spoken spoken) {
        var trials = new ArrayList<Trial>();
        busy(spoken, trials);
        pauses(spoken, trials);
        lasting(spoken, trials);
        trials.add(new Trial(
                spoken + " key of a helper is renewed once", "R08", "answered by request 2", () -> helper(spoken)));
        trials.add(new Trial(
                spoken + " page in place of a reply",
                "R08",
                "failed (mend, invalid_request) by request 1",
                () -> first(
                        spoken, new Fault.Status(200, Map.of("Content-Type", "text/html"), "<html>Log in</html>"))));
        return trials;
    }

    private static void busy(Spoken spoken, List<Trial> trials) {
        for (int status : List.of(408, 429, 499, 500, 502, 503, 504, 529))
            trials.add(new Trial(
                    spoken + " status " + status,
                    "R07",
                    "answered by request 2 in time",
                    () -> pause(spoken, new Fault.Status(status, Map.of(), ""), 800, 1200)));
        trials.add(new Trial(spoken + " always busy", "R07", "failed (retry, overloaded) by request 10", () -> {
            try (var asked = Asked.over(spoken)) {
                asked.server().always(_ -> ScriptedReply.status(529));
                return asked.verdict();
            }
        }));
        trials.add(new Trial(
                spoken + " asked to wait an hour",
                "R07",
                "failed (retry, rate_limit) by request 1",
                () -> first(spoken, new Fault.Status(429, Map.of("Retry-After", "3600"), BUSY))));
    }

    private static void pauses(Spoken spoken, List<Trial> trials) {
        pause(spoken, trials, "seconds", Map.of("Retry-After", "7"), BUSY, 7000);
        pause(spoken, trials, "zero", Map.of("Retry-After", "0"), BUSY, 800);
        pause(spoken, trials, "less than nothing", Map.of("Retry-After", "-5"), BUSY, 800);
        pause(spoken, trials, "milliseconds", Map.of("retry-after-ms", "2500"), BUSY, 2500);
        pause(
                spoken,
                trials,
                "a rate limit's end",
                Map.of(
                        "x-ratelimit-remaining-tokens",
                        "0",
                        "x-ratelimit-reset-tokens",
                        "1m3s",
                        "x-ratelimit-remaining-requests",
                        "9",
                        "x-ratelimit-reset-requests",
                        "8m"),
                BUSY,
                63_000);
        pause(
                spoken,
                trials,
                "a sentence",
                Map.of(),
                "{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"Limit 30000. Please try again in 4.2s. Visit\"}}",
                4200);
        pause(
                spoken,
                trials,
                "Google's details",
                Map.of(),
                "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"message\":\"You exceeded your current quota,"
                        + " please check your plan and billing details.\",\"details\":[{\"violations\":[{\"quotaId\":"
                        + "\"GenerateRequestsPerMinutePerProjectPerModel-FreeTier\"}]},{\"retryDelay\":\"34s\"}]}}",
                34_000);
        trials.add(new Trial(spoken + " pause: a date", "R07", "answered by request 2 in time", () -> {
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.now().plusSeconds(20).atZone(ZoneOffset.UTC));
            return pause(spoken, new Fault.Status(503, Map.of("Retry-After", date), ""), 15_000, 24_000);
        }));
    }

    private static void pause(
            Spoken spoken, List<Trial> trials, String what, Map<String, String> headers, String body, long least) {
        trials.add(new Trial(
                spoken + " pause: " + what,
                "R07",
                "answered by request 2 in time",
                () -> pause(
                        spoken, new Fault.Status(429, headers, body), least, least == 800 ? 1200 : least * 6 / 5 + 1)));
    }

    private static String pause(Spoken spoken, Fault fault, long least, long most) throws Exception {
        try (var asked = Asked.over(spoken)) {
            asked.server().plays(ScriptedReply.text("").with(fault)).says("done");
            return asked.waited(least, most);
        }
    }

    private static void lasting(Spoken spoken, List<Trial> trials) {
        for (var wanted : Map.of(
                        400, "mend, invalid_request",
                        401, "mend, authentication_failed",
                        402, "mend, billing_error",
                        403, "mend, authentication_failed",
                        404, "mend, model_not_found",
                        413, "shorten, invalid_request")
                .entrySet())
            trials.add(new Trial(
                    spoken + " status " + wanted.getKey(),
                    "R08",
                    "failed (" + wanted.getValue() + ") by request 1",
                    () -> first(spoken, new Fault.Status(wanted.getKey(), Map.of(), ""))));
        Quotas.ALL.forEach((name, quota) -> trials.add(new Trial(
                spoken + " quota of " + name,
                "R08",
                "failed (mend, billing_error) by request 1",
                () -> first(spoken, new Fault.Status(quota.status(), Map.of(), quota.body())))));
    }

    private static String first(Spoken spoken, Fault fault) throws Exception {
        try (var asked = Asked.over(spoken)) {
            asked.server().plays(ScriptedReply.text("").with(fault)).says("done");
            return asked.verdict();
        }
    }

    private static String key(Map<String, String> headers) {
        return KEYS.stream()
                .filter(headers::containsKey)
                .map(headers::get)
                .findFirst()
                .orElse("");
    }

    private static String helper(Spoken spoken) throws Exception {
        Path calls = Files.createTempFile("jackdaw-helper", "");
        var helper = new Credential(Optional.empty(), Optional.of("echo . >> " + calls + "; wc -l < " + calls));
        try (var asked = Asked.over(spoken, helper)) {
            asked.server().plays(ScriptedReply.status(401)).says("done");
            String verdict = asked.verdict();
            List<String> keys = asked.server().requests().stream()
                    .map(request -> key(request.headers()))
                    .toList();
            boolean renewed = keys.size() == 2
                    && keys.getFirst().endsWith("1")
                    && keys.getLast().endsWith("2");
            return renewed ? verdict : verdict + " with " + Json.of(keys).write();
        } finally {
            Files.delete(calls);
        }
    }
}
