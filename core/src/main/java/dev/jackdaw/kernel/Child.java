package dev.jackdaw.kernel;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// A process started from a thread that restricted itself before: whatever that thread gave up, the process has not.
///
/// The JDK would start its reaper from that thread and hand it the restrictions; a virtual thread woken by that reaper
/// could hand them on to a carrier, and the whole program would find itself confined by and by. Here the restricted
/// thread calls nothing but the kernel. It lives as long as the process, which may have asked to die with its parent:
/// that is the thread.
public final class Child extends Process {
    private static final long STACK = 1 << 18;
    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int HERE = -100;
    /// `CLOSE_RANGE_UNSHARE | CLOSE_RANGE_CLOEXEC`: a table of its own, in which nothing is inherited.
    private static final int INHERIT_NOTHING = 2 | 4;
    private static final int INTERRUPTED = -4;

    private final Order order;
    private final Runnable restriction;
    private final LongConsumer begun;
    private final CountDownLatch spawned = new CountDownLatch(1);
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private InputStream printed = InputStream.nullInputStream();
    private OutputStream typed = OutputStream.nullOutputStream();
    private Optional<ProcessHandle> handle = Optional.empty();
    private volatile long pid = -1;
    private volatile String fault = "";
    private volatile int exit;

    private Child(Order order, Runnable restriction, LongConsumer begun) {
        this.order = order;
        this.restriction = restriction;
        this.begun = begun;
    }

    /// Starts a program.
    ///
    /// @param restriction what its thread gives up before; it may throw what then is the reason not to start
    /// @param begun gets the number of the process, as early as can be and on a thread that is free
    /// @throws IOException when it cannot be started, or cannot be restricted
    public static Child start(Order order, Runnable restriction, LongConsumer begun) throws IOException {
        var child = new Child(order, restriction, begun);
        Thread.ofPlatform().daemon().stackSize(STACK).name("child").start(child::live);
        boolean interrupted = false;
        while (child.started.getCount() > 0)
            try {
                child.started.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        if (interrupted) Thread.currentThread().interrupt();
        if (child.pid < 0) throw new IOException(child.fault);
        return child;
    }

    /// The way of the process, on a thread that is free: its pipes, its thread, its end.
    private void live() {
        try (Arena arena = Arena.ofConfined()) {
            if (!begin(arena)) return;
            started.countDown();
            MemorySegment status = arena.allocate(ValueLayout.JAVA_INT);
            while (SystemCall.WAIT4.call(pid, status.address(), 0, 0) == INTERRUPTED) Thread.onSpinWait();
            int said = status.get(ValueLayout.JAVA_INT, 0);
            exit = (said & 0x7F) == 0 ? said >> 8 & 0xFF : 0x80 + (said & 0x7F);
        } finally {
            started.countDown();
            ended.countDown();
            released.countDown();
        }
    }

    private boolean begin(Arena arena) {
        try {
            int[] out = pipe(arena);
            int[] in = order.input() == Order.Input.PIPE ? pipe(arena) : new int[] {nothing(arena), -1};
            Thread.ofPlatform().daemon().stackSize(STACK).name("confined").start(() -> spawn(in[0], out[1]));
            spawned.await();
            if (pid > 0) begun.accept(pid);
            SystemCall.CLOSE.call(in[0]);
            SystemCall.CLOSE.call(out[1]);
            if (pid > 0) {
                handle = ProcessHandle.of(pid);
                printed = new FileInputStream("/proc/self/fd/" + out[0]);
                if (in[1] >= 0) typed = new FileOutputStream("/proc/self/fd/" + in[1]);
            }
            SystemCall.CLOSE.call(out[0]);
            if (in[1] >= 0) SystemCall.CLOSE.call(in[1]);
        } catch (IOException | InterruptedException | IllegalStateException e) {
            fault = String.valueOf(e.getMessage());
        }
        return pid > 0;
    }

    private void spawn(int in, int out) {
        try (Arena arena = Arena.ofConfined()) {
            SystemCall.CLOSE_RANGE.demand(3, 0xFFFFFFFFL, INHERIT_NOTHING);
            restriction.run();
            long started = new Spawn(arena).start(order, in, out);
            if (started < 0) fault = "cannot start " + order.words().getFirst() + " (errno " + -started + ")";
            pid = started < 0 ? -1 : started;
        } catch (RuntimeException refused) {
            fault = String.valueOf(refused.getMessage());
        } finally {
            spawned.countDown();
        }
        try {
            released.await();
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    private static int[] pipe(Arena arena) {
        MemorySegment two = arena.allocate(ValueLayout.JAVA_INT, 2);
        SystemCall.PIPE2.demand(two.address(), CLOSE_ON_EXEC);
        return two.toArray(ValueLayout.JAVA_INT);
    }

    private static int nothing(Arena arena) {
        return (int)
                SystemCall.OPENAT.demand(HERE, arena.allocateFrom("/dev/null").address(), CLOSE_ON_EXEC, 0);
    }

    @Override
    public OutputStream getOutputStream() {
        return typed;
    }

    @Override
    public InputStream getInputStream() {
        return printed;
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        ended.await();
        return exit;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        return ended.await(timeout, unit);
    }

    @Override
    public int exitValue() {
        if (isAlive()) throw new IllegalThreadStateException("the process has not ended");
        return exit;
    }

    @Override
    public boolean isAlive() {
        return ended.getCount() > 0;
    }

    @Override
    public long pid() {
        return pid;
    }

    @Override
    public ProcessHandle toHandle() {
        return handle.orElseThrow();
    }

    @Override
    public void destroy() {
        handle.ifPresent(ProcessHandle::destroy);
    }

    @Override
    public Process destroyForcibly() {
        handle.ifPresent(ProcessHandle::destroyForcibly);
        return this;
    }
}
