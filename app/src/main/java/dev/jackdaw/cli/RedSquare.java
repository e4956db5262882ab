package dev.jackdaw.cli;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A red picture as PNG (RFC 2083), large enough for every model that sees.
final class RedSquare {
    private static final int SIDE = 64;
    private static final int[] SIGNATURE = {0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};

    private RedSquare() {}

    static String base64() {
        var png = new ByteArrayOutputStream();
        for (int octet : SIGNATURE) png.write(octet);
        // Eight bits a channel, colours without transparency, no interlacing.
        chunk(png, "IHDR", new byte[] {0, 0, 0, SIDE, 0, 0, 0, SIDE, 8, 2, 0, 0, 0});
        chunk(png, "IDAT", deflated(pixels()));
        chunk(png, "IEND", new byte[0]);
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }

    /// Each row begins with its filter, which is none.
    private static byte[] pixels() {
        int row = 1 + 3 * SIDE;
        var pixels = new byte[row * SIDE];
        for (int y = 0; y < SIDE; y++) for (int x = 0; x < SIDE; x++) pixels[y * row + 1 + 3 * x] = (byte) 0xff;
        return pixels;
    }

    private static byte[] deflated(byte[] plain) {
        var deflater = new Deflater();
        deflater.setInput(plain);
        deflater.finish();
        var packed = new byte[plain.length];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] named = ByteBuffer.allocate(4 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        var checked = new CRC32();
        checked.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checked.getValue()).array());
    }
}
