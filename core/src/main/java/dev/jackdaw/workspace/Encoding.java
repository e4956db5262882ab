package dev.jackdaw.workspace;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// How the bytes of a text file stand for characters, found by looking at them.
///
/// Decoding and encoding again gives the same bytes, whatever they are: that is checked when the encoding is chosen.
///
/// @param label its name for people and models
/// @param mark bytes of a byte order mark, which is not part of the text
/// @param certain whether the bytes leave no doubt
public record Encoding(String label, Charset charset, int mark, boolean certain, boolean strays) {
    private static final Encoding UTF_8 = new Encoding("UTF-8", StandardCharsets.UTF_8, 0, true, false);
    private static final Encoding MARKED = new Encoding("UTF-8 with BOM", StandardCharsets.UTF_8, 3, true, false);
    private static final Encoding LITTLE = new Encoding("UTF-16LE", StandardCharsets.UTF_16LE, 2, true, false);
    private static final Encoding BIG = new Encoding("UTF-16BE", StandardCharsets.UTF_16BE, 2, true, false);
    private static final Encoding LATIN = new Encoding("ISO-8859-1", StandardCharsets.ISO_8859_1, 0, false, false);
    private static final int LOOK_FOR_NUL = 8192;

    /// Text and the encoding it was in.
    public record Decoded(Encoding encoding, String text) {}

    /// Text that is new: UTF-8.
    public static Encoding ofNewText() {
        return UTF_8;
    }

    /// Reads bytes as text; nothing where they are binary.
    public static Optional<Decoded> decode(byte[] bytes) {
        Optional<Encoding> marked = marked(bytes);
        if (marked.isPresent()) {
            Optional<Decoded> exact = marked.get().exactly(bytes);
            if (exact.isPresent()) return exact;
        }
        if (isBinary(bytes, bytes.length)) return Optional.empty();
        Optional<Decoded> utf8 = UTF_8.exactly(bytes);
        if (utf8.isPresent()) return utf8;
        if (Strays.mostlyUtf8(bytes)) {
            var strays = new Encoding(
                    "UTF-8 with invalid bytes", StandardCharsets.UTF_8, marked.isPresent() ? 3 : 0, false, true);
            return Optional.of(new Decoded(strays, Strays.decode(bytes, strays.mark)));
        }
        return EastAsian.guess(bytes)
                .map(charset -> new Encoding(charset.name(), charset, 0, false, false))
                .flatMap(guess -> guess.exactly(bytes))
                .or(() -> LATIN.exactly(bytes));
    }

    /// Whether the first bytes of a file say that it is not text.
    public static boolean isBinary(byte[] head, int length) {
        if (length >= 2 && marked(head).isPresent()) return false;
        for (int i = 0; i < Math.min(length, LOOK_FOR_NUL); i++) if (head[i] == 0) return true;
        return false;
    }

    private static Optional<Encoding> marked(byte[] b) {
        if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF)
            return Optional.of(MARKED);
        if (b.length >= 4 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE && b[2] == 0 && b[3] == 0)
            return Optional.empty();
        if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) return Optional.of(LITTLE);
        if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) return Optional.of(BIG);
        return Optional.empty();
    }

    private Optional<Decoded> exactly(byte[] bytes) {
        String text = new String(bytes, mark, bytes.length - mark, charset);
        if (text.indexOf('\uFFFD') < 0 && charset.equals(StandardCharsets.UTF_8))
            return Optional.of(new Decoded(this, text));
        byte[] again = text.getBytes(charset);
        return Arrays.equals(again, 0, again.length, bytes, mark, bytes.length)
                ? Optional.of(new Decoded(this, text))
                : Optional.empty();
    }

    /// The bytes of a text, with the mark this encoding begins with.
    ///
    /// @throws CharacterCodingException when it has a character this encoding cannot write; its message names it
    public byte[] encode(String text) throws CharacterCodingException {
        byte[] body = strays ? Strays.encode(text) : strictly(text);
        if (mark == 0) return body;
        byte[] bom = charset.equals(StandardCharsets.UTF_8)
                ? new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}
                : "\uFEFF".getBytes(charset);
        byte[] whole = Arrays.copyOf(bom, bom.length + body.length);
        System.arraycopy(body, 0, whole, bom.length, body.length);
        return whole;
    }

    private byte[] strictly(String text) throws CharacterCodingException {
        var encoder = charset.newEncoder();
        try {
            ByteBuffer out = encoder.encode(CharBuffer.wrap(text));
            return Arrays.copyOfRange(out.array(), out.arrayOffset() + out.position(), out.arrayOffset() + out.limit());
        } catch (CharacterCodingException e) {
            throw new Unencodable(label, firstUnencodable(text));
        }
    }

    private String firstUnencodable(String text) {
        var encoder = charset.newEncoder();
        return text.codePoints()
                .mapToObj(Character::toString)
                .filter(character -> !encoder.canEncode(character))
                .findFirst()
                .orElse("\uFFFD");
    }

    private static final class Unencodable extends CharacterCodingException {
        private final String message;

        private Unencodable(String label, String character) {
            message = "\"" + character + "\" (U+"
                    + Integer.toHexString(character.codePointAt(0)).toUpperCase(java.util.Locale.ROOT)
                    + ") cannot be written in " + label;
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}
