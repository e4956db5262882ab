package dev.jackdaw.model.wire;

import dev.jackdaw.model.ModelFailure;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A stream of lines, each a JSON value (`application/x-ndjson`). Empty lines are nothing; the last one may lack its
/// end.
public final class JsonLines implements Framing {
    private byte[] buffer = new byte[4 * 1024];
    private int end;

    @Override
    public void feed(ByteBuffer bytes, Listener listener) throws ModelFailure {
        int at = end;
        int length = bytes.remaining();
        if (end + length > buffer.length) buffer = Arrays.copyOf(buffer, Math.max(end + length, buffer.length * 2));
        bytes.get(buffer, end, length);
        end += length;
        int start = 0;
        for (; at < end; at++) {
            if (buffer[at] != '\n' && buffer[at] != '\r') continue;
            tell(start, at, listener);
            start = at + 1;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
    }

    @Override
    public void end(Listener listener) throws ModelFailure {
        tell(0, end, listener);
        end = 0;
    }

    private void tell(int start, int stop, Listener listener) throws ModelFailure {
        int last = stop;
        while (last > start && buffer[last - 1] <= ' ' && buffer[last - 1] >= 0) last--;
        if (last > start) listener.event("", buffer, start, last - start);
    }
}
