package dev.jackdaw.workspace;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
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

    /// That of what is left in a channel.
    static Fingerprint of(ReadableByteChannel content) throws IOException {
        return of(Channels.newInputStream(content).readAllBytes());
    }
}
