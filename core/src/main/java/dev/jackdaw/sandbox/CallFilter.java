package dev.jackdaw.sandbox;

import dev.jackdaw.kernel.Linux;
import dev.jackdaw.kernel.SystemCall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// A filter of system calls for the thread that installs it and what it starts: a program of the kernel's packet
/// filter (Linux `Documentation/userspace-api/seccomp_filter.rst`).
final class CallFilter {
    private static final int LOAD = 0x20;
    private static final int IF_EQUAL = 0x15;
    private static final int IF_ANY_BIT = 0x45;
    private static final int IF_AT_LEAST = 0x35;
    private static final int ANSWER = 0x06;
    private static final int ALLOW = 0x7FFF0000;
    private static final int ERROR = 0x00050000;
    private static final int NOT_PERMITTED = ERROR | 1;
    /// For calls that programs can do without, and try.
    private static final int NOT_THERE = ERROR | 38;

    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int SECOND_ARGUMENT = 24;
    /// `AUDIT_ARCH_X86_64` and `AUDIT_ARCH_AARCH64`.
    private static final int INTEL = 0xC000003E;
    private static final int ARM = 0xC00000B7;
    /// Numbers from here on are those of the x32 interface.
    private static final int X32 = 0x40000000;
    private static final int TYPE_FOR_THE_USER = 0x5412;
    private static final int CONSOLE = 0x541C;
    /// Every `CLONE_NEW…`.
    private static final int NAMESPACES = 0x7E020000;
    private static final int IPV4 = 2;
    private static final int IPV6 = 10;
    private static final int NETLINK = 16;

    private static final int NO_NEW_PRIVILEGES = 38;
    private static final int FILTER = 1;

    private static final List<SystemCall> ALWAYS = List.of(
            SystemCall.PTRACE,
            SystemCall.PROCESS_VM_READV,
            SystemCall.PROCESS_VM_WRITEV,
            SystemCall.PROCESS_MADVISE,
            SystemCall.PIDFD_GETFD,
            SystemCall.BPF,
            SystemCall.KEYCTL,
            SystemCall.ADD_KEY,
            SystemCall.REQUEST_KEY,
            SystemCall.PERF_EVENT_OPEN,
            SystemCall.USERFAULTFD,
            SystemCall.KEXEC_LOAD,
            SystemCall.KEXEC_FILE_LOAD,
            SystemCall.INIT_MODULE,
            SystemCall.FINIT_MODULE,
            SystemCall.DELETE_MODULE,
            SystemCall.OPEN_BY_HANDLE_AT,
            SystemCall.REBOOT,
            SystemCall.SWAPON,
            SystemCall.SWAPOFF,
            SystemCall.QUOTACTL,
            SystemCall.ACCT,
            SystemCall.SETTIMEOFDAY,
            SystemCall.CLOCK_SETTIME,
            SystemCall.VHANGUP);

    /// What bubblewrap itself needs; what it starts is refused further namespaces by other means.
    private static final List<SystemCall> WORLDS = List.of(
            SystemCall.MOUNT,
            SystemCall.UMOUNT2,
            SystemCall.PIVOT_ROOT,
            SystemCall.CHROOT,
            SystemCall.UNSHARE,
            SystemCall.SETNS,
            SystemCall.OPEN_TREE,
            SystemCall.MOVE_MOUNT,
            SystemCall.FSOPEN,
            SystemCall.FSCONFIG,
            SystemCall.FSMOUNT,
            SystemCall.FSPICK,
            SystemCall.MOUNT_SETATTR,
            SystemCall.SETHOSTNAME);

    private record Step(int code, int yes, int no, int value) {}

    /// Around what a filter is put.
    enum Around {
        /// bubblewrap, which needs namespaces and brings its own network.
        BUBBLEWRAP,
        /// A command on the machine's own network, which it must not use.
        CLOSED,
        /// The same where it may.
        NETWORK
    }

    private final List<Step> steps = new ArrayList<>();

    private CallFilter() {}

