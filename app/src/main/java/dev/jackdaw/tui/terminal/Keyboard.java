package dev.jackdaw.tui.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// The one reader of the standard input.
///
/// It reads through a channel because that can be interrupted: a process with a thread that waits in a plain read takes
/// a third of a second longer to end.
public final class Keyboard {
    private static final int MOST = 8_192;

    private final Inbox inbox;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final Thread thread =
            Thread.ofPlatform().daemon(true).name("keyboard").unstarted(this::run);

    private boolean held;
    private boolean resting;

    public Keyboard(Inbox inbox) {
        this.inbox = inbox;
    }

    public void begin() {
        thread.start();
    }

    /// Leaves the input to others, once what is being read has come.
    synchronized void hold() {
        held = true;
    }

    /// Waits until it reads no more; tells whether it does not.
    synchronized boolean rests(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (!resting && System.nanoTime() < end) wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        return resting;
    }

    /// Reads again.
    synchronized void release() {
        held = false;
        notifyAll();
    }

    private synchronized void rest() {
        try {
            resting = held;
            notifyAll();
            while (held) wait();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        resting = false;
    }

    /// Stops reading; the standard input is closed with it.
    public void end() {
        thread.interrupt();
    }

    private void run() {
        try (var input = new FileInputStream(FileDescriptor.in);
                FileChannel channel = input.getChannel()) {
            read(channel);
        } catch (IOException gone) {
            // A terminal that went away reads like one that was closed.
        }
        inbox.put(new Happening.InputEnded());
    }

    private void read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST);
        CharBuffer characters = CharBuffer.allocate(MOST);
        while (channel.read(bytes) > 0) {
            decoder.decode(bytes.flip(), characters, false);
            bytes.compact();
            characters.flip();
            if (characters.hasRemaining()) inbox.put(new Happening.Read(characters.toString()));
            characters.clear();
            rest();
        }
    }
}
