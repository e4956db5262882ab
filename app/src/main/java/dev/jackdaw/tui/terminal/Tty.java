package dev.jackdaw.tui.terminal;

import dev.jackdaw.tui.screen.Canvas;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
    /// Whether there are consoles in place of terminals: no `TERM`, and keys come as records that JLine spells as xterm
    /// does.
    public static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    /// What is undone whether or not it was set here: a frame may have been cut off.
    private static final Set<Mode> ALWAYS = EnumSet.of(Mode.FRAME, Mode.HIDDEN, Mode.INK);

    /// What the terminal is asked, and what it answers is told as [Happening.Ground]: the colour behind the text
    /// (xterm's
    /// "OSC 11").
    private static final String GROUND = "\u001b]11;?\u0007";

    /// Milliseconds a terminal has to answer.
    private static final long ANSWERS = 500;

    private final Terminal terminal;
    private final Attributes found;
    private final FileOutputStream screen = new FileOutputStream(FileDescriptor.out);
    private final Thread rescue = new Thread(this::close, "terminal");
    private volatile Optional<Keyboard> keyboard = Optional.empty();
    private final Set<Mode> modes = EnumSet.of(Mode.PASTE, Mode.FOCUS, Mode.EDGE);
    private String leaving = "";
    private boolean raw;
    private boolean gone;
    private boolean lent;
    private String title = "";

    private Tty(Terminal terminal) {
        this.terminal = terminal;
        this.found = terminal.getAttributes();
        Reporting.of(System.getenv()).ifPresent(modes::add);
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

    /// Takes over the screen; what is typed is left to who reads the standard input.
    public void begin() {
        Runtime.getRuntime().addShutdownHook(rescue);
        enter();
    }

    /// Takes over keyboard and screen, and tells of what happens to them.
    public void begin(Inbox inbox) {
        terminal.handle(Terminal.Signal.INT, _ -> inbox.putFirst(new Happening.Interrupted()));
        terminal.handle(Terminal.Signal.WINCH, _ -> inbox.putFirst(new Happening.Resized()));
        terminal.handle(Terminal.Signal.CONT, _ -> inbox.putFirst(new Happening.Continued()));
        begin();
        keyboard = Optional.of(WINDOWS ? new Keyboard(inbox, terminal.reader()) : new Keyboard(inbox));
        keyboard.get().begin();
    }

    /// Sets the modes in which every key comes at once and as it is.
    public synchronized void enter() {
        if (lent) return;
        var modes = new Attributes(found);
        modes.setLocalFlags(EnumSet.of(LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.IEXTEN, LocalFlag.ISIG), false);
        modes.setInputFlags(EnumSet.of(InputFlag.IXON, InputFlag.ICRNL, InputFlag.INLCR, InputFlag.IGNCR), false);
        modes.setControlChar(ControlChar.VMIN, 1);
        modes.setControlChar(ControlChar.VTIME, 0);
        terminal.setAttributes(modes);
        boolean again = raw;
        raw = true;
        var all = new StringBuilder();
        for (Mode mode : this.modes) all.append(again ? mode.again() : mode.set());
        if (!title.isEmpty()) all.append(Titles.of(title));
        write(all.toString());
    }

    /// Sets a mode until the terminal is given back, also after it was lent to others meanwhile.
    public synchronized void hold(Mode mode) {
        if (modes.add(mode) && raw) write(mode.set());
    }

    /// Takes a mode back.
    public synchronized void release(Mode mode) {
        if (modes.remove(mode) && raw) write(mode.reset());
    }

    /// Asks for the colour behind the text; who cannot tell it does not answer.
    public synchronized void askGround() {
        if (raw) write(GROUND);
    }

    /// Gives the terminal back for a while.
    public synchronized void leave() {
        if (!raw) return;
        raw = false;
        var all = new StringBuilder();
        if (modes.contains(Mode.ALTERNATE)) all.append(Mode.ALTERNATE.reset());
        all.append(leaving);
        for (Mode mode : Mode.values())
            if (mode != Mode.ALTERNATE && (modes.contains(mode) || ALWAYS.contains(mode))) all.append(mode.reset());
        write(all.toString());
        leaving = "";
        try {
            terminal.setAttributes(found);
        } catch (IllegalStateException closed) {
            // JLine closes terminals by itself when the process is told to end, and gives their modes back.
            return;
        }
    }

    /// Lends screen and keyboard to another program, until [#takeBack()].
    ///
    /// A read that waits cannot be called off without losing the input. So the terminal is asked for an answer, and
    /// that ends the read; from one that gives none, the first key goes astray.
    public void lend() throws InterruptedException {
        if (keyboard.isPresent()) {
            if (keyboard.get().hold()) write(Keyboard.ASK);
            keyboard.get().rests(ANSWERS);
        }
        leave();
        synchronized (this) {
            lent = true;
        }
    }

    public void takeBack() {
        synchronized (this) {
            lent = false;
            enter();
        }
        keyboard.ifPresent(Keyboard::release);
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

    /// Names the window until the terminal is given back.
    public synchronized void title(String text) {
        if (text.equals(title)) return;
        hold(Mode.TITLE);
        if (raw) write(Titles.of(text));
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
        if (gone) return;
        try {
            screen.write(bytes.getBytes(StandardCharsets.UTF_8));
        } catch (IOException closed) {
            gone = true;
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
