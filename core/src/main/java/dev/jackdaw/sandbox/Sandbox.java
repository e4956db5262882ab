package dev.jackdaw.sandbox;

import dev.jackdaw.kernel.Child;
import dev.jackdaw.kernel.Linux;
import dev.jackdaw.kernel.Order;
import dev.jackdaw.sandbox.Bubblewrap.Absent;
import dev.jackdaw.tool.Confinement;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Starts the commands of one session, as confined as the system can.
///
/// What the system can is tried out when the first command runs or somebody asks, and holds for the session: where a
/// command cannot be confined as promised it does not run.
public final class Sandbox implements AutoCloseable {
    private static final long PATIENCE = 10;
    /// With this version signals are confined, too.
    private static final int LEAST_FOR_READING = 6;

    private final Wishes wishes;
    private final Optional<Places> places;
    private final Consumer<Standing> told;
    private final Allowance allowance;
    private final MountPoints points = new MountPoints();
    private Optional<Standing> standing = Optional.empty();
    private Optional<Ground> ground = Optional.empty();

    /// What there is for one session only.
    private record Ground(Path temporary, Guard guard) {}

    private Sandbox(Wishes wishes, Optional<Grounds> grounds, Consumer<Standing> told) {
        this.wishes = wishes;
        this.places = grounds.map(folders -> new Places(folders.and(wishes.writable())));
        this.told = told;
        this.allowance = new Allowance(wishes);
    }

    /// @param told hears once what was found out
    public static Sandbox of(Wishes wishes, Grounds grounds, Consumer<Standing> told) {
        return new Sandbox(wishes, Optional.of(grounds), told);
    }

    /// Confines nothing.
    public static Sandbox off() {
        return new Sandbox(Wishes.USUAL.choosing(Wishes.Choice.OFF), Optional.empty(), standing -> {});
    }

    public Wishes wishes() {
        return wishes;
    }

    /// What is known so far, without trying.
    public synchronized Optional<Standing> known() {
        return standing;
    }

    /// What confines commands here; tries it out the first time, which takes some 20 ms.
    public synchronized Standing standing() {
        if (standing.isEmpty()) {
            standing = Optional.of(probed());
            if (places.isPresent()) told.accept(standing.get());
        }
        return standing.get();
    }

    private Standing probed() {
        if (wishes.choice() == Wishes.Choice.OFF) return new Standing(Level.NONE, "it is switched off");
        var whys = new ArrayList<String>();
        for (Level level : candidates()) {
            Optional<String> why = trouble(level);
            if (why.isEmpty()) return new Standing(level, String.join("; ", whys));
            whys.add(level.label() + ": " + why.get());
        }
        return new Standing(Level.NONE, whys.isEmpty() ? "this system offers nothing for it" : String.join("; ", whys));
    }

    private List<Level> candidates() {
        boolean mac = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");
        return switch (wishes.choice()) {
            case AUTO, REQUIRE ->
                mac ? List.of(Level.SEATBELT) : Linux.here() ? List.of(Level.BUBBLEWRAP, Level.LANDLOCK) : List.of();
            case LANDLOCK -> Linux.here() ? List.of(Level.LANDLOCK) : List.of();
            case BUBBLEWRAP -> Linux.here() ? List.of(Level.BUBBLEWRAP) : List.of();
            case OFF -> List.of();
        };
    }

