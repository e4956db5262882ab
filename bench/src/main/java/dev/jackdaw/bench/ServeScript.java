package dev.jackdaw.bench;

import dev.jackdaw.testing.ScriptedServer;
import java.io.IOException;
import java.nio.file.Path;

/// Plays a script to whoever asks, by hand: `java -cp … dev.jackdaw.bench.ServeScript script.jsonl`.
public final class ServeScript {
    private ServeScript() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            System.err.println("usage: ServeScript SCRIPT.jsonl");
            System.exit(2);
        }
        try (var server = ScriptedServer.start().plays(Path.of(arguments[0]))) {
            System.out.println("OPENAI_BASE_URL=" + server.chatBase());
            System.out.println("ANTHROPIC_BASE_URL=" + server.messagesBase());
            System.out.println("GOOGLE_GEMINI_BASE_URL=" + server.geminiBase());
            System.out.println("OLLAMA_HOST=" + server.ollamaBase());
            for (int told = 0, violations = 0; ; Thread.sleep(100)) {
                for (; told < server.requests().size(); told++) {
                    var request = server.requests().get(told);
                    System.out.println("request " + (told + 1) + ": " + request.path() + ", "
                            + request.messages().size() + " messages, "
                            + request.text().length() + " characters");
                }
                for (; violations < server.violations().size(); violations++)
                    System.out.println("VIOLATION " + server.violations().get(violations));
            }
        }
    }
}
