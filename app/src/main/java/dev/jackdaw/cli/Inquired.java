package dev.jackdaw.cli;

import dev.jackdaw.headless.Standard;
import dev.jackdaw.settings.Layers;
import dev.jackdaw.settings.Loaded;
import dev.jackdaw.tui.stage.Inquiry;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What the subcommands tell, for a session that is running.
record Inquired(Start start) implements Inquiry {

    @Override
    public Loaded settings() {
        try {
            return Layers.load(start.request());
        } catch (CommandFault unreadable) {
            throw new IllegalArgumentException(unreadable.why(), unreadable);
        }
    }

    @Override
    public List<Path> files() {
        try {
            return Layers.paths(start.request());
        } catch (CommandFault unreadable) {
            throw new IllegalArgumentException(unreadable.why(), unreadable);
        }
    }

    @Override
    public List<String> checkup() {
        var out = new ByteArrayOutputStream();
        Standard here = start.standard();
        var lines = new PrintStream(out, true, StandardCharsets.UTF_8);
        var standard = new Standard(here.in(), lines, lines, here.typed(), here.seen(), here.seenErrors());
        try {
            Doctor.run(new Start(start.line(), standard, start.environment(), start.directory()));
        } catch (CommandFault unreadable) {
            lines.println("BAD   settings   " + unreadable.why());
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
