package dev.jackdaw.tui.terminal;

import dev.jackdaw.tui.screen.Canvas;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The terminal of the process: its modes, its keyboard and its screen. However the process ends, it is given back as
/// it was.
///
/// The keyboard is read directly: what JLine reads with wakes up ten times a second.
public final class Tty implements AutoCloseable {
    /// Pastes are marked, and the terminal tells when it gets the keyboard and loses it (xterm, "focus reporting").
    private static final String BEGIN = "\u001b[?2004h\u001b[?1004h";

    private static final String END = "\u001b[0m\u001b[?2004l\u001b[?1004l\u001b[?25h";
    private static final String OTHER_SCREEN = "\u001b[?1049h";
    private static final String USUAL_SCREEN = "\u001b[0m\u001b[?1049l";

    private final Terminal terminal;
    private final Attributes found;
    private final FileOutputStream screen = new FileOutputStream(FileDescriptor.out);
    private final Thread rescue = new Thread(this::close, "terminal");
    private volatile Optional<Keyboard> keyboard = Optional.empty();
    private String leaving = "";
    private String title = "";
    private boolean raw;
    private boolean other;

    private Tty(Terminal terminal) {
        this.terminal = terminal;
        this.found = terminal.getAttributes();
    }

    /// The terminal, if the process has one that can do more than print lines.
    public static Optional<Tty> open() {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .provider("jni")
                    .dumb(false)
                    .graphemeCluster(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build();
            return Optional.of(new Tty(terminal));
        } catch (IOException | IllegalStateException | LinkageError none) {
            return Optional.empty();
        }
    }

    /// Takes over keyboard and screen, and tells of what happens to them.
    public void begin(Inbox inbox) {
        Runtime.getRuntime().addShutdownHook(rescue);
        terminal.handle(Terminal.Signal.INT, _ -> inbox.putFirst(new Happening.Interrupted()));
        terminal.handle(Terminal.Signal.WINCH, _ -> inbox.putFirst(new Happening.Resized()));
        terminal.handle(Terminal.Signal.CONT, _ -> inbox.putFirst(new Happening.Continued()));
        enter();
        keyboard = Optional.of(new Keyboard(inbox));
        keyboard.get().begin();
    }

    /// Sets the modes in which every key comes at once and as it is.
    public synchronized void enter() {
        var modes = new Attributes(found);
        modes.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN, LocalFlag.ISIG), false);
        modes.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR, InputFlag.IGNCR), false);
        modes.setControlChar(ControlChar.VMIN, 1);
        modes.setControlChar(ControlChar.VTIME, 0);
        terminal.setAttributes(modes);
        raw = true;
        write(BEGIN + (other ? OTHER_SCREEN : ""));
        if (!title.isEmpty()) write(Titles.SAVE + Titles.of(title));
    }

    /// Gives the terminal back for a while.
    public synchronized void leave() {
        if (!raw) return;
        raw = false;
        write((other ? USUAL_SCREEN : "") + leaving + END + (title.isEmpty() ? "" : Titles.RESTORE));
        leaving = "";
        try {
            terminal.setAttributes(found);
        } catch (IllegalStateException closed) {
            // JLine closes terminals by itself when the process is told to end, and gives their modes back.
            return;
        }
    }

    /// Stops the program as Ctrl-Z does elsewhere, until the shell lets it go on. Without a shell nothing happens.
    public void suspend() throws InterruptedException {
        leave();
        try {
            new ProcessBuilder("sh", "-c", "kill -TSTP 0").inheritIO().start().waitFor();
        } catch (IOException noShell) {
            return;
        } finally {
            enter();
        }
    }

    public Canvas.Size size() {
        var size = terminal.getSize();
        return new Canvas.Size(size.getColumns(), size.getRows()).usable();
    }

    /// Turns to the alternate screen, which leaves what stands on the usual one as it is.
    public synchronized void turn() {
        if (raw && !other) write(OTHER_SCREEN);
        other = true;
    }

    /// Turns back to the usual screen.
    public synchronized void turnBack() {
        if (raw && other) write(USUAL_SCREEN);
        other = false;
    }

    /// Names the window until the terminal is given back.
    public synchronized void title(String text) {
        if (text.equals(title)) return;
        if (raw) write((title.isEmpty() ? Titles.SAVE : "") + Titles.of(text));
        title = text;
    }

    /// Sends what is not drawn.
    public synchronized void signal(String bytes) {
        if (raw) write(bytes);
    }

    /// Draws, and remembers what would take the drawing off again.
    public synchronized void draw(String bytes, String undo) {
        leaving = undo;
        if (raw) write(bytes);
    }

    private void write(String bytes) {
        try {
            screen.write(bytes.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            raw = false;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            leave();
        }
        try {
            terminal.close();
            keyboard.ifPresent(Keyboard::end);
            if (Thread.currentThread() != rescue) Runtime.getRuntime().removeShutdownHook(rescue);
        } catch (IOException | IllegalStateException gone) {
            return;
        }
    }
}
