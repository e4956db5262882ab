package dev.jackdaw.tool.kit;

import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Confined;
import dev.jackdaw.workspace.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Keeps an eye on the files whose content the model knows, for changes that are not the agent's own. As a filter it
/// knows which are: what changes while a call runs that may change files, or while a command runs in the background.
///
/// A file is read only where its size or time differs, and only the last 300 files are watched.
public final class Vigil implements ToolFilter {
    private static final int MOST = 300;

    /// A file changed so shortly before it was looked at may change again within the same tick of a coarse clock, as
    /// Git's index knows it too: it is looked into the next time. In milliseconds.
    private static final long TICK = 2_000;

    /// A file that is not what the model knows.
    public record Drifted(Path path, How how) {}

    /// What happened to it.
    public enum How {
        CHANGED,
        GONE
    }

    private record Stamp(long size, long changed) {}

    /// @param content empty where there is no file
    /// @param stamp of the file with that content; empty where it has to be looked into
    private record Known(Optional<Fingerprint> content, Optional<Stamp> stamp) {}

    private final BooleanSupplier running;
    private final Map<Path, Known> known = new LinkedHashMap<>();
    private final Map<Path, How> found = new LinkedHashMap<>();
    private boolean ranBefore;

    /// @param running whether a command runs in the background
    Vigil(BooleanSupplier running) {
        this.running = running;
    }

    /// The model knows that content of a file.
    synchronized void knows(Path path, Fingerprint content) {
        found.remove(path);
        known.remove(path);
        known.put(path, new Known(Optional.of(content), Optional.empty()));
        if (known.size() > MOST) known.remove(known.keySet().iterator().next());
    }

    synchronized void forget() {
        known.clear();
        found.clear();
    }

    /// The files that were changed by others since this was last asked.
    public synchronized List<Drifted> drifted(Confined files) {
        if (background()) settle(files);
        else look(files);
        var drifted = new ArrayList<Drifted>();
        found.forEach((path, how) -> drifted.add(new Drifted(path, how)));
        found.clear();
        return drifted;
    }

    /// Whether one has run in the background since this was last asked.
    private boolean background() {
        boolean before = ranBefore;
        ranBefore = running.getAsBoolean();
        return before || ranBefore;
    }

    /// Whatever has changed by now was changed by others.
    public synchronized void look(Confined files) {
        for (var file : known.entrySet()) {
            Known now = now(files, file.getKey(), file.getValue());
            if (!now.content.equals(file.getValue().content))
                found.put(file.getKey(), now.content.isPresent() ? How.CHANGED : How.GONE);
            file.setValue(now);
        }
    }

    /// Whatever has changed since it was looked at is known to the agent.
    public synchronized void settle(Confined files) {
        known.replaceAll((path, before) -> now(files, path, before));
    }

    /// The same for one file.
    public synchronized void settle(Confined files, Path path) {
        known.computeIfPresent(path, (_, before) -> now(files, path, before));
    }

    private static Known now(Confined files, Path path, Known before) {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) return new Known(Optional.empty(), Optional.empty());
            var stamp =
                    new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
            if (before.stamp.isPresent() && before.stamp.get().equals(stamp)) return before;
            boolean old = stamp.changed < System.currentTimeMillis() - TICK;
            return new Known(Optional.of(content(files, path, stamp)), old ? Optional.of(stamp) : Optional.empty());
        } catch (NoSuchFileException gone) {
            return new Known(Optional.empty(), Optional.empty());
        } catch (IOException unreadable) {
            return before;
        }
    }

    private static Fingerprint content(Confined files, Path path, Stamp stamp) throws IOException {
        return stamp.size > Editing.MOST_BYTES
                ? new Fingerprint(stamp.size, stamp.changed)
                : Fingerprint.of(files.bytes(path));
    }

    @Override
    public ToolResult apply(Invocation<?> invocation, Next next) throws InterruptedException {
        Confined files = invocation.site().workspace().files();
        boolean anywhere = invocation.accesses().stream().anyMatch(Vigil::anywhere);
        if (anywhere) look(files);
        try {
            return next.proceed(invocation);
        } finally {
            if (anywhere) own(files);
            else written(invocation, files);
        }
    }

    private synchronized void own(Confined files) {
        settle(files);
        ranBefore |= running.getAsBoolean();
    }

    private static boolean anywhere(Access access) {
        return switch (access) {
            case Access.Execute _, Access.Delegate _ -> true;
            case Access.Read _, Access.Write _, Access.Leave _, Access.Fetch _, Access.Consent _ -> false;
        };
    }

    private void written(Invocation<?> invocation, Confined files) {
        for (Access access : invocation.accesses()) {
            if (!(access instanceof Access.Write(var name))) continue;
            try {
                settle(files, invocation.site().workspace().toWrite(name));
            } catch (IOException outside) {
                // The tool has refused it.
            }
        }
    }
}
