package dev.jackdaw.cli;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.headless.ExitCode;
import dev.jackdaw.headless.Farewell;
import dev.jackdaw.headless.Headless;
import dev.jackdaw.headless.Options;
import dev.jackdaw.headless.Options.Extra;
import dev.jackdaw.headless.Options.Format;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.Loaded;
import dev.jackdaw.tui.Repl;
import dev.jackdaw.tui.stage.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The program's main business: a session, with a screen or without.
final class Work {
    private static final Map<String, Extra> EXTRAS = Map.of(
            "--verbose", Extra.VERBOSE,
            "--include-partial-messages", Extra.PARTIAL,
            "--replay-user-messages", Extra.REPLAY,
            "--include-hook-events", Extra.HOOKS);

    private Work() {}

    static int run(Start start) throws CommandFault, IOException, InterruptedException {
        boolean screen = start.standard().typed() && start.standard().seen();
        if (start.line().has("--print") || !screen) return printed(start);
        for (String flag : new String[] {"--output-format", "--input-format"})
            if (start.line().has(flag)) throw CommandFault.usage(flag + " goes with -p");
        return interactive(start);
    }

    private static int interactive(Start start) throws CommandFault, IOException, InterruptedException {
        if (Setup.first(start)) return Demo.run(start);
        Loaded loaded = Layers.load(start.request());
        switch (new TrustQuestion(start, loaded).ask(start.request(), loaded)) {
            case TRUSTED -> loaded = Layers.load(start.request());
            case WITHOUT -> {}
            case LEAVE -> {
                return ExitCode.DONE;
            }
        }
        Opening opening = Opening.of(start, loaded);
        LiveSession first = opening.live(opening.session(), LiveSession.Answering.USER);
        var desk = new Desk(
                opening.settings(),
                opening.sessions(),
                session -> reopened(opening, session),
                start.line().has("--plain"),
                () -> heeded(start),
                new Inquired(start));
        return Repl.run(desk, first, start.line().prompt().filter(prompt -> !prompt.isBlank()));
    }

    /// Whose files count now; nobody's of the project where it is not what was approved.
    private static Set<Owner> heeded(Start start) {
        try {
            return Layers.heeded(start.request());
        } catch (CommandFault unreadable) {
            throw new IllegalArgumentException(unreadable.why(), unreadable);
        }
    }

    private static LiveSession reopened(Opening opening, Session session) {
        try {
            return opening.live(session, LiveSession.Answering.USER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CommandFault fault) {
            throw new IllegalArgumentException(fault.why());
        }
    }

    private static int printed(Start start) throws CommandFault, IOException, InterruptedException {
        Format format = format(start);
        Set<Extra> extras = extras(start, format);
        Opening opening = Opening.of(start);
        Optional<String> prompt = extras.contains(Extra.STREAMED_INPUT)
                ? Optional.empty()
                : TaskInput.read(start.line().prompt(), start.standard());
        boolean resumes = start.line().has("--continue") || start.line().has("--resume");
        if (prompt.isEmpty() && !resumes && !extras.contains(Extra.STREAMED_INPUT)) throw nothing();
        Session session = opening.session();
        if (prompt.isEmpty()
                && !extras.contains(Extra.STREAMED_INPUT)
                && session.conversation().settled()) {
            session.close();
            throw nothing();
        }
        LiveSession live = opening.live(session, LiveSession.Answering.NOBODY);
        return worked(start, live, new Options(format, extras, prompt, opening.about()));
    }

    /// Works it to the end and closes it, also when a signal ends the process meanwhile.
    static int worked(Start start, LiveSession live, Options options) throws InterruptedException {
        var face = new Headless(live, options, start.standard());
        try (var _ = new Farewell(face::stop).watching();
                live) {
            return face.run();
        }
    }

    private static CommandFault nothing() {
        return CommandFault.usage("there is no task: write jackdaw -p \"PROMPT\", pipe one in, or start jackdaw in a"
                + " terminal (jackdaw --help)");
    }

    static Format format(Start start) throws CommandFault {
        String name = start.line().value("--output-format").orElse("text");
        return switch (name) {
            case "text" -> Format.TEXT;
            case "json" -> Format.JSON;
            case "stream-json" -> Format.STREAM_JSON;
            default -> throw CommandFault.usage("--output-format is text, json or stream-json, not \"" + name + "\"");
        };
    }

    private static Set<Extra> extras(Start start, Format format) throws CommandFault {
        var extras = EnumSet.noneOf(Extra.class);
        EXTRAS.forEach((flag, extra) -> {
            if (start.line().has(flag)) extras.add(extra);
        });
        boolean streams = format == Format.STREAM_JSON;
        if (streams && !extras.contains(Extra.VERBOSE))
            throw CommandFault.usage("--output-format stream-json needs --verbose");
        if (extras.contains(Extra.PARTIAL) && !streams)
            throw CommandFault.usage("--include-partial-messages needs --output-format stream-json");
        if (extras.contains(Extra.HOOKS) && !streams)
            throw CommandFault.usage("--include-hook-events needs --output-format stream-json");
        String input = start.line().value("--input-format").orElse("text");
        if (input.equals("stream-json")) extras.add(Extra.STREAMED_INPUT);
        else if (!input.equals("text"))
            throw CommandFault.usage("--input-format is text or stream-json, not \"" + input + "\"");
        boolean streamed = extras.contains(Extra.STREAMED_INPUT);
        if (streamed && !streams)
            throw CommandFault.usage("--input-format stream-json needs --output-format stream-json");
        if (extras.contains(Extra.REPLAY) && !streamed)
            throw CommandFault.usage("--replay-user-messages needs --input-format stream-json");
        return extras;
    }
}
