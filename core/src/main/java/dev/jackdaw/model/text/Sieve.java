package dev.jackdaw.model.text;

import dev.jackdaw.model.text.Spelling.Sign;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Lets the text of a reply through up to where a call may begin, and holds back the rest.
///
/// What is quoted is no call: a call begins a line, or the whole reply, and stands in no code block. Tokens that only
/// templates have may follow text at once, but not a quote.
final class Sieve {
    private static final List<Spelling> WHOLE = List.of(Spelling.BARE_OBJECT, Spelling.PYTHONIC, Spelling.FENCED);
    private static final List<Spelling> WITHIN = List.of(
            Spelling.TOOL_CALL,
            Spelling.MARKUP,
            Spelling.PYTHON_TAG,
            Spelling.BRACKET_TOKEN,
            Spelling.CALLS_BEGIN,
            Spelling.CALLS_SECTION,
            Spelling.HARMONY);
    /// What says nothing by itself.
    private static final List<String> EMPTY = List.of(
            "<|start|>assistant<|channel|>final<|message|>",
            "<|channel|>final<|message|>",
            "<|return|>",
            "<|end|>",
            "<|im_end|>",
            "<|eot_id|>",
            "<|eom_id|>");
    private static final List<String> FINAL = List.of("<final>", "</final>");
    private static final String THINK = "<think>";
    private static final String THOUGHT = "</think>";
    private static final String STARTS = "<[{`";
    /// So far one of them is looked for before the next.
    private static final int WINDOW = 256;

    private final Offer offer;
    private final Consumer<Piece> out;
    private final StringBuilder held = new StringBuilder();
    private String space = "";
    private char last = '\n';
    private boolean lineBegins = true;
    private int indent;
    private boolean begun;
    private boolean spoken;
    private boolean trimming;
    private boolean fenced;
    private boolean thinking;
    private Optional<Spelling> found = Optional.empty();

    Sieve(Offer offer, Consumer<Piece> out) {
        this.offer = offer;
        this.out = out;
    }

    void take(String piece) {
        held.append(piece);
        if (found.isEmpty()) scan();
    }

    /// The spelling in which what is held back begins; empty where no call was found.
    Optional<Spelling> found() {
        return found;
    }

    /// What is held back.
    String rest() {
        return held.toString();
    }

    /// What was found is a call, and that long.
    void pass(int length) {
        found = Optional.empty();
        held.delete(0, length);
        space = "";
        lineBegins = true;
        indent = 0;
        begun = true;
        spoken = false;
        trimming = true;
        scan();
    }

    /// What was found is no call but text.
    void deny() {
        found = Optional.empty();
        String first = held.substring(0, 1);
        pass(held.toString(), 0);
        say(first);
        held.deleteCharAt(0);
        scan();
    }

    /// Lets go of all that is held back, as text.
    void release() {
        found = Optional.empty();
        String rest = held.toString();
        held.setLength(0);
        if (thinking && !rest.isEmpty()) out.accept(new Piece.Thought(rest));
        else say(rest);
        if (!space.isEmpty() && spoken) out.accept(new Piece.Said(space));
        space = "";
    }

    private void scan() {
        String text = held.toString();
        int said = 0;
        int at = 0;
        while (at < text.length()) {
            if (thinking) {
                at = think(text, at);
                said = at;
                if (thinking) break;
                continue;
            }
            at = skip(text, at, start(text, at));
            if (at == text.length()) break;
            Sign sign = sign(text, at);
            if (sign != Sign.NO) {
                say(text.substring(said, at));
                said = at;
            }
            int empty = sign == Sign.YES && found.isEmpty() ? swallowed(text, at) : 0;
            if (sign != Sign.NO && empty == 0) break;
            at += Math.max(empty, 1);
            if (empty > 0) said = at;
            else pass(text, at - 1);
        }
        if (at >= text.length()) say(text.substring(said));
        held.delete(0, at >= text.length() ? text.length() : said);
    }

    /// Where the next character is that may begin something; the length of the text where none is.
    private static int start(String text, int from) {
        for (int at = from; at < text.length(); at += WINDOW) {
            int end = Math.min(at + WINDOW, text.length());
            int start = end;
            for (int i = 0; i < STARTS.length(); i++) {
                int found = text.indexOf(STARTS.charAt(i), at, start);
                if (found >= 0) start = found;
            }
            if (start < end) return start;
        }
        return text.length();
    }