    /// Why a level is not to be had, found out by a command that does nothing.
    private Optional<String> trouble(Level level) {
        if (level == Level.BUBBLEWRAP && !Files.isExecutable(Bubblewrap.PROGRAM))
            return Optional.of(Bubblewrap.PROGRAM + " is not installed");
        if (level == Level.LANDLOCK && Landlock.version() < 1) return Optional.of("the kernel has none");
        String nothing = new File("/usr/bin/true").canExecute() ? "/usr/bin/true" : "/bin/true";
        var order = new Order(List.of(nothing), List.of(), root(), Order.Input.NOTHING);
        try {
            Confined trial = start(level, order, Confinement.CLOSED);
            if (!trial.process().waitFor(PATIENCE, TimeUnit.SECONDS)) {
                trial.process().destroyForcibly();
                return Optional.of("it does not answer");
            }
            if (!trial.settle().get().isEmpty()) return Optional.of("what is protected changed meanwhile");
            String said = new String(trial.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return trial.process().exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(
                            said.isEmpty()
                                    ? "it fails"
                                    : said.lines().findFirst().orElse(""));
        } catch (IOException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private Path root() {
        return places.orElseThrow().grounds().workspace().getFirst();
    }

    /// Starts a program.
    ///
    /// @throws IOException when it cannot be started, or not be confined as promised
    public Confined start(Order order, Confinement confinement) throws IOException {
        if (Linux.here()) allowance.prepare();
        if (confinement == Confinement.NONE) return free(order, confinement);
        Level level = standing().level();
        if (level == Level.NONE && wishes.choice() != Wishes.Choice.AUTO && wishes.choice() != Wishes.Choice.OFF)
            throw new IOException("commands must be confined here (sandbox: "
                    + wishes.choice().label() + ") and cannot be: " + standing().why() + "; jackdaw doctor tells more");
        if (confinement == Confinement.READING && level == Level.BUBBLEWRAP && cheaper())
            return start(Level.LANDLOCK, order, Confinement.CLOSED);
        return start(level, order, confinement == Confinement.READING ? Confinement.CLOSED : confinement);
    }

    /// A world of its own takes some 4 ms, rules a few tenths; enough for what changes nothing anyway.
    private boolean cheaper() {
        return wishes.choice() != Wishes.Choice.BUBBLEWRAP && Landlock.version() >= LEAST_FOR_READING;
    }

    private Confined start(Level level, Order order, Confinement confinement) throws IOException {
        return switch (level) {
            case NONE -> free(order, confinement);
            case BUBBLEWRAP -> bubblewrap(order, confinement);
            case LANDLOCK -> landlock(order, confinement);
            case SEATBELT -> {
                var words =
                        new ArrayList<>(new Seatbelt(places.orElseThrow(), ground().temporary()).words(confinement));
                words.addAll(order.words());
                Order dressed =
                        order.saying(words).with(own(ground().temporary().resolve("tmp"), confinement));
                yield new Confined(free(dressed, confinement).process(), level, confinement, List::of);
            }
        };
    }

    private Confined bubblewrap(Order order, Confinement confinement) throws IOException {
        Absent absent = Absent.in(order);
        List<Path> taken = absent == Absent.WATCHED ? List.of() : points.take(places.orElseThrow());
        Optional<Guard.Before> before =
                absent == Absent.WATCHED ? Optional.of(ground().guard().look()) : Optional.empty();
        try {
            var words = new ArrayList<>(new Bubblewrap(places.orElseThrow(), ground().temporary())
                    .words(confinement, order.folder(), absent));
            words.addAll(order.words());
            Process process = Child.start(
                    new Order(
                            words,
                            order.with(own(Path.of("/tmp"), confinement)).environment(),
                            Path.of("/"),
                            order.input()),
                    () -> {
                        allowance.enter();
                        CallFilter.install(CallFilter.Around.BUBBLEWRAP);
                    },
                    allowance::set);
            return new Confined(process, Level.BUBBLEWRAP, confinement, () -> {
                points.give(taken);
                return before.isPresent() ? before.get().restored() : List.of();
            });
        } catch (IOException | RuntimeException refused) {
            points.give(taken);
            throw refused;
        }
    }

    private Confined landlock(Order order, Confinement confinement) throws IOException {
        CallFilter.Around around =
                confinement == Confinement.CLOSED ? CallFilter.Around.CLOSED : CallFilter.Around.NETWORK;
        Path own = ground().temporary().resolve("tmp");
        List<Path> writable = writable(confinement);
        Guard.Before before = ground().guard().look();
        Process process = Child.start(
                order.with(own(own, confinement)),
                () -> {
                    allowance.enter();
                    Landlock.confine(writable, around);
                    CallFilter.install(around);
                },
                allowance::set);
        // What runs beside the user may well outlast an edit of theirs, which must not be undone.
        return new Confined(
                process,
                Level.LANDLOCK,
                confinement,
                order.input() == Order.Input.NOTHING ? before::restored : List::of);
    }

    private List<Path> writable(Confinement confinement) {
        Places known = places.orElseThrow();
        var writable = new ArrayList<>(known.grounds().workspace());
        writable.add(known.grounds().spool());
        writable.add(Path.of("/tmp"));
        for (Path root : known.grounds().workspace()) writable.addAll(Places.shared(root));
        if (confinement == Confinement.NETWORK) writable.addAll(known.caches());
        for (String device : known.words("devices")) writable.add(Path.of(device));
        return writable;
    }

    /// Where what is only temporary goes. Programs that ask for a cache get one for the session, unless they were
    /// approved: what is kept there for good is run by other programs later.
    private static Map<String, String> own(Path temporary, Confinement confinement) {
        var variables = new HashMap<String, String>();
        variables.put("TMPDIR", temporary.toString());
        if (confinement != Confinement.NETWORK)
            variables.put("XDG_CACHE_HOME", temporary.resolve(".cache").toString());
        return variables;
    }

    /// A session of its own takes the terminal away from a command and holds together what it starts.
    private Confined free(Order order, Confinement confinement) throws IOException {
        var words = new ArrayList<String>();
        for (String path : List.of("/usr/bin/setsid", "/bin/setsid"))
            if (words.isEmpty() && new File(path).canExecute()) words.add(path);
        words.addAll(order.words());
        var builder =
                new ProcessBuilder(words).directory(order.folder().toFile()).redirectErrorStream(true);
        builder.environment().clear();
        for (String entry : order.environment()) {
            int name = entry.indexOf('=');
            builder.environment().put(entry.substring(0, name), entry.substring(name + 1));
        }
        if (order.input() == Order.Input.NOTHING) builder.redirectInput(new File("/dev/null"));
        Process process = builder.start();
        if (Linux.here()) allowance.set(process.pid());
        return new Confined(process, Level.NONE, confinement, List::of);
    }

    private synchronized Ground ground() throws IOException {
        if (ground.isEmpty()) {
            Path temporary = Files.createTempDirectory("jackdaw-").toRealPath();
            Files.createDirectory(temporary.resolve("tmp"));
            Files.createDirectory(temporary.resolve("none"));
            Grounds grounds = places.orElseThrow().grounds();
            Files.createDirectories(grounds.spool());
            ground = Optional.of(new Ground(temporary, new Guard(places.get(), grounds.spool())));
        }
        return ground.get();
    }

    /// What the model is told of a command that failed as if the sandbox had stopped it, or nothing.
    public String hint(Confined command, String output) {
        if (command.level() == Level.NONE) return "";
        Places known = places.orElseThrow();
        boolean denied = known.words("denials").stream().anyMatch(word -> output.contains(word.replace('~', ' ')));
        String network = command.confinement() == Confinement.CLOSED ? known.sentence("hint.network") : "";
        return denied ? "\n" + known.sentence("hint").replace("{network}", network) : "";
    }

    @Override
    public synchronized void close() {
        allowance.close();
        ground.ifPresent(own -> remove(own.temporary()));
        ground = Optional.empty();
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException | UncheckedIOException left) {
            // It is temporary; the system clears it away some day.
        }
    }
}
