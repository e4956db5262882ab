package dev.jackdaw.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Starts a program with `posix_spawn`, in a session of its own.
///
/// Every function is called by one shape, six words, as what is too much is ignored in registers and each further
/// shape takes milliseconds to link.
final class Spawn {
    /// More than `posix_spawnattr_t` and `posix_spawn_file_actions_t` take in glibc (336 and 80 bytes) or musl.
    private static final long ROOM = 1024;
    private static final int SIGNALS_BY_DEFAULT = 0x04;
    private static final int SIGNAL_MASK = 0x08;
    private static final int OWN_SESSION = 0x80;
    private static final long SIGNAL_SET = 128;

    @SuppressWarnings("restricted")
    private static final class Functions {
        private static final MethodHandle SHAPE = Linker.nativeLinker()
                .downcallHandle(FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        Collections.nCopies(6, ValueLayout.JAVA_LONG).toArray(ValueLayout[]::new)));

        private static MethodHandle named(String name) {
            return MethodHandles.insertArguments(
                    SHAPE, 0, Linker.nativeLinker().defaultLookup().findOrThrow(name));
        }
    }

    private final Arena arena;

    Spawn(Arena arena) {
        this.arena = arena;
    }

    /// @param descriptors what becomes standard input and both outputs
    /// @return the process's number, or minus the number of the error
    long start(Order order, int... descriptors) {
        long actions = arena.allocate(ROOM, 16).address();
        call("posix_spawn_file_actions_init", actions);
        for (int i = 0; i < 3; i++) call("posix_spawn_file_actions_adddup2", actions, descriptors[Math.min(i, 1)], i);
        call(
                "posix_spawn_file_actions_addchdir_np",
                actions,
                text(order.folder().toString()));
        long attributes = arena.allocate(ROOM, 16).address();
        call("posix_spawnattr_init", attributes);
        call("posix_spawnattr_setflags", attributes, SIGNALS_BY_DEFAULT | SIGNAL_MASK | OWN_SESSION);
        MemorySegment none = arena.allocate(SIGNAL_SET, 16);
        call("posix_spawnattr_setsigmask", attributes, none.address());
        MemorySegment all = arena.allocate(SIGNAL_SET, 16).fill((byte) 0xFF);
        call("posix_spawnattr_setsigdefault", attributes, all.address());
        MemorySegment pid = arena.allocate(ValueLayout.JAVA_INT);
        int error = call(
                "posix_spawn",
                pid.address(),
                text(order.words().getFirst()),
                actions,
                attributes,
                texts(order.words()),
                texts(order.environment()));
        return error == 0 ? pid.get(ValueLayout.JAVA_INT, 0) : -error;
    }

    private long text(String text) {
        return arena.allocateFrom(text).address();
    }

    private long texts(List<String> texts) {
        long[] addresses = Arrays.copyOf(texts.stream().mapToLong(this::text).toArray(), texts.size() + 1);
        return arena.allocateFrom(ValueLayout.JAVA_LONG, addresses).address();
    }

    private static int call(String function, long... arguments) {
        long[] six = Arrays.copyOf(arguments, 6);
        try {
            return (int) Functions.named(function).invokeExact(six[0], six[1], six[2], six[3], six[4], six[5]);
        } catch (RuntimeException | Error bug) {
            throw bug;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
