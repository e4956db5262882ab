package dev.jackdaw.cli;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.headless.About;
import dev.jackdaw.session.Artifacts;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Effective;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.Loaded;
import dev.jackdaw.settings.Problem;
import dev.jackdaw.settings.Request;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tui.screen.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Settings as they were loaded for a start, and the sessions opened with them.
final class Opening {
    private static final List<String> MODEL = List.of("provider", "model", "api_key", "api_key_env");

    private final Start start;
    private final Settings settings;
    private final List<Effective> values;
    private final Sessions sessions;

    private Opening(Start start, Settings settings, List<Effective> values) {
        this.start = start;
        this.settings = settings;
        this.values = values;
        this.sessions = new Sessions(settings.state(), settings.directory());
    }

    /// Loads the settings.
    ///
    /// @throws CommandFault naming everything that is wrong with them
    static Opening of(Start start) throws CommandFault {
        return of(start, Layers.load(start.request()));
    }

    /// Loads the settings for something that asks no model: where only the model is missing, a fake one will do.
    static Opening withoutModel(Start start) throws CommandFault {
        Request request = start.request();
        Loaded loaded = Layers.load(request);
        boolean modelless = loaded.settings().isEmpty()
                && loaded.problems().stream().allMatch(problem -> MODEL.contains(problem.field()));
        if (!modelless) return of(start, loaded);
        var flags = new HashMap<>(request.flags());
        flags.put("provider", List.of("fake"));
        flags.put("fake_response", List.of("nothing"));
        return of(start, Layers.load(new Request(request.directory(), request.environment(), flags)));
    }

    /// Settings that were loaded already, with their warnings told.
    ///
    /// @throws CommandFault naming everything that is wrong with them
    static Opening of(Start start, Loaded loaded) throws CommandFault {
        if (!loaded.warnings().isEmpty()) warn(start, loaded);
        if (loaded.settings().isEmpty() || !loaded.problems().isEmpty()) throw fault(loaded.problems());
        return new Opening(start, loaded.settings().get(), loaded.values());
    }

    /// In the language of whoever reads it.
    private static void warn(Start start, Loaded loaded) {
        Optional<String> language =
                loaded.settings().flatMap(settings -> settings.appearance().language());
        Words words = Words.of(language, start.environment());
        for (Problem each : loaded.warnings())
            start.warn(told(new Problem(
                    words.told(each.where()), each.field(), words.told(each.what()), words.told(each.mend()))));
    }

    private static CommandFault fault(List<Problem> problems) {
        var text = new StringBuilder("the settings are not usable");
        boolean keyless = false;
        for (Problem problem : problems) {
            text.append("\n  ").append(told(problem));
            keyless |= problem.field().contains("key") || problem.field().equals("provider");
        }
        if (keyless && text.indexOf("jackdaw demo") < 0) text.append("\n  To see it work without a key: jackdaw demo");
        return CommandFault.usage(text.toString());
    }

    static String told(Problem problem) {
        String field = problem.field().isEmpty() ? "" : problem.field() + ": ";
        String mend = problem.mend().isEmpty() ? "" : "; " + problem.mend();
        return problem.where() + ": " + field + problem.what() + mend;
    }

    Settings settings() {
        return settings;
    }

    Sessions sessions() {
        return sessions;
    }

    /// The session the command line asks for.
    Session session() throws CommandFault, IOException {
        return new Choice(start, sessions).session();
    }

    /// Begins work on a session; what it does is recorded for other programs to read.
    ///
    /// @throws CommandFault when it cannot be begun as the settings want it
    LiveSession live(Session session, LiveSession.Answering answering) throws CommandFault, IOException {
        LiveSession live = opened(session, answering);
        boolean kept = session.file().isPresent() || settings.artifacts().isPresent();
        Path runs = settings.artifacts().orElse(sessions.project()).resolve("runs");
        if (kept) Artifacts.follow(session, runs, start::warn);
        return live;
    }

    private LiveSession opened(Session session, LiveSession.Answering answering) throws CommandFault, IOException {
        try {
            return Jackdaw.open(withSpool(session), session, answering, List.of());
        } catch (IllegalArgumentException impossible) {
            session.close();
            throw CommandFault.usage(String.valueOf(impossible.getMessage()));
        }
    }

    /// The settings; where nothing can be written to the state folder, with a temporary one in its place, for tools to
    /// work all the same.
    private Settings withSpool(Session session) throws IOException {
        if (session.file().isPresent() || usable(settings.state())) return settings;
        return settings.keeping(Files.createTempDirectory("jackdaw-"));
    }

    private static boolean usable(Path folder) {
        Path known = folder.toAbsolutePath();
        while (Files.notExists(known) && known.getParent() != null) known = known.getParent();
        return Files.isDirectory(known) && Files.isWritable(known);
    }

    /// What the lines of a session without a screen tell of its surroundings.
    About about() {
        String source =
                settings.endpoint().key().isEmpty() ? "none" : keySource().orElse("user");
        return new About(
                Jackdaw.VERSION,
                settings.more(),
                source,
                settings.endpoint().window(),
                settings.endpoint().maxOutput().orElse(0));
    }

    private Optional<String> keySource() {
        return values.stream()
                .filter(value -> value.field().equals("api_key"))
                .map(Effective::source)
                .filter(source -> !source.isEmpty())
                .findFirst();
    }
}
