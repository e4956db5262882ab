package dev.jackdaw.tool.kit;

import dev.jackdaw.json.Json;
import dev.jackdaw.secret.Own;
import dev.jackdaw.tool.Invocation;
import dev.jackdaw.tool.ToolFilter;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/// The last word on how long a result may be: what goes beyond is kept in a file the model can read.
///
/// Of the part left out, lines that speak of errors stay.
public final class Cap implements ToolFilter {
    /// A little more than a page of a file with its notes.
    private static final int MOST_BYTES = Page.MOST_BYTES + 2_000;

    private static final int HEAD = 10_000;
    private static final int TAIL = 14_000;
    private static final int ERRORS = 5_000;
    private static final int LONGEST_LINE = 300;
    private static final int ENDED_SOON = 2_000;

    @Override
    public ToolResult apply(Invocation<?> invocation, Next next) throws InterruptedException {
        ToolResult result = next.proceed(invocation);
        String text = result.text();
        if (text.length() <= MOST_BYTES / 3) return result;
        byte[] whole = text.getBytes(StandardCharsets.UTF_8);
        return whole.length <= MOST_BYTES ? result : capped(result, whole, invocation);
    }

    /// Cut, with where the whole of it is.
    private static ToolResult capped(ToolResult result, byte[] whole, Invocation<?> invocation) {
        String text = result.text();
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Path folder = invocation.site().spool();
        try {
            Own.folder(folder);
            Path file = folder.resolve("result-" + random + ".txt");
            Files.write(file, whole);
            ToolResult cut = result.withText(cut(text, "all of it is in " + file));
            boolean logged = result.details().has("log");
            return logged ? cut : cut.with(result.details().with("log", Json.of(file.toString())));
        } catch (IOException e) {
            return result.withText(cut(text, "it could not be kept in a file: " + e.getMessage()));
        }
    }

    private static String cut(String text, String where) {
        int head = lineEnd(text, HEAD);
        int tail = Math.max(head, text.lastIndexOf('\n', text.length() - TAIL) + 1);
        if (tail == head || text.length() - tail > TAIL + ENDED_SOON) tail = text.length() - TAIL;
        String left = text.substring(head, tail);
        String gap = "… " + left.length() + " of " + text.length() + " characters are left out; " + where + " …\n";
        return text.substring(0, head) + "\n" + gap + errors(left) + text.substring(tail);
    }

    private static int lineEnd(String text, int limit) {
        int end = text.lastIndexOf('\n', limit);
        return end > limit - ENDED_SOON ? end : limit;
    }

    /// The first lines that speak of errors.
    private static String errors(String text) {
        var found = new StringBuilder();
        for (int from = 0; from < text.length() && found.length() < ERRORS; ) {
            int end = text.indexOf('\n', from);
            if (end < 0) end = text.length();
            String line = text.substring(from, Math.min(end, from + LONGEST_LINE));
            if (tellsOfError(line)) found.append(line).append('\n');
            from = end + 1;
        }
        return found.isEmpty() ? "" : "Lines of it that tell of errors:\n" + found + "…\n";
    }

    private static boolean tellsOfError(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.contains("error")
                || lower.contains("exception")
                || lower.contains("fail")
                || lower.contains("fatal")
                || lower.contains("panic");
    }
}
