package dev.jackdaw.policy.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What stands within `$'…'`, decoded (Bash Reference Manual, 3.1.2.4; `ansicstr` in `lib/sh/strtrans.c` of Bash).
/// Escapes write bytes: what is no UTF-8 together cannot be said.
final class AnsiQuote {
    private final String text;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int at;

    /// A NUL was written, at which Bash cuts the text off.
    private boolean cut;

    private boolean unclear;

    private AnsiQuote(String text) {
        this.text = text;
    }

    /// The text meant, or empty where that is uncertain.
    static Optional<String> decode(String text) {
        var quote = new AnsiQuote(text);
        while (quote.at < text.length() && !quote.cut) {
            int c = quote.next();
            if (c != '\\' || quote.at == text.length()) quote.put(c);
            else quote.escape(quote.next());
        }
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(quote.bytes.toByteArray()))
                    .toString();
            return quote.unclear ? Optional.empty() : Optional.of(decoded);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private int next() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    private void escape(int c) {
        switch (c) {
            case 'a' -> put(7);
            case 'b' -> put('\b');
            case 'e', 'E' -> put(27);
            case 'f' -> put('\f');
            case 'n' -> put('\n');
            case 'r' -> put('\r');
            case 't' -> put('\t');
            case 'v' -> put(11);
            case '\\', '\'', '"', '?' -> put(c);
            case 'x' -> number(c, 16, 2);
            case 'u' -> number(c, 16, 4);
            case 'U' -> number(c, 16, 8);
            case 'c' -> control();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                at--;
                number(c, 8, 3);
            }
            default -> {
                put('\\');
                put(c);
            }
        }
    }

    private void number(int kind, int base, int most) {
        int start = at;
        long value = 0;
        while (at < text.length() && at - start < most && digit(text.charAt(at), base) >= 0)
            value = value * base + digit(text.charAt(at++), base);
        if (at == start) {
            unclear |= kind == 'x' && text.startsWith("{", at);
            put('\\');
            put(kind);
        } else if (kind != 'u' && kind != 'U') raw((int) value & 0xff);
        else if (value > Character.MAX_CODE_POINT || value >= 0xD800 && value < 0xE000) unclear = true;
        else if (value < 0x80) raw((int) value);
        else put((int) value);
    }

    private static int digit(char c, int base) {
        return c < 0x80 ? Character.digit(c, base) : -1;
    }

    private void control() {
        if (at == text.length() || text.charAt(at) == '\\' || text.charAt(at) >= 0x80) {
            unclear = true;
            return;
        }
        char c = text.charAt(at++);
        raw(c == '?' ? 0x7f : Character.toUpperCase(c) & 0x1f);
    }

    private void raw(int value) {
        if (value == 0) cut = true;
        else bytes.write(value);
    }

    private void put(int c) {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
    }
}
