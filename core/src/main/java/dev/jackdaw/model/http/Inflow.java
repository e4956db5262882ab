package dev.jackdaw.model.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The body of an answer as it flows in, read by the thread that asked. Unlike the client's own streams it can tell
/// that nothing has come for too long.
final class Inflow implements BodySubscriber<Inflow>, AutoCloseable {

    /// What came next.
    sealed interface Next {
        record Bytes(List<ByteBuffer> buffers) implements Next {}

        record End() implements Next {}

        record Broken(IOException why) implements Next {}

        record Silence() implements Next {}
    }

    static final long TICK = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long CLOSE = TimeUnit.MILLISECONDS.toNanos(4);
    private static final Duration PAUSE = Duration.ofMillis(2);
    /// So many pieces may wait to be read; the rest stays with the sender. What waits long is copied by each
    /// collection.
    private static final int AHEAD = 32;

    private static final Flow.Subscription NONE = new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    };

    private final LinkedBlockingQueue<Next> arrived = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription = NONE;
    private volatile boolean closed;
    private long delivered = System.nanoTime() - CLOSE;
    private Optional<Next> peeked = Optional.empty();

    /// The first byte, which stays to be read; -1 where none came.
    int first(Duration most) throws InterruptedException {
        Next next = next(most);
        peeked = Optional.of(next);
        if (!(next instanceof Next.Bytes(var buffers))) return -1;
        for (ByteBuffer buffer : buffers) if (buffer.hasRemaining()) return buffer.get(buffer.position());
        return -1;
    }

    /// Waits for more, that long at most. The wait is counted in short pieces: what the machine or the process sleeps
    /// through counts as one of them, so that nobody is called silent who was not listened to.
    Next next(Duration most) throws InterruptedException {
        if (peeked.isPresent()) {
            Next first = peeked.get();
            peeked = Optional.empty();
            return first;
        }
        long left = most.toNanos();
        while (true) {
            Next next = arrived.poll(Math.min(left, TICK), TimeUnit.NANOSECONDS);
            if (next != null) return gathered(next);
            left -= TICK;
            if (left <= 0) return new Next.Silence();
        }
    }

    /// Lets more come together after a batch that came close upon the last: to fetch it piece by piece costs a change
    /// of threads each time, and nobody sees two thousandths of a second.
    private Next gathered(Next next) throws InterruptedException {
        long now = System.nanoTime();
        boolean close = now - delivered < CLOSE;
        delivered = now;
        if (!(next instanceof Next.Bytes(var first))) return next;
        int pieces = 1;
        var all = new ArrayList<>(first);
        if (close) {
            Thread.sleep(PAUSE);
            delivered = System.nanoTime();
            for (; arrived.peek() instanceof Next.Bytes(var more); pieces++) {
                all.addAll(more);
                arrived.remove();
            }
        }
        subscription.request(pieces);
        return new Next.Bytes(all);
    }

    /// Ends the exchange unless it has ended.
    @Override
    public void close() {
        closed = true;
        subscription.cancel();
    }

    @Override
    public CompletionStage<Inflow> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) given.cancel();
        else given.request(AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        arrived.add(new Next.Bytes(buffers));
    }

    @Override
    public void onError(Throwable failure) {
        arrived.add(new Next.Broken(failure instanceof IOException io ? io : new IOException(failure)));
    }

    @Override
    public void onComplete() {
        arrived.add(new Next.End());
    }
}