    /// Passes what begins nothing: of each line its beginning and its last character are all that counts.
    private int skip(String text, int from, int to) {
        int at = from;
        while (at < to) {
            if (begun && !lineBegins) {
                int line = text.indexOf('\n', at, to);
                at = line < 0 ? to - 1 : line;
            }
            pass(text, at++);
        }
        return to;
    }

    private void pass(String text, int at) {
        char c = text.charAt(at);
        if (c == '`' && lineBegins && text.startsWith("```", at)) fenced = !fenced;
        // Further in, it would be a code block.
        indent = c == '\n' ? 0 : c == '\t' ? 4 : indent + 1;
        lineBegins = c == '\n' || lineBegins && Character.isWhitespace(c) && indent < 4;
        begun |= !Character.isWhitespace(c);
        last = c;
    }

    /// What may begin there; a call that does is kept as found.
    private Sign sign(String text, int at) {
        Sign sign = Sign.NO;
        if (!begun) sign = Spelling.token(THINK, text, at);
        if (!quoted() && !fenced) for (String token : EMPTY) sign = stronger(sign, Spelling.token(token, text, at));
        if (!quoted() && offer.protocol())
            for (String token : FINAL) sign = stronger(sign, Spelling.token(token, text, at));
        if (sign != Sign.NO) return sign;
        if (!begun) for (Spelling spelling : WHOLE) sign = stronger(sign, sign(spelling, text, at));
        if (!fenced) {
            for (Spelling spelling : WITHIN) if (may(spelling)) sign = stronger(sign, sign(spelling, text, at));
            if (offer.protocol() && !quoted()) sign = stronger(sign, own(text, at));
        }
        boolean fence = sign == Sign.NO && lineBegins && text.length() - at < 3 && "```".startsWith(text.substring(at));
        return fence ? Sign.MAYBE : sign;
    }

    private Sign sign(Spelling spelling, String text, int at) {
        Sign sign = spelling.begins(text, at);
        if (sign == Sign.YES && found.isEmpty()) found = Optional.of(spelling);
        return sign;
    }

    /// This program's own tag; in the middle of a line it must be followed by a call.
    private Sign own(String text, int at) {
        Sign sign = Spelling.TOOL_TAG.begins(text, at);
        if (sign == Sign.YES && !lineBegins) {
            String inside = text.substring(at + "<tool>".length()).stripLeading();
            if (inside.isEmpty()) return Sign.MAYBE;
            if (inside.charAt(0) != '{' && inside.charAt(0) != '[') return Sign.NO;
        }
        if (sign == Sign.YES && found.isEmpty()) found = Optional.of(Spelling.TOOL_TAG);
        return sign;
    }

    private boolean may(Spelling spelling) {
        return lineBegins || spelling.special() && !Character.isWhitespace(last) && !quoted();
    }

    private boolean quoted() {
        return !lineBegins && "`\"'“‘«".indexOf(last) >= 0;
    }

    /// How much of what begins there says nothing.
    private int swallowed(String text, int at) {
        if (!begun && text.startsWith(THINK, at)) {
            thinking = true;
            return THINK.length();
        }
        for (String token : EMPTY) if (text.startsWith(token, at)) return token.length();
        for (String token : FINAL) if (offer.protocol() && text.startsWith(token, at)) return token.length();
        return 0;
    }

    private int think(String text, int from) {
        int close = text.indexOf(THOUGHT, from);
        int to = close >= 0 ? close : keep(text, from);
        if (to > from) out.accept(new Piece.Thought(text.substring(from, to)));
        thinking = close < 0;
        trimming = true;
        return close >= 0 ? close + THOUGHT.length() : to;
    }

    /// Where the end of the text begins that may be the beginning of the closing tag.
    private static int keep(String text, int from) {
        for (int at = Math.max(from, text.length() - THOUGHT.length() + 1); at < text.length(); at++)
            if (THOUGHT.startsWith(text.substring(at))) return at;
        return text.length();
    }

    /// Space at the end waits for what follows it: before a call it says nothing.
    private void say(String text) {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) end--;
        if (end > 0) {
            String said = space + text.substring(0, end);
            out.accept(new Piece.Said(trimming ? said.stripLeading() : said));
            trimming = false;
            spoken = true;
        }
        space = end > 0 ? text.substring(end) : space + text;
    }

    private static Sign stronger(Sign a, Sign b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
