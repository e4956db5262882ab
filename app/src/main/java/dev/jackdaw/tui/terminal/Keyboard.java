package dev.jackdaw.tui.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The one reader of the standard input.
///
/// It reads through a channel because that can be interrupted: a process with a thread that waits in a plain read takes
/// a third of a second longer to end.
public final class Keyboard {
    private static final int MOST = 8_192;

    /// Asks a terminal for a sign of life (DSR 5), and what any terminal answers.
    static final String ASK = "\u001b[5n";

    private static final String ANSWER = "\u001b[0n";

    private final Inbox inbox;
    private final Optional<Reader> console;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final Thread thread =
            Thread.ofPlatform().daemon(true).name("keyboard").unstarted(this::run);

    private boolean held;
    private boolean reading;
    private boolean awaiting;
    private boolean resting;

    public Keyboard(Inbox inbox) {
        this(inbox, Optional.empty());
    }

    /// One of a console whose keys are no bytes of the standard input.
    public Keyboard(Inbox inbox, Reader console) {
        this(inbox, Optional.of(console));
    }

    private Keyboard(Inbox inbox, Optional<Reader> console) {
        this.inbox = inbox;
        this.console = console;
    }

    public void begin() {
        thread.start();
    }

    /// Leaves the input to others, once what is being read has come.
    ///
    /// @return whether it waits for input now: it then goes on until it has read an answer of the terminal
    synchronized boolean hold() {
        held = true;
        awaiting = reading;
        return awaiting;
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
        awaiting = false;
        notifyAll();
    }

    private synchronized void rest() {
        reading = false;
        try {
            while (held && !awaiting) {
                resting = true;
                notifyAll();
                wait();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        resting = false;
        reading = true;
    }

    private synchronized void answered(String text) {
        if (awaiting && text.contains(ANSWER)) awaiting = false;
    }

    /// Stops reading; the standard input is closed with it.
    public void end() {
        thread.interrupt();
    }

    private void run() {
        if (console.isPresent()) console(console.get());
        else standard();
        inbox.put(new Happening.InputEnded());
    }

    private void console(Reader keys) {
        var characters = new char[MOST];
        try {
            for (int count = keys.read(characters); count >= 0; count = keys.read(characters))
                if (count > 0) inbox.put(new Happening.Read(new String(characters, 0, count)));
        } catch (IOException gone) {
            // As below.
        }
    }

    private void standard() {
        try (var input = new FileInputStream(FileDescriptor.in);
                FileChannel channel = input.getChannel()) {
            read(channel);
        } catch (IOException gone) {
            // A terminal that went away reads like one that was closed.
        }
    }

    private void read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST);
        CharBuffer characters = CharBuffer.allocate(MOST);
        rest();
        while (channel.read(bytes) > 0) {
            decoder.decode(bytes.flip(), characters, false);
            bytes.compact();
            characters.flip();
            String text = characters.toString();
            answered(text);
            Grounds.in(text).ifPresent(inbox::put);
            text = Grounds.without(text);
            if (!text.isEmpty()) inbox.put(new Happening.Read(text));
            characters.clear();
            rest();
        }
    }
}
