package dev.jackdaw.cli;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.route.Models;
import dev.jackdaw.tool.Media;
import dev.jackdaw.tool.ToolSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks a model three small things, to see whether it answers, calls tools and sees pictures.
final class Probe {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String TOOL = "note";

    /// How one of the things went.
    enum Outcome {
        FINE,
        BAD,
        /// Not asked, or not wanted.
        NOTE
    }

    /// @param what the thing, such as `tools`
    /// @param told how it went; where badly, with the mend
    record Line(String what, Outcome outcome, String told) {}

    /// How it all went.
    ///
    /// @param numbers the same for programs
    record Report(Endpoint endpoint, List<Line> checks, Json.Obj numbers) {
        boolean fine() {
            return checks.stream().noneMatch(line -> line.outcome() == Outcome.BAD);
        }

        List<String> lines() {
            var lines = new ArrayList<String>();
            lines.add(endpoint.toString());
            for (Line line : checks) {
                String mark = switch (line.outcome()) {
                    case FINE -> "ok  ";
                    case BAD -> "BAD ";
                    case NOTE -> "note";
                };
                lines.add(String.format(Locale.ROOT, "  %s  %-9s %s", mark, line.what(), line.told()));
            }
            return lines;
        }

        Json json() {
            var all = new ArrayList<Json>();
            for (Line line : checks)
                all.add(Json.obj(
                        "check", line.what(),
                        "outcome", line.outcome().name().toLowerCase(Locale.ROOT),
                        "told", line.told()));
            return Json.obj(
                            "model",
                            endpoint.label(),
                            "base_url",
                            endpoint.base().toString(),
                            "ok",
                            fine())
                    .with("measured", numbers)
                    .with("checks", Json.arr(all));
        }
    }

    /// A reply, or why there is none.
    private record Answered(Optional<Reply> reply, String why, long firstMillis, long allMillis) {}

    private final Endpoint endpoint;
    private final Model model;
    private final Properties words = words();
    private final List<Line> lines = new ArrayList<>();

    Probe(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.model = Models.open(endpoint);
    }

    Report report() throws InterruptedException {
        Answered ping = ask(List.of(), new Content.Text(words.getProperty("ping")));
        if (ping.reply().isEmpty()) {
            add("answers", Outcome.BAD, ping.why());
            return new Report(endpoint, lines, Json.obj());
        }
        add(
                "answers",
                Outcome.FINE,
                "first token after " + ping.firstMillis() + " ms, all after " + ping.allMillis() + " ms");
        tools();
        pictures();
        Usage usage = ping.reply().get().usage();
        usage(usage);
        return new Report(
                endpoint,
                lines,
                Json.obj(
                        "first_token_ms", ping.firstMillis(),
                        "total_ms", ping.allMillis(),
                        "input_tokens", usage.prompt(),
                        "output_tokens", usage.output(),
                        "dollars", usage.dollars(),
                        "prices", ModelTable.json(endpoint.card()).get("prices")));
    }

    private void add(String what, Outcome outcome, String told) {
        lines.add(new Line(what, outcome, told));
    }

    private void tools() throws InterruptedException {
        var schema = Json.obj(
                "type", "object",
                "properties", Json.obj("word", Json.obj("type", "string")),
                "required", List.of("word"));
        var tool = new ToolSpec(TOOL, words.getProperty("tool.description"), schema);
        Answered answered = ask(List.of(tool), new Content.Text(words.getProperty("tool")));
        boolean called = answered.reply().stream()
                .flatMap(reply -> reply.calls().stream())
                .anyMatch(call -> call.tool().equals(TOOL)
                        && call.arguments().toLowerCase(Locale.ROOT).contains("pong"));
        if (called) add("tools", Outcome.FINE, "called as asked");
        else if (answered.reply().isEmpty()) add("tools", Outcome.BAD, answered.why());
        else
            add(
                    "tools",
                    Outcome.BAD,
                    "it made no such call, but said \"" + said(answered) + "\"; choose a model that calls tools");
    }

    private void pictures() throws InterruptedException {
        if (!endpoint.card().takes("image")) {
            add("images", Outcome.NOTE, "takes none, by the catalogue");
            return;
        }
        var picture = new Content.Picture(new Media("image/png", RedSquare.base64()));
        Answered answered = ask(List.of(), new Content.Text(words.getProperty("picture")), picture);
        // A model nothing is known of may well take none.
        Outcome otherwise = endpoint.card().input().isPresent() ? Outcome.BAD : Outcome.NOTE;
        if (said(answered).toLowerCase(Locale.ROOT).contains("red")) add("images", Outcome.FINE, "seen");
        else if (answered.reply().isEmpty()) add("images", otherwise, answered.why());
        else add("images", otherwise, "called a red picture \"" + said(answered) + "\"");
    }

    private void usage(Usage usage) {
        boolean counted = usage.total() > 0;
        if (counted) add("usage", Outcome.FINE, usage.prompt() + " tokens in, " + usage.output() + " out");
        else add("usage", Outcome.NOTE, "not reported; tokens will be estimated");
        Optional<Double> dollars = usage.dollars();
        if (dollars.isPresent() && counted)
            add("price", Outcome.FINE, String.format(Locale.ROOT, "known; the ping cost $%.6f", dollars.get()));
        else if (endpoint.card().prices().isPresent()) add("price", Outcome.FINE, "known");
        else add("price", Outcome.NOTE, "not known; settings can say it: models: {\"" + endpoint.label() + "\": …}");
    }

    private static String said(Answered answered) {
        String text = answered.reply().map(Reply::text).orElse("").strip();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /// Asks on a thread of its own, for at most a minute; where nobody is reached, once.
    private Answered ask(List<ToolSpec> tools, Content... content) throws InterruptedException {
        var prompt = new Prompt("", tools, List.of(new Message.User(List.of(content))), Prompt.ToolChoice.AUTO);
        var pending = new CompletableFuture<Answered>();
        Thread thread = Thread.ofVirtual().start(() -> pending.complete(asked(prompt)));
        try {
            return pending.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new Answered(
                    Optional.empty(), "no whole answer within " + LONGEST.toSeconds() + " s; try another model", 0, 0);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.interrupt();
        }
    }

    private Answered asked(Prompt prompt) {
        long start = System.nanoTime();
        var first = new ArrayList<Long>();
        var trouble = new ArrayList<String>();
        try {
            Reply reply = model.reply(prompt, arrival -> {
                if (arrival instanceof Arrival.Retrying retrying) {
                    trouble.add(retrying.why());
                    if (retrying.status() == 0) Thread.currentThread().interrupt();
                } else if (!(arrival instanceof Arrival.ReplyBegan) && first.isEmpty()) first.add(since(start));
            });
            long all = since(start);
            return new Answered(Optional.of(reply), "", first.isEmpty() ? all : first.getFirst(), all);
        } catch (ModelFailure failure) {
            return new Answered(Optional.empty(), failure.why(), 0, since(start));
        } catch (InterruptedException stopped) {
            return new Answered(Optional.empty(), trouble.isEmpty() ? "stopped" : trouble.getLast(), 0, since(start));
        }
    }

    private static long since(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static Properties words() {
        var words = new Properties();
        try (InputStream in = Probe.class.getResourceAsStream("probe.properties")) {
            words.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
