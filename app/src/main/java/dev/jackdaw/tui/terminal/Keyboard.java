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

    private final Inbox inbox;
    private final Optional<Reader> console;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final Thread thread =
            Thread.ofPlatform().daemon(true).name("keyboard").unstarted(this::run);

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
        while (channel.read(bytes) > 0) {
            decoder.decode(bytes.flip(), characters, false);
            bytes.compact();
            characters.flip();
            String text = characters.toString();
            Grounds.in(text).ifPresent(inbox::put);
            text = Grounds.without(text);
            if (!text.isEmpty()) inbox.put(new Happening.Read(text));
            characters.clear();
        }
    }
}
