package dev.jackdaw.cli;

import dev.jackdaw.headless.Standard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What one run of the program left.
record Ran(int code, String out, String err) {

    /// A run in a folder, with nothing on standard input.
    static Ran in(Path folder, Map<String, String> environment, List<String> arguments) {
        return in(folder, environment, new byte[0], arguments);
    }

    static Ran in(Path folder, Map<String, String> environment, byte[] input, List<String> arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var standard = Standard.of(
                new ByteArrayInputStream(input),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8));
        var all = new ArrayList<>(arguments);
        all.addAll(List.of("--cwd", folder.toString()));
        int code = new Program(standard, environment).run(all);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
