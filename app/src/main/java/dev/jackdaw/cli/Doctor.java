package dev.jackdaw.cli;

import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.model.http.Reach;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Remark;
import dev.jackdaw.sandbox.Advice;
import dev.jackdaw.sandbox.Grounds;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.sandbox.Standing;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.Loaded;
import dev.jackdaw.settings.Problem;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tool.Failures;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// `jackdaw doctor`: whether everything jackdaw needs is there, each with the mend.
final class Doctor {
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final long SPACE = 100L << 20;

    private final Start start;
    private boolean bad;

    private Doctor(Start start) {
        this.start = start;
    }

    /// @return 0 when nothing that is needed is missing
    static int run(Start start) throws CommandFault {
        var doctor = new Doctor(start);
        doctor.java();
        doctor.state();
        doctor.settings();
        doctor.programs();
        doctor.sandbox();
        doctor.terminal();
        return doctor.bad ? ExitCode.ERROR : ExitCode.DONE;
    }

    private void fine(String what, String told) {
        start.print("ok    " + column(what) + told);
    }

    /// Something that is missed, but not needed.
    private void note(String what, String told) {
        start.print("note  " + column(what) + told);
    }

    private void wrong(String what, String told) {
        bad = true;
        start.print("BAD   " + column(what) + told);
    }

    private static String column(String what) {
        return String.format(Locale.ROOT, "%-10s ", what);
    }

    private void java() {
        fine("java", Runtime.version() + ", " + System.getProperty("java.home"));
    }

    private void state() {
        Path state = start.state();
        try {
            Files.createDirectories(state);
            Files.delete(Files.createTempFile(state, "doctor-", ""));
            long free = Files.getFileStore(state).getUsableSpace();
            if (free < SPACE)
                wrong("state", state + " has " + (free >> 20) + " MB left; free some space, or nothing will be saved");
            else fine("state", state + ", " + (free >> 30) + " GB free");
        } catch (IOException e) {
            wrong("state", Failures.sentence(e) + "; sessions would not be saved: make it writable, or set HOME");
        }
    }

    private void settings() throws CommandFault {
        Loaded loaded = Layers.load(start.request());
        for (Problem problem : loaded.problems()) wrong("settings", Opening.told(problem));
        for (Problem warning : loaded.warnings()) note("settings", Opening.told(warning));
        if (loaded.settings().isEmpty()) return;
        for (Remark remark : Remark.of(
                loaded.settings().get().policy(), loaded.settings().get().tools()))
            note("rules", RuleTesting.told(remark));
        Endpoint endpoint = loaded.settings().get().endpoint();
        String why = loaded.values().stream()
                .filter(value -> value.field().equals("provider"))
                .map(value -> " (" + value.source() + ")")
                .findFirst()
                .orElse("");
        fine("settings", "usable; model " + endpoint.label() + why);
        provider(endpoint);
    }

    private void provider(Endpoint endpoint) {
        if (endpoint.wire().equals("fake") || endpoint.wire().equals("demo")) return;
        URI base = endpoint.base();
        try {
            Reach reach = Reach.of(start.environment(), base, WAIT);
            reach.proxy().ifPresent(proxy -> fine("proxy", proxy + " is used for " + base.getHost()));
            if (!reach.authorities().isEmpty())
                fine("trust", "certificates of " + String.join(", ", reach.authorities()) + " besides the platform's");
            reach.trouble()
                    .ifPresentOrElse(
                            why -> wrong("provider", base + " cannot be reached: " + why),
                            () -> fine(
                                    "provider",
                                    base + " can be reached" + (keyed(endpoint) ? ", a key is set" : ", no key")));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            wrong("provider", base + " was not asked: interrupted");
        }
    }

    private static boolean keyed(Endpoint endpoint) {
        return endpoint.key().isPresent() || endpoint.credential().helper().isPresent();
    }

    private void sandbox() throws CommandFault {
        Path folder = start.request().directory().toAbsolutePath().normalize();
        Wishes wishes = wishes();
        Path home = Path.of(System.getProperty("user.home", "/"));
        try (var sandbox = Sandbox.of(
                wishes,
                new Grounds(List.of(folder.toRealPath()), start.state().resolve("doctor"), start.state(), home),
                standing -> {})) {
            Standing standing = sandbox.standing();
            String told = "commands are " + standing.level().told();
            if (standing.why().isEmpty()) fine("sandbox", told);
            else if (wishes.choice() == Wishes.Choice.OFF) note("sandbox", told + ": " + standing.why());
            else note("sandbox", told + " (" + standing.why() + ")");
            for (String advice : Advice.of(standing, wishes)) note("", advice);
        } catch (IOException e) {
            note("sandbox", "not tried: " + Failures.sentence(e));
        }
    }

    private Wishes wishes() throws CommandFault {
        return Layers.load(start.request()).settings().map(Settings::sandbox).orElse(Wishes.USUAL);
    }

    private void programs() {
        if (found("bash")) fine("bash", "found");
        else wrong("bash", "not found on PATH; the bash tool needs it: install it");
        program("git", "changes cannot be seen or undone with it");
        program("setsid", "commands left running may outlive jackdaw; it is part of util-linux");
        program("rg", "not needed: searching is built in");
    }

    private void program(String name, String loss) {
        if (found(name)) fine(name, "found");
        else note(name, "not found on PATH; " + loss);
    }

    private boolean found(String program) {
        for (String folder : start.environment().getOrDefault("PATH", "").split(File.pathSeparator))
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) return true;
        return false;
    }

    private void terminal() {
        String kind = start.environment().getOrDefault("TERM", "");
        if (!start.standard().typed() || !start.standard().seen())
            note("terminal", "this is none; jackdaw works as with -p here");
        else if (kind.isEmpty() || kind.equals("dumb"))
            note("terminal", "TERM is \"" + kind + "\"; jackdaw shows plain lines here");
        else fine("terminal", kind);
        String encoding = System.getProperty("sun.jnu.encoding", "");
        if (encoding.equalsIgnoreCase("UTF-8")) fine("locale", encoding);
        else note("locale", "file names are in " + encoding + "; names beyond it cannot be opened: set LC_ALL=C.UTF-8");
    }
}
