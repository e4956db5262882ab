package dev.jackdaw.testing;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// A wire as a server writes it.
interface Format {

    /// The media type of a stream.
    default String streamType() {
        return "text/event-stream; charset=utf-8";
    }

    /// The events of a stream, each as the text that goes over the line.
    List<String> events(ScriptedReply reply, ServedRequest request);

    /// The reply in one piece.
    Json whole(ScriptedReply reply, ServedRequest request);

    Json error(int status, String message);

    static Format of(ServedRequest.Wire wire) {
        return switch (wire) {
            case CHAT_COMPLETIONS -> new ChatFormat();
            case ANTHROPIC_MESSAGES -> new MessagesFormat();
            case RESPONSES -> new ResponsesFormat();
            case GEMINI -> new GeminiFormat();
            case OLLAMA -> new OllamaFormat();
        };
    }

    /// A name as providers give them: the prefix and that many letters and digits.
    static String id(String prefix, int length) {
        String letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var id = new StringBuilder(prefix);
        var random = ThreadLocalRandom.current();
        for (int i = 0; i < length; i++) id.append(letters.charAt(random.nextInt(letters.length())));
        return id.toString();
    }

    /// The text in pieces of that many characters, no pair of surrogates cut.
    static List<String> pieces(String text, int size) {
        var pieces = new ArrayList<String>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(from + Math.max(1, size), text.length());
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) to++;
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    /// Tokens of so many bytes or characters, by rule of thumb.
    static long estimated(long length) {
        return Math.max(1, length / 4);
    }
}
