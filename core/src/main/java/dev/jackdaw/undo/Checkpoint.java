package dev.jackdaw.undo;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.wording.Brief;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The filter inside the gate that saves what a call is about to change: the files it names, or the whole workspace
/// where it runs a command. What of it could not be brought back stands in the result's details as `undo`.
final class Checkpoint implements ToolFilter {
    private static final int WHAT = 160;

    private final Watch watch;
    private final Predicate<String> harmless;

    /// @param harmless which commands surely change nothing
    Checkpoint(Watch watch, Predicate<String> harmless) {
        this.watch = watch;
        this.harmless = harmless;
    }

    @Override
    public ToolResult apply(Invocation<?> invocation, Next next) throws InterruptedException {
        watch.warm();
        Optional<Set<String>> touched = touched(invocation);
        if (touched.isEmpty()) return next.proceed(invocation);
        Opened step = watch.begin(invocation.call().id(), what(invocation), List.copyOf(touched.get()));
        Optional<Fact.Saved> saved = Optional.empty();
        ToolResult result;
        try {
            result = next.proceed(invocation);
        } finally {
            saved = watch.end(step);
        }
        return saved.filter(kept -> !kept.left().isEmpty())
                .map(kept -> telling(result, kept))
                .orElse(result);
    }

    private static ToolResult telling(ToolResult result, Fact.Saved saved) {
        return result.with(result.details()
                .with("undo", Json.obj("step", saved.step(), "files", saved.files(), "left", saved.left())));
    }

    /// The paths a call may change; none for the whole workspace; empty where it changes nothing here.
    private Optional<Set<String>> touched(Invocation<?> invocation) {
        var paths = new LinkedHashSet<String>();
        for (Access access : invocation.accesses()) {
            switch (access) {
                case Access.Write(var path) -> {
                    try {
                        paths.addAll(Watch.reached(invocation.site().workspace().toWrite(path)));
                    } catch (IOException outside) {
                        // The tool refuses it as well.
                        continue;
                    }
                }
                case Access.Execute(var command, var _) -> {
                    if (!harmless.test(command)) return Optional.of(Set.of());
                }
                case Access.Read _, Access.Leave _, Access.Fetch _, Access.Delegate _, Access.Consent _ -> {}
            }
        }
        return paths.isEmpty() ? Optional.empty() : Optional.of(paths);
    }

    private static String what(Invocation<?> invocation) {
        var words = new ArrayList<String>();
        words.add(invocation.tool().name());
        for (Access access : invocation.accesses()) {
            switch (access) {
                case Access.Write(var path) -> words.add(path);
                case Access.Execute(var command, var _) -> words.add(command);
                case Access.Read _, Access.Leave _, Access.Fetch _, Access.Delegate _, Access.Consent _ -> {}
            }
        }
        String line = String.join(" ", words).replaceAll("\\s+", " ");
        return Brief.head(line, WHAT);
    }
}
