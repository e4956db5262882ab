package dev.jackdaw.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Locale;

/// System calls of Linux, by number, on the thread that asks. Numbers and errors are those of x86-64 and arm64, which
/// agree for every call added since 2019 (Linux `asm-generic/unistd.h`).
public final class Linux {
    private static final boolean LINUX =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux");

    /// Bound when the first call is made: linking takes some milliseconds.
    @SuppressWarnings("restricted")
    private static final class Libc {
        private static final StructLayout STATE = Linker.Option.captureStateLayout();
        private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        private static final MethodHandle SYSCALL = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG),
                        Linker.Option.firstVariadicArg(1),
                        Linker.Option.captureCallState("errno"));
    }

    private Linux() {}

    /// Whether there are system calls to be made here: Linux on x86-64 or arm64.
    public static boolean here() {
        return LINUX && (arm() || System.getProperty("os.arch", "").equals("amd64"));
    }

    /// Whether the processor is an arm64.
    public static boolean arm() {
        return System.getProperty("os.arch", "").equals("aarch64");
    }

    /// What a call gave: its value, or minus the number of the error.
    ///
    /// @param arguments up to five; addresses as numbers
    public static long call(long number, long... arguments) {
        long[] five = new long[5];
        System.arraycopy(arguments, 0, five, 0, arguments.length);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Libc.STATE);
            long value = (long) Libc.SYSCALL.invokeExact(state, number, five[0], five[1], five[2], five[3], five[4]);
            return value >= 0 ? value : -(long) (int) Libc.ERRNO.get(state, 0L);
        } catch (RuntimeException | Error bug) {
            throw bug;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
