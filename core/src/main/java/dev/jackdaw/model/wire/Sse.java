package dev.jackdaw.model.wire;

import dev.jackdaw.model.ModelFailure;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Cuts a stream of server-sent events into its events, wherever its bytes happen to be split.
///
/// Lines may end in LF, CRLF or CR. An event whose last line lacks its end is told by [#end].
public final class Sse implements Framing {

    private static final int NOTHING = -1;

    private byte[] buffer = new byte[16 * 1024];
    private int end;
    private int scanned;
    private int lineStart;
    private boolean afterReturn;
    private boolean first = true;

    private String name = "";
    private byte[] lastBytes = {};
    private String lastName = "";
    private int dataFrom = NOTHING;
    private int dataTo;
    private byte[] joined = {};
    private int joinedLength = NOTHING;

    @Override
    public void feed(ByteBuffer bytes, Listener listener) throws ModelFailure {
        int length = bytes.remaining();
        reserve(length);
        bytes.get(buffer, end, length);
        end += length;
        byte[] all = buffer;
        int stop = end;
        int at = scanned;
        while (true) {
            while (at < stop && all[at] > '\r') at++;
            if (at == stop) break;
            byte b = all[at++];
            if (b != '\n' && b != '\r') continue;
            scanned = at;
            if (b == '\n' && afterReturn && lineStart == at - 1) lineStart = at;
            else line(at - 1, at, listener);
            afterReturn = b == '\r';
        }
        scanned = at;
    }

    @Override
    public void end(Listener listener) throws ModelFailure {
        if (lineStart < end) line(end, end, listener);
        dispatch(listener);
    }

    private void reserve(int more) {
        if (end + more <= buffer.length) return;
        int keep = dataFrom == NOTHING ? lineStart : Math.min(dataFrom, lineStart);
        byte[] target = end - keep + more > buffer.length ? new byte[2 * (end - keep + more)] : buffer;
        System.arraycopy(buffer, keep, target, 0, end - keep);
        buffer = target;
        end -= keep;
        scanned -= keep;
        lineStart -= keep;
        if (dataFrom != NOTHING) {
            dataFrom -= keep;
            dataTo -= keep;
        }
    }

    private void line(int to, int next, Listener listener) throws ModelFailure {
        int from = lineStart;
        lineStart = next;
        if (first) {
            first = false;
            if (starts(from, to, "\u00EF\u00BB\u00BF")) from += 3;
        }
        if (from == to) dispatch(listener);
        else if (buffer[from] == 'd' && starts(from, to, "data")) field(from + 4, to);
        else if (buffer[from] == 'e' && starts(from, to, "event:")) name = name(value(from + 6, to), to);
    }

    private void field(int colon, int to) {
        if (colon < to && buffer[colon] != ':') return;
        int from = colon < to ? value(colon + 1, to) : to;
        if (dataFrom == NOTHING) {
            dataFrom = from;
            dataTo = to;
            return;
        }
        if (joinedLength == NOTHING) {
            joinedLength = 0;
            join(dataFrom, dataTo);
        }
        joined[joinedLength++] = '\n';
        join(from, to);
    }

    private void join(int from, int to) {
        int needed = joinedLength + to - from + 1;
        if (needed > joined.length) joined = Arrays.copyOf(joined, 2 * needed);
        System.arraycopy(buffer, from, joined, joinedLength, to - from);
        joinedLength += to - from;
    }

    private void dispatch(Listener listener) throws ModelFailure {
        String event = name;
        int from = dataFrom;
        int length = joinedLength;
        name = "";
        dataFrom = NOTHING;
        joinedLength = NOTHING;
        if (length != NOTHING) listener.event(event, joined, 0, length);
        else if (from != NOTHING && dataTo > from) listener.event(event, buffer, from, dataTo - from);
    }

    /// Where the value begins: after one space, if there is one.
    private int value(int from, int to) {
        return from < to && buffer[from] == ' ' ? from + 1 : from;
    }

    private String name(int from, int to) {
        if (!Arrays.equals(buffer, from, to, lastBytes, 0, lastBytes.length)) {
            lastBytes = Arrays.copyOfRange(buffer, from, to);
            lastName = new String(lastBytes, StandardCharsets.UTF_8);
        }
        return lastName;
    }

    private boolean starts(int from, int to, String expected) {
        if (to - from < expected.length()) return false;
        for (int i = 0; i < expected.length(); i++) if ((buffer[from + i] & 0xFF) != expected.charAt(i)) return false;
        return true;
    }
}
