package dev.jackdaw.workspace;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// What tells one content of a file from another: its size and 64 bits of checksums.
///
/// It finds changes nobody meant to hide; it is no defence against forgery, for which a digest would take ten times as
/// long.
public record Fingerprint(long size, long sum) {

    public static Fingerprint of(byte[] content) {
        var first = new CRC32();
        var second = new CRC32C();
        first.update(content, 0, content.length);
        second.update(content, 0, content.length);
        return new Fingerprint(content.length, first.getValue() << 32 | second.getValue());
    }

    /// It as a word, for logs.
    public String label() {
        return size + "-" + Long.toHexString(sum);
    }

    /// What a label says; nothing where it is none.
    public static Optional<Fingerprint> labelled(String label) {
        int dash = label.indexOf('-');
        try {
            return dash < 0
                    ? Optional.empty()
                    : Optional.of(new Fingerprint(
                            Long.parseLong(label, 0, dash, 10),
                            Long.parseUnsignedLong(label, dash + 1, label.length(), 16)));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /// That of what is left in a channel.
    static Fingerprint of(ReadableByteChannel content) throws IOException {
        return of(Channels.newInputStream(content).readAllBytes());
    }
}
