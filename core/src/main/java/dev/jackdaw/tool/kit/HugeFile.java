package dev.jackdaw.tool.kit;

import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.workspace.Confined;
import dev.jackdaw.workspace.Encoding;
import dev.jackdaw.workspace.Sizes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A range of lines of a file too large to hold, found by running over its bytes.
final class HugeFile {
    private static final int BUFFER = 1 << 18;
    /// Enough bytes for the characters of a line that are shown.
    private static final int LONGEST_LINE = 4 * Page.LONGEST_LINE + 4;

    private final Page page;
    private final int first;
    private final int most;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int number = 1;

    private HugeFile(ReadFile.Params wanted) {
        this.page = new Page(wanted.first());
        this.first = wanted.first();
        this.most = wanted.most();
    }

    static ToolResult read(Confined files, Path path, String shown, ReadFile.Params wanted) throws IOException {
        var file = new HugeFile(wanted);
        boolean ended;
        long size;
        try (SeekableByteChannel in = files.open(path)) {
            size = in.size();
            ended = file.run(in);
        }
        if (file.page.next() == file.first)
            return ToolResult.failure(
                    shown + " has only " + (file.number - 1) + " lines; offset " + file.first + " is past its end");
        file.page.note("lines " + file.first + "–" + (file.page.next() - 1) + " of a file of " + Sizes.told(size)
                + (ended ? "" : "; find the place with grep, or go on with offset " + file.page.next()));
        return file.page.told(shown, 0);
    }

    /// Whether the file ended before the page was full.
    private boolean run(SeekableByteChannel in) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = 0; read >= 0; read = in.read(ByteBuffer.wrap(buffer))) if (take(buffer, read)) return false;
        if (line.size() > 0 && number >= first) finish();
        return true;
    }

    /// Whether the page is full.
    private boolean take(byte[] buffer, int length) {
        int from = 0;
        while (from < length) {
            int end = from;
            while (end < length && buffer[end] != '\n') end++;
            if (number >= first) {
                int room = Math.min(end - from, LONGEST_LINE - line.size());
                line.write(buffer, from, room);
            }
            if (end == length) return false;
            if (number >= first && !finish()) return true;
            number++;
            if (number - first >= most) return true;
            from = end + 1;
        }
        return false;
    }

    private boolean finish() {
        byte[] bytes = line.toByteArray();
        line.reset();
        String text = Encoding.decode(bytes)
                .map(Encoding.Decoded::text)
                .orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
        boolean fits = page.add(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        return fits;
    }
}
