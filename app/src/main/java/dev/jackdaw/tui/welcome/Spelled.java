package dev.jackdaw.tui.welcome;

import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Choice;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Asks in plain lines; an answer is a number.
///
/// @param console who reads what is not to be seen
record Spelled(Words words, InputStream in, PrintStream out, Optional<Console> console) implements Asker {

    @Override
    public OptionalInt choose(String title, List<Choice.Option> options, int first) {
        for (int i = 0; i < options.size(); i++) {
            Choice.Option option = options.get(i);
            String detail = option.detail().isEmpty() ? "" : ": " + Sanitiser.line(option.detail());
            out.println("  " + (i + 1) + ". " + Sanitiser.line(option.label()) + detail);
        }
        while (true) {
            out.print(words.of("welcome.plain", title, first + 1));
            out.flush();
            Optional<String> line = line();
            if (line.isEmpty() || line.get().equals("q")) return OptionalInt.empty();
            if (line.get().isEmpty()) return OptionalInt.of(first);
            for (int i = 0; i < options.size(); i++)
                if (line.get().equals(Integer.toString(i + 1))
                        || line.get().equals(options.get(i).label())) return OptionalInt.of(i);
        }
    }

    /// One line and no byte more: what follows is for the session.
    private Optional<String> line() {
        try {
            var line = new ByteArrayOutputStream();
            while (true) {
                int next = in.read();
                if (next < 0) return Optional.empty();
                if (next == '\n')
                    return Optional.of(line.toString(StandardCharsets.UTF_8).strip());
                line.write(next);
            }
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// Only where it can be hidden.
    @Override
    public Optional<String> secret(String title) {
        return console.map(hidden -> hidden.readPassword("%s ", title)).map(String::new);
    }

    @Override
    public void show(Row row) {
        out.println(row.text());
    }
}
