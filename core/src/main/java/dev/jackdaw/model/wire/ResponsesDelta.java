package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A small event of a Responses stream, read without building a tree; used again for the next.
///
/// Each has a number and padding of its own, so that nothing around its text could be learnt from the one before
/// ([Template]). It is flat, though: names with texts, numbers and empty lists. Any other event is not read here.
final class ResponsesDelta {
    private static final int NOWHERE = -1;

    String type = "";
    String text = "";
    /// The place of its item in the reply, and of its part in the item; -1 where it tells none.
    int output;

    int part;

    private byte[] buffer = {};
    private byte[] typeBytes = {};
    private int at;
    private int end;
    private boolean escaped;
    private boolean typed;
    private boolean written;

    /// Reads an event in place of the one before.
    ///
    /// @return whether it is a delta, and as simple as nearly all are
    boolean read(byte[] bytes, int offset, int length) {
        buffer = bytes;
        at = offset;
        end = offset + length;
        output = part = NOWHERE;
        typed = written = false;
        if (!take('{')) return false;
        do if (!member()) return false;
        while (take(','));
        return take('}') && at == end && typed && written;
    }

    /// Takes over an event that was read otherwise.
    void read(Json event, String name) {
        type = event.get("type").text(name);
        typeBytes = Body.bytes(type);
        text = event.get("delta").text("");
        output = (int) event.get("output_index").number(NOWHERE);
        part = (int)
                event.get("content_index").number(event.get("summary_index").number(NOWHERE));
    }

    private boolean member() {
        int from = string();
        int to = at - 1;
        if (from == NOWHERE || escaped || !take(':')) return false;
        blanks();
        byte first = at < end ? buffer[at] : 0;
        if (first == '"') return textOf(from, to);
        if (first != '[') return numberOf(from, to);
        at++;
        return take(']');
    }

    private boolean textOf(int nameFrom, int nameTo) {
        int from = string();
        int to = at - 1;
        if (from == NOWHERE) return false;
        if (named(nameFrom, nameTo, "delta")) {
            written = true;
            text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
            return !escaped || unescape();
        }
        if (named(nameFrom, nameTo, "type")) {
            typed = true;
            if (!Arrays.equals(buffer, from, to, typeBytes, 0, typeBytes.length)) {
                typeBytes = Arrays.copyOfRange(buffer, from, to);
                type = new String(typeBytes, StandardCharsets.UTF_8);
            }
        }
        return !escaped;
    }

    private boolean numberOf(int nameFrom, int nameTo) {
        int from = at;
        int number = 0;
        while (at < end && buffer[at] >= '0' && buffer[at] <= '9') number = 10 * number + buffer[at++] - '0';
        if (at == from) return false;
        if (named(nameFrom, nameTo, "output_index")) output = number;
        else if (named(nameFrom, nameTo, "content_index") || named(nameFrom, nameTo, "summary_index")) part = number;
        return true;
    }

    private boolean named(int from, int to, String name) {
        if (to - from != name.length()) return false;
        for (int i = 0; i < name.length(); i++) if (buffer[from + i] != name.charAt(i)) return false;
        return true;
    }

    /// Reads over a string.
    ///
    /// @return where what is between its quotes begins
    private int string() {
        if (!take('"')) return NOWHERE;
        byte[] bytes = buffer;
        int from = at;
        int to = from;
        escaped = false;
        while (to < end && bytes[to] != '"') {
            byte b = bytes[to++];
            if (b >= 0 && b < ' ') return NOWHERE;
            if (b != '\\') continue;
            escaped = true;
            to++;
        }
        at = to + 1;
        return to < end ? from : NOWHERE;
    }

    private boolean take(char expected) {
        blanks();
        if (at >= end || buffer[at] != expected) return false;
        at++;
        return true;
    }

    private void blanks() {
        while (at < end && buffer[at] == ' ') at++;
    }

    private boolean unescape() {
        var plain = new StringBuilder(text.length());
        int from = 0;
        for (int slash = text.indexOf('\\'); slash >= 0; slash = text.indexOf('\\', from)) {
            plain.append(text, from, slash);
            int meant = "nt\"\\/rbfu".indexOf(text.charAt(slash + 1));
            if (meant < 0) return false;
            from = slash + 2;
            if (meant < 8) plain.append("\n\t\"\\/\r\b\f".charAt(meant));
            else if (from + 4 > text.length()) return false;
            else {
                int code = hex(from);
                if (code < 0) return false;
                plain.append((char) code);
                from += 4;
            }
        }
        text = plain.append(text, from, text.length()).toString();
        return true;
    }

    private int hex(int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) return -1;
            code = 16 * code + digit;
        }
        return code;
    }
}
