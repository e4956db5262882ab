package dev.jackdaw.hook;

import dev.jackdaw.hook.HookSetting.Action;
import dev.jackdaw.hook.HookSetting.Trait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/// The hooks of a session. All that match an occasion are asked at once, identical ones once.
public final class Hooks {
    /// Nobody is asked.
    public static final Hooks NONE = new Hooks(List.of(), Path.of(""));

    private static final long BESIDE_MILLIS = 5_000;

    private final List<HookSetting> settings;
    private final Path folder;
    private final Set<HookEvent> heard = EnumSet.noneOf(HookEvent.class);
    private final Set<HookSetting> done = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean objected = new AtomicBoolean();

    private Hooks(List<HookSetting> settings, Path folder) {
        this.settings = List.copyOf(settings);
        this.folder = folder;
        for (HookSetting setting : settings) heard.addAll(setting.events());
    }

    /// @param folder the one worked in
    public static Hooks of(List<HookSetting> settings, Path folder) {
        return settings.isEmpty() ? NONE : new Hooks(settings, folder);
    }

    public List<HookSetting> settings() {
        return settings;
    }

    /// Whether anybody is to be asked about such things.
    public boolean listen(HookEvent event) {
        return heard.contains(event);
    }

    /// What became of asking one hook.
    ///
    /// @param failure why it has no usable answer, if so; the answer is then what follows from that
    public record Outcome(HookSetting hook, Answer answer, Optional<String> failure) {}

    /// Somebody who is told when hooks begin and end.
    public interface Listener {
        /// Tells nobody.
        Listener NOBODY = new Listener() {
            @Override
            public void began(HookSetting hook, Occasion occasion) {}

            @Override
            public void ended(Outcome outcome, Occasion occasion) {}
        };

        void began(HookSetting hook, Occasion occasion);

        void ended(Outcome outcome, Occasion occasion);
    }

    /// Asks all that match.
    ///
    /// @param condition whether a permission rule fits the call it is about
    /// @return in the order they are configured, after those that may not run any more
    public List<Outcome> ask(Occasion occasion, Predicate<String> condition, Listener listener)
            throws InterruptedException {
        var outcomes = new ArrayList<Outcome>();
        List<HookSetting> asked = guarded(matching(occasion, condition), occasion.event(), outcomes);
        if (asked.isEmpty()) return outcomes;
        ExecutorService pool = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("hook-", 0).factory());
        boolean async = false;
        try {
            var running = new LinkedHashMap<HookSetting, Future<Answer>>();
            for (HookSetting hook : asked) {
                listener.began(hook, occasion);
                running.put(hook, pool.submit(() -> hook(hook).on(occasion)));
            }
            for (Map.Entry<HookSetting, Future<Answer>> each : running.entrySet()) {
                async |= each.getKey().is(Trait.ASYNC);
                if (each.getKey().is(Trait.ASYNC)) continue;
                Outcome outcome = outcome(each.getKey(), each.getValue(), occasion.event());
                listener.ended(outcome, occasion);
                outcomes.add(outcome);
            }
            return outcomes;
        } finally {
            if (async) pool.shutdown();
            else pool.shutdownNow();
        }
    }

    private List<HookSetting> matching(Occasion occasion, Predicate<String> condition) {
        var found = new ArrayList<HookSetting>();
        for (HookSetting setting : settings) {
            boolean known = found.stream()
                    .anyMatch(other -> other.action().equals(setting.action()) && other.form() == setting.form());
            if (known || !setting.matches(occasion)) continue;
            Optional<String> wanted = setting.terms().condition();
            if (wanted.isPresent() && !(occasion.event().ofTool() && condition.test(wanted.get()))) continue;
            if (!setting.is(Trait.ONCE) || done.add(setting)) found.add(setting);
        }
        return found;
    }

    /// Those that may still run. Of the others the first is told of once; a required one refuses every time.
    private List<HookSetting> guarded(List<HookSetting> found, HookEvent event, List<Outcome> outcomes) {
        var objections = new HashMap<Guard, Optional<String>>();
        var asked = new ArrayList<HookSetting>();
        for (HookSetting hook : found) {
            Optional<String> why = objections.computeIfAbsent(hook.guard(), Guard::objection);
            if (why.isEmpty()) asked.add(hook);
            else if (objected.compareAndSet(false, true) || hook.is(Trait.REQUIRED) && event.gated())
                outcomes.add(failed(hook, event, new HookFailure("is not run: " + why.get())));
        }
        return asked;
    }

    private Hook hook(HookSetting setting) {
        return switch (setting.action()) {
            case Action.Command command -> new CommandHook(setting, command, folder);
            case Action.Http http -> new HttpHook(setting, http, System.getenv());
            case Action.Java(var _, var hook) -> hook;
            case Action.Unsupported(var type) ->
                _ -> {
                    throw new HookFailure("hooks of type " + type + " are not run here");
                };
        };
    }

    private static Outcome outcome(HookSetting hook, Future<Answer> future, HookEvent event)
            throws InterruptedException {
        boolean timed = hook.action() instanceof Action.Command || hook.action() instanceof Action.Http;
        long millis = hook.timeout(event).toMillis() + (timed ? BESIDE_MILLIS : 0);
        try {
            return new Outcome(hook, future.get(millis, TimeUnit.MILLISECONDS), Optional.empty());
        } catch (TimeoutException late) {
            return failed(hook, event, new HookFailure("took longer than " + millis + " ms"));
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case InterruptedException stop -> throw stop;
                case HookFailure failure -> failed(hook, event, failure);
                case null, default -> failed(hook, event, new HookFailure("has a fault: " + e.getCause()));
            };
        }
    }

    /// What a required hook was to judge is refused where it fails; any other does not count.
    private static Outcome failed(HookSetting hook, HookEvent event, HookFailure failure) {
        boolean closed = hook.is(Trait.REQUIRED) && event.gated();
        String why = hook.action() + " (" + hook.source() + ") " + failure.why();
        Answer answer = closed ? Answer.deny("a required hook failed: " + why) : Answer.NONE;
        return new Outcome(hook, answer.with(failure.printed()), Optional.of(why));
    }
}
