package dev.jackdaw.workspace;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// UTF-8 with bytes in it that are not: each becomes a lone low surrogate, and that byte again on the way back.
final class Strays {
    private static final char FIRST = '\uDC00';

    private Strays() {}

    /// Whether there is at least as much valid UTF-8 beyond ASCII as there are stray bytes.
    static boolean mostlyUtf8(byte[] bytes) {
        String text = decode(bytes, 0);
        int strays = 0;
        int valid = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) i++;
            if (isStray(text, i)) strays++;
            else if (c >= 0x80) valid++;
        }
        return valid > 0 && valid >= strays;
    }

    static String decode(byte[] bytes, int from) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(bytes.length - from + 1);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isMalformed()) break;
            for (int i = 0; i < result.length(); i++) out.put((char) (FIRST + (in.get() & 0xFF)));
            decoder.reset();
        }
        return out.flip().toString();
    }

    static byte[] encode(String text) throws CharacterCodingException {
        var out = new ByteArrayOutputStream(text.length() + 16);
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isStray(text, i)) continue;
            out.writeBytes(text.substring(from, i).getBytes(StandardCharsets.UTF_8));
            out.write(text.charAt(i) - FIRST);
            from = i + 1;
        }
        out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static boolean isStray(String text, int at) {
        char c = text.charAt(at);
        return c >= FIRST + 0x80 && c <= FIRST + 0xFF && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