    /// Takes from this thread, for good, what a confined command must not do.
    static void install(Around around) {
        var filter = new CallFilter();
        filter.write(around);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment code = arena.allocate(8L * filter.steps.size(), 8);
            for (int i = 0; i < filter.steps.size(); i++) {
                Step step = filter.steps.get(i);
                code.set(ValueLayout.JAVA_SHORT, 8L * i, (short) step.code());
                code.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) step.yes());
                code.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) step.no());
                code.set(ValueLayout.JAVA_INT, 8L * i + 4, step.value());
            }
            MemorySegment program = arena.allocate(16, 8);
            program.set(ValueLayout.JAVA_SHORT, 0, (short) filter.steps.size());
            program.set(ValueLayout.JAVA_LONG, 8, code.address());
            gainNothing();
            SystemCall.SECCOMP.demand(FILTER, 0, program.address());
        }
    }

    /// No program started from this thread gains privileges any more, be it set-user-id.
    static void gainNothing() {
        SystemCall.PRCTL.demand(NO_NEW_PRIVILEGES, 1, 0, 0, 0);
    }

    private void write(Around around) {
        step(LOAD, ARCHITECTURE);
        unlessEqual(Linux.arm() ? ARM : INTEL);
        step(LOAD, NUMBER);
        if (!Linux.arm()) {
            steps.add(new Step(IF_AT_LEAST, 0, 1, X32));
            step(ANSWER, NOT_THERE);
        }
        for (SystemCall call : ALWAYS) refuse(call, NOT_PERMITTED);
        for (SystemCall ring :
                List.of(SystemCall.IO_URING_SETUP, SystemCall.IO_URING_ENTER, SystemCall.IO_URING_REGISTER))
            refuse(ring, NOT_THERE);
        if (around != Around.BUBBLEWRAP) {
            for (SystemCall call : WORLDS) refuse(call, NOT_PERMITTED);
            // Its flags are in memory, where no filter can look; whoever finds it missing takes the older one.
            refuse(SystemCall.CLONE3, NOT_THERE);
            onlyWith(SystemCall.CLONE, FIRST_ARGUMENT, List.of(new Step(IF_ANY_BIT, 0, 1, NAMESPACES)));
        }
        onlyWith(
                SystemCall.IOCTL,
                SECOND_ARGUMENT,
                List.of(new Step(IF_EQUAL, 0, 1, TYPE_FOR_THE_USER), new Step(IF_EQUAL, 0, 1, CONSOLE)));
        sockets(around);
        step(ANSWER, ALLOW);
    }

    private void step(int code, int value) {
        steps.add(new Step(code, 0, 0, value));
    }

    private void unlessEqual(int value) {
        steps.add(new Step(IF_EQUAL, 1, 0, value));
        step(ANSWER, NOT_THERE);
    }

    private void refuse(SystemCall call, int answer) {
        steps.add(new Step(IF_EQUAL, 0, 1, call.number()));
        step(ANSWER, answer);
    }

    /// Refuses a call when a test on one of its arguments holds.
    private void onlyWith(SystemCall call, int argument, List<Step> tests) {
        steps.add(new Step(IF_EQUAL, 0, 2 + 2 * tests.size(), call.number()));
        step(LOAD, argument);
        for (Step test : tests) {
            steps.add(test);
            step(ANSWER, NOT_PERMITTED);
        }
        step(ANSWER, ALLOW);
    }

    /// Sockets of the file system lead to daemons that do things for others; pairs of them lead nowhere.
    private void sockets(Around around) {
        if (around == Around.CLOSED) {
            refuse(SystemCall.SOCKET, NOT_PERMITTED);
            return;
        }
        steps.add(new Step(IF_EQUAL, 0, 8, SystemCall.SOCKET.number()));
        step(LOAD, FIRST_ARGUMENT);
        for (int family : List.of(IPV4, IPV6, NETLINK)) {
            steps.add(new Step(IF_EQUAL, 0, 1, family));
            step(ANSWER, ALLOW);
        }
        step(ANSWER, NOT_PERMITTED);
    }
}
