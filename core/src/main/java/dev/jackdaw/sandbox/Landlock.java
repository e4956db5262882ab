package dev.jackdaw.sandbox;

import dev.jackdaw.kernel.SystemCall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Rules of the kernel's Landlock: files may be changed in some folders only, and no connection made, by this thread
/// and what it starts (Linux `Documentation/userspace-api/landlock.rst`). It only ever grants: within a folder that may
/// be written nothing can be excepted.
final class Landlock {
    private static final long WRITE_FILE = 1L << 1;
    private static final long REFER = 1L << 13;
    private static final long TRUNCATE = 1L << 14;
    /// Removing and making of every kind.
    private static final long CHANGE_FOLDER = 0x1FF0;
    private static final long CONNECTIONS = 3;
    private static final long ABSTRACT_SOCKETS_AND_SIGNALS = 3;
    private static final int ASK_VERSION = 1;
    private static final int PATH_BENEATH = 1;
    private static final int HERE = -100;
    /// `PR_CAPBSET_DROP`.
    private static final int DROP_FROM_BOUNDS = 24;
    /// `O_PATH | O_CLOEXEC`.
    private static final int NAME_ONLY = 0x280000;

    private Landlock() {}

    /// The version of the interface, 1 to 7 so far; less than 1 where there is none.
    static int version() {
        return (int) SystemCall.LANDLOCK_CREATE_RULESET.call(0, 0, ASK_VERSION);
    }

    /// Confines this thread, for good.
    ///
    /// @param writable files and folders that may be changed; those that are not there are passed over
    static void confine(List<Path> writable, CallFilter.Around around) {
        int version = version();
        long handled = WRITE_FILE | CHANGE_FOLDER | (version >= 2 ? REFER : 0) | (version >= 3 ? TRUNCATE : 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(24, 8);
            attributes.set(ValueLayout.JAVA_LONG, 0, handled);
            if (version >= 4 && around == CallFilter.Around.CLOSED)
                attributes.set(ValueLayout.JAVA_LONG, 8, CONNECTIONS);
            if (version >= 6) attributes.set(ValueLayout.JAVA_LONG, 16, ABSTRACT_SOCKETS_AND_SIGNALS);
            long size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
            long rules = SystemCall.LANDLOCK_CREATE_RULESET.demand(attributes.address(), size, 0);
            for (Path path : writable) grant(arena, rules, path, handled);
            CallFilter.gainNothing();
            powerless();
            SystemCall.LANDLOCK_RESTRICT_SELF.demand(rules, 0);
            SystemCall.CLOSE.call(rules);
        }
    }

    /// What root may do beyond other users goes with the next program that is started; others have nothing to drop.
    private static void powerless() {
        for (int capability = 0; capability < 64; capability++)
            if (SystemCall.PRCTL.call(DROP_FROM_BOUNDS, capability, 0, 0, 0) < 0) return;
    }

    private static void grant(Arena arena, long rules, Path path, long handled) {
        long descriptor =
                SystemCall.OPENAT.call(HERE, arena.allocateFrom(path.toString()).address(), NAME_ONLY, 0);
        if (descriptor < 0) return;
        MemorySegment rule = arena.allocate(16, 8);
        rule.set(ValueLayout.JAVA_LONG, 0, Files.isDirectory(path) ? handled : handled & (WRITE_FILE | TRUNCATE));
        rule.set(ValueLayout.JAVA_INT, 8, (int) descriptor);
        SystemCall.LANDLOCK_ADD_RULE.demand(rules, PATH_BENEATH, rule.address(), 0);
        SystemCall.CLOSE.call(descriptor);
    }
}
