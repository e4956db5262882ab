package dev.jackdaw.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Texts for the model that stand beside the classes they describe.
final class Descriptions {
    private Descriptions() {}

    static String of(Class<?> tool) {
        String file = tool.getSimpleName() + ".md";
        try (InputStream in = tool.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("no " + file + " beside " + tool.getName());
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
