package dev.jackdaw.bench.context;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Tokens as a provider counts them, near enough: by words, not as the program estimates them. English text has about
/// 4.5 characters a token in this count, program text 3, Chinese 1.2.
final class Counting {
    private static final int WORD = 6;
    private static final int NUMBER = 3;
    /// What a message costs beside its text.
    private static final int FRAME = 4;

    private Counting() {}

    static long of(CharSequence text) {
        double tokens = 0;
        int word = 0;
        int number = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ' ' : text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = !digit && c < 0x2e80 && Character.isLetter(c);
            if (!letter && word > 0) {
                tokens += Math.ceilDiv(word, WORD);
                word = 0;
            }
            if (!digit && number > 0) {
                tokens += Math.ceilDiv(number, NUMBER);
                number = 0;
            }
            if (letter) word++;
            else if (digit) number++;
            else if (c >= 0x2e80) tokens += 0.83;
            else if (c == '\n') tokens += 0.5;
            else if (c > ' ') tokens += 0.7;
        }
        return Math.round(tokens);
    }

    /// The messages and tools of a request, each with its tokens.
    static List<Piece> pieces(Json body) {
        var pieces = new ArrayList<Piece>();
        pieces.add(piece(body.get("tools")));
        for (Json message : body.get("messages").items()) pieces.add(piece(message));
        return pieces;
    }

    private static Piece piece(Json json) {
        String text = json.write();
        return new Piece(text, FRAME + of(text.replace("\\n", "\n").replace("\\\"", "\"")));
    }

    /// A part of a request that a cache holds or does not hold.
    record Piece(String text, long tokens) {}

    static long sum(List<Piece> pieces) {
        return pieces.stream().mapToLong(Piece::tokens).sum();
    }

    /// How much of a request is word for word what the one before it began with.
    static long shared(List<Piece> before, List<Piece> now) {
        long shared = 0;
        for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
            if (!before.get(i).text().equals(now.get(i).text())) break;
            shared += now.get(i).tokens();
        }
        return shared;
    }
}
