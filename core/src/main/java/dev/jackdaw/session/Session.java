package dev.jackdaw.session;

import dev.jackdaw.secret.Own;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A session: its log on disk, what is folded from it, and those who follow it. Safe for use by several threads.
public final class Session implements AutoCloseable {
    private final String id;
    private final Optional<Path> file;
    private final Lines lines;
    private final List<Following> followers = new ArrayList<>();
    private final Optional<WriterLock> lock;
    private Optional<Log> log;
    private Optional<String> trouble = Optional.empty();
    private Conversation conversation = Conversation.over(this::lines);
    private Choices choices = Choices.NONE;
    private boolean closed;

    private Session(String id, Optional<Path> file, Optional<Log> log, Optional<WriterLock> lock) {
        this.id = id;
        this.file = file;
        this.lines = new Lines(file);
        this.log = log;
        this.lock = lock;
    }

    /// A session that is kept in memory only.
    public static Session inMemory(String id) {
        return new Session(id, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// A new session kept in that file.
    static Session create(String id, Path file) throws IOException {
        Own.around(file);
        WriterLock lock = WriterLock.take(file);
        try {
            return new Session(id, Optional.of(file), Optional.of(Log.create(file)), Optional.of(lock));
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /// A session as its file tells it; what is torn or damaged is set aside.
    ///
    /// @throws SessionBusy when another process writes it
    static Session open(String id, Path file) throws IOException {
        WriterLock lock = WriterLock.take(file);
        try {
            var session = new Session(id, Optional.of(file), Optional.empty(), Optional.of(lock));
            session.log = Optional.of(Log.reopen(file, Log.read(file, session::keep)));
            return session;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void keep(Line line, Lines.Span span) {
        lines.add(line, span);
        choices = choices.with(line.fact());
        conversation = conversation.with(line.fact());
    }

    public String id() {
        return id;
    }

    /// Where it is kept.
    public Optional<Path> file() {
        return file;
    }

    public synchronized Conversation conversation() {
        return conversation;
    }

    /// What was chosen so far.
    public synchronized Choices choices() {
        return choices;
    }

    /// Every fact so far: the newest from memory, the older ones from the file whenever they are asked for. What the
    /// file tells no more reads as [Fact.Unknown], and [#trouble()] says so.
    public List<Line> lines() {
        return lines.view();
    }

    public synchronized Optional<Fact.Started> started() {
        return lines.first()
                .map(Line::fact)
                .filter(Fact.Started.class::isInstance)
                .map(Fact.Started.class::cast);
    }

    /// Why the log is not being written any more, if so: the session then goes on in memory; else what of it could not
    /// be read any more.
    public synchronized Optional<String> trouble() {
        return trouble.or(lines::trouble);
    }

    /// Keeps a fact: written first, then folded, then told.
    public synchronized void append(Fact fact) {
        append(new Line(lines.last().map(Line::seq).orElse(-1L) + 1, Instant.now(), fact));
    }

    /// Keeps a fact by the number and the time it has in another log: what is found by its line is found here, too.
    synchronized void append(Line line) {
        keep(line, write(line));
        for (Following follower : followers) follower.put(line.fact());
    }

    /// Keeps a fact unless others came since that many.
    ///
    /// @return whether it was kept
    public synchronized boolean appendAfter(int known, Fact fact) {
        if (lines.size() != known) return false;
        append(fact);
        return true;
    }

    public synchronized int size() {
        return lines.size();
    }

    /// The conversation together with how many facts it comes from.
    public record Moment(Conversation conversation, int size) {}

    public synchronized Moment moment() {
        return new Moment(conversation, lines.size());
    }

    private Lines.Span write(Line line) {
        if (file.isEmpty() || closed) return Lines.Span.NOWHERE;
        try {
            if (log.isEmpty()) resumeWriting();
            Log open = log.orElseThrow();
            Lines.Span span = open.append(line);
            if (line.fact() instanceof Fact.ToolBegan || line.fact() instanceof Fact.TurnEnded) open.force();
            return span;
        } catch (IOException e) {
            lose(e);
            return Lines.Span.NOWHERE;
        }
    }

    /// After trouble, everything not yet written is tried again with the next fact.
    private void resumeWriting() throws IOException {
        Path path = file.orElseThrow();
        Own.around(path);
        boolean exists = Files.exists(path);
        List<Line> held = lines.held();
        long first = held.isEmpty() ? 0 : held.getFirst().seq();
        var spans = new HashMap<Long, Lines.Span>();
        Log.Contents contents = exists
                ? Log.read(path, (line, span) -> {
                    if (line.seq() >= first) spans.put(line.seq(), span);
                })
                : new Log.Contents(List.of(), 0, -1);
        Log reopened = exists ? Log.reopen(path, contents) : Log.create(path);
        for (Line line : held) if (line.seq() > contents.last()) spans.put(line.seq(), reopened.append(line));
        lines.moved(spans);
        log = Optional.of(reopened);
        trouble = Optional.empty();
    }

    private void lose(IOException e) {
        trouble = Optional.of("the session is not being saved: " + e.getMessage());
        log.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
        });
        log = Optional.empty();
    }

    /// Tells of something passing.
    public synchronized void show(Glimpse glimpse) {
        for (Following follower : followers) follower.put(glimpse);
    }

    /// Lets somebody follow everything, beginning after that many facts.
    public Following follow(int seen, Consumer<? super Event> follower) {
        return follow(seen, glimpse -> true, follower);
    }

    /// Lets somebody follow the facts, and those glimpses it wants; what is not wanted costs it nothing.
    public synchronized Following follow(
            int seen, Predicate<? super Glimpse> wanted, Consumer<? super Event> follower) {
        var following = new Following(wanted, follower);
        List<Line> all = lines.view();
        for (Line line : all.subList(Math.min(seen, all.size()), all.size())) following.put(line.fact());
        followers.add(following);
        following.start();
        return following;
    }

    /// Waits until every follower has seen everything.
    public void drain() throws InterruptedException {
        List<Following> all;
        synchronized (this) {
            all = List.copyOf(followers);
        }
        for (Following follower : all) follower.drain();
    }

    @Override
    public void close() {
        List<Following> all;
        synchronized (this) {
            all = List.copyOf(followers);
            followers.clear();
        }
        for (Following follower : all) follower.close();
        synchronized (this) {
            closed = true;
            log.ifPresent(open -> {
                try {
                    open.force();
                    open.close();
                } catch (IOException e) {
                    trouble = Optional.of(String.valueOf(e.getMessage()));
                }
            });
            log = Optional.empty();
            lock.ifPresent(WriterLock::close);
        }
    }
}
