package dev.jackdaw.tui;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.tui.pager.Pager;
import dev.jackdaw.tui.pager.Telling;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Display;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Sanitiser;
import dev.jackdaw.tui.screen.Spoken;
import dev.jackdaw.tui.screen.Theme;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.slash.Slash;
import dev.jackdaw.tui.stage.Choice;
import dev.jackdaw.tui.stage.Desk;
import dev.jackdaw.tui.stage.Errand;
import dev.jackdaw.tui.stage.Overlay;
import dev.jackdaw.tui.stage.Stage;
import dev.jackdaw.tui.story.Look;
import dev.jackdaw.tui.story.Transcript;
import dev.jackdaw.tui.terminal.Happening;
import dev.jackdaw.tui.terminal.Inbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The face of plain lines: for screen readers, terminals that can do nothing else, and pipes. It writes no escape
/// sequence and reads lines as the terminal edits them.
final class Plain implements Stage {
    private static final String PROMPT = "> ";

    /// How long is waited for what is still to be told in the end, in milliseconds.
    private static final long LATE = 20;

    private final Desk desk;
    private final Words words;
    private final PrintStream out;
    private final Inbox inbox = new Inbox();
    private final Slash slash = new Slash(() -> live().lore());
    private final Seat seat;
    private final Errands errands;
    private final PlainAsking asking;
    private final Display display = new Display();
    private final boolean typed;
    private Optional<Choice> choice = Optional.empty();
    private boolean ended;
    private boolean leaving;
    private boolean reading;
    private boolean prompted;

    /// @param typed whether somebody types; what comes from a pipe is taken line by line, each when the turn before
    /// has ended
    Plain(Desk desk, Words words, PrintStream out, boolean typed, LiveSession first) {
        this.desk = desk;
        this.words = words;
        this.out = out;
        this.typed = typed;
        this.errands = new Errands(inbox, words, this::show);
        this.asking = new PlainAsking(words, out, typed, decision -> live().send(decision));
        var look = new Look(false, !typed, display);
        this.seat = new Seat(first, inbox, () -> new Transcript(words, look, () -> System.nanoTime() / 1_000_000));
    }

    void run(InputStream input, Optional<String> prompt) throws InterruptedException {
        var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        show(new View(words).header(this));
        seat.take();
        prompt.ifPresent(text -> {
            if (!text.startsWith("/plan ") || !slash.run(text, this)) say(text);
        });
        try {
            while (!leaving) {
                print();
                if (ended && !busy() && !asking.open()) leaving = true;
                if (leaving) break;
                read(lines);
                inbox.next(-1).ifPresent(this::see);
            }
            last();
            if (prompted) out.println();
        } finally {
            inbox.close();
        }
    }

    /// Shows what was told of before the end, also where the end came sooner.
    private void last() throws InterruptedException {
        for (Optional<Happening> next = inbox.next(LATE); next.isPresent(); next = inbox.next(LATE))
            if (next.get() instanceof Happening.Told told) see(told);
        print();
    }

    void interrupt() {
        inbox.putFirst(new Happening.Interrupted());
    }

    void close() throws InterruptedException {
        inbox.close();
        seat.leave();
    }

    private boolean busy() {
        return seat.working() || errands.busy();
    }

    /// Reads the next line, when there is use for one.
    private void read(BufferedReader lines) {
        boolean ready = !busy() && !seat.transcript().running() || asking.open();
        if (typed && ready && !ended && !prompted) {
            prompted = true;
            out.print(PROMPT);
            out.flush();
        }
        if (reading || ended || !ready && !typed) return;
        reading = true;
        Thread.ofPlatform().daemon(true).name("lines").start(() -> inbox.put(line(lines)));
    }

    private static Happening line(BufferedReader lines) {
        try {
            String line = lines.readLine();
            return line == null ? new Happening.InputEnded() : new Happening.Line(line);
        } catch (IOException gone) {
            return new Happening.InputEnded();
        }
    }

