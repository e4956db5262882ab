package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.model.provider.Provider;
import dev.jackdaw.model.provider.Providers;
import dev.jackdaw.sandbox.Grounds;
import dev.jackdaw.sandbox.Level;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.sandbox.Standing;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.secret.Own;
import dev.jackdaw.settings.Effective;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.LocalServers;
import dev.jackdaw.settings.Preferences;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Choice;
import dev.jackdaw.tui.welcome.Around;
import dev.jackdaw.tui.welcome.Offer;
import dev.jackdaw.tui.welcome.Reception;
import dev.jackdaw.tui.welcome.Welcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// `jackdaw setup`, and the first start: asks what somebody new would want to say, and writes it down.
final class Setup {
    private static final List<String> MODEL = List.of("--model", "--provider", "--base-url", "--api-key-env");
    private static final List<String> FAKE = List.of("--fake-response", "--fake-script", "--replay");
    /// Whoever set one of these is not new, or nobody.
    private static final List<String> SET_UP =
            List.of("CI", "JACKDAW_PROVIDER", "JACKDAW_MODEL", "JACKDAW_BASE_URL", "JACKDAW_FAKE_RESPONSE");

    private static final long PATIENCE_MILLIS = 2_000;

    private final Start start;
    private final Words words;

    private Setup(Start start) {
        this.start = start;
        this.words = Words.of(start.line().value("--lang"), start.environment());
    }

    /// Asks who was never here before.
    ///
    /// @return whether the user would like to see the demo first
    static boolean first(Start start) throws CommandFault, IOException {
        return Preferences.none(start.environment())
                && SET_UP.stream()
                        .noneMatch(name ->
                                !start.environment().getOrDefault(name, "").isBlank())
                && FAKE.stream().noneMatch(start.line()::has)
                && new Setup(start).asked(Map.of());
    }

    /// Asks again.
    static int run(Start start) throws CommandFault, IOException, InterruptedException {
        if (!start.standard().typed() || !start.standard().seen())
            throw CommandFault.usage("setup asks at a terminal; without one write a config file (jackdaw init)");
        var now = new LinkedHashMap<String, String>();
        for (Effective value : Layers.load(start.request()).values())
            if (!value.field().equals("api_key")) now.put(value.field(), value.value());
        return new Setup(start).asked(now) ? Demo.run(start) : ExitCode.DONE;
    }

    private boolean asked(Map<String, String> now) throws CommandFault, IOException {
        boolean named = MODEL.stream().anyMatch(start.line()::has);
        Own.folder(start.state());
        var around = new Around(later(this::offers, List.of()), keyed(), later(this::standing, unknown()), !named, now);
        boolean dumb = List.of("", "dumb").contains(start.environment().getOrDefault("TERM", ""));
        var lines = dumb || start.line().has("--plain") ? Reception.Lines.ONLY : Reception.Lines.DRAWN;
        Map<String, String> chosen = new LinkedHashMap<>(Reception.ask(
                words, around, lines, start.standard().in(), start.standard().out()));
        boolean demo = chosen.remove("provider", Welcome.DEMO);
        UserConfig.keep(start.environment(), chosen, words.of("welcome.config"))
                .ifPresent(file -> start.print(words.of("welcome.written", file)));
        start.standard().flush();
        return demo;
    }

    private static <T> CompletableFuture<T> later(Supplier<T> work, T otherwise) {
        return CompletableFuture.supplyAsync(work, Thread.ofVirtual()::start)
                .exceptionally(trouble -> otherwise)
                .completeOnTimeout(otherwise, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Standing unknown() {
        return new Standing(Level.NONE, "");
    }

    /// Those with a key at hand in the order in which keys choose, then those that answer on this machine.
    private List<Offer> offers() {
        var offers = new ArrayList<Offer>();
        for (Provider provider : Providers.all())
            provider.keys().stream()
                    .filter(key -> !start.environment().getOrDefault(key, "").isBlank())
                    .filter(key -> !provider.model().isEmpty())
                    .filter(key ->
                            offers.stream().noneMatch(other -> other.key().equals(key)))
                    .findFirst()
                    .ifPresent(key -> offers.add(new Offer(
                            provider.title() + ", " + provider.model(), key, "", Map.of("provider", provider.name()))));
        if (start.environment().getOrDefault("JACKDAW_LOCAL", "").equals("off")) return offers;
        for (LocalServers.Found found : LocalServers.all(
                Providers.all().stream().filter(Provider::local).toList()))
            offers.add(new Offer(
                    found.provider().title() + ", " + found.model(),
                    "",
                    found.provider().base().getAuthority(),
                    Map.of("provider", found.provider().name(), "model", found.model())));
        return offers;
    }

    private static List<Choice.Option> keyed() {
        return Providers.all().stream()
                .filter(provider ->
                        !provider.keys().isEmpty() && !provider.model().isEmpty())
                .map(provider -> new Choice.Option(provider.name(), provider.keySite()))
                .toList();
    }

    private Standing standing() {
        Path home = Path.of(start.environment().getOrDefault("HOME", "/"));
        Path spool = start.state().resolve("doctor");
        try (var sandbox = Sandbox.of(
                Wishes.USUAL,
                new Grounds(List.of(start.directory().toRealPath()), spool, start.state(), home),
                standing -> {})) {
            return sandbox.standing();
        } catch (IOException e) {
            return unknown();
        }
    }
}