    private void see(Happening happening) {
        switch (happening) {
            case Happening.Line(var text) -> {
                reading = false;
                prompted = false;
                if (asking.open()) asking.answer(text.strip());
                else if (choice.isPresent()) choose(choice.get(), text.strip());
                else if (text.startsWith("!")) order(text);
                else if (!text.isBlank() && !slash.run(text, this)) say(text);
            }
            case Happening.InputEnded _ -> {
                ended = true;
                reading = false;
                asking.nobody();
            }
            case Happening.Told(var session, var event) -> {
                if (seat.shows(session)) told(event);
            }
            case Happening.Interrupted _ -> {
                if (!busy()) leaving = true;
                errands.stop();
                seat.live().send(new Command.Interrupt());
            }
            case Happening.Done(var then) -> then.run();
            case Happening.Read _, Happening.Ground _, Happening.Resized _, Happening.Continued _ -> {}
        }
    }

    private void told(Event event) {
        seat.transcript().see(event);
        print();
        if (event instanceof Fact && asking.look(seat.transcript().question())) prompted = false;
    }

    private void choose(Choice open, String text) {
        choice = Optional.empty();
        int most = open.options().size();
        boolean number = !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int place = number ? Integer.parseInt(text) : 0;
        if (text.startsWith("/") && slash.run(text, this)) return;
        if (text.isEmpty()) open.take(OptionalInt.empty());
        else if (place >= 1 && place <= most) open.take(OptionalInt.of(place - 1));
        else ask(open);
    }

    private void say(String text) {
        for (String problem : seat.say(text, Fact.Timing.NOW))
            show(List.of(Row.of(Sanitiser.line(words.told(problem)))));
    }

    private void order(String text) {
        for (String problem : seat.order(text)) show(List.of(Row.of(Sanitiser.line(problem))));
    }

    private void print() {
        List<Row> rows = seat.transcript().take();
        if (!rows.isEmpty()) show(rows);
    }

    @Override
    public void show(List<Row> rows) {
        if (prompted) out.println();
        prompted = false;
        for (Row row : rows) out.println(Spoken.text(row));
        out.flush();
    }

    @Override
    public Desk desk() {
        return desk;
    }

    @Override
    public Words words() {
        return words;
    }

    @Override
    public LiveSession live() {
        return seat.live();
    }

    @Override
    public Conversation conversation() {
        return seat.transcript().conversation();
    }

    @Override
    public Optional<Canvas.Size> screen() {
        return Optional.empty();
    }

    @Override
    public void ask(Choice open) {
        choice = Optional.of(open);
        var rows = new ArrayList<Row>();
        int number = 0;
        for (Choice.Option option : open.options()) {
            String detail = option.detail().isEmpty() ? "" : "  " + Sanitiser.line(option.detail());
            rows.add(Row.of("  " + ++number + ". " + Sanitiser.line(option.label()) + detail));
        }
        rows.add(Row.of(words.of("choice.plain", open.title())));
        show(rows);
    }

    @Override
    public void lay(Overlay overlay) {}

    @Override
    public void unfold() {
        unfold(live().session().lines());
    }

    @Override
    public void unfold(List<Line> lines) {
        var telling = new Telling(words, ZoneId.systemDefault(), live().site().spool(), Telling.Looks.BARE);
        show(Pager.all(lines, telling));
    }

    @Override
    public boolean copy(String text) {
        return false;
    }

    @Override
    public void wear(Theme theme) {}

    @Override
    public Display display() {
        return display;
    }

    @Override
    public void meanwhile(Errand errand) {
        errands.begin(errand);
    }

    @Override
    public void turnTo(Session session) {
        seat.change(desk.open().apply(session));
        show(List.of(Row.of(words.of("session.now", session.id()))));
    }

    @Override
    public void leave() {
        leaving = true;
    }
}
