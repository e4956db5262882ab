package dev.jackdaw.kernel;

/// A system call by its number on x86-64 and arm64 (Linux `arch/x86/entry/syscalls/syscall_64.tbl` and
/// `include/uapi/asm-generic/unistd.h`).
public enum SystemCall {
    CLOSE(3, 57),
    CLOSE_RANGE(436, 436),
    OPENAT(257, 56),
    PIPE2(293, 59),
    WAIT4(61, 260),
    PRLIMIT64(302, 261),
    PRCTL(157, 167),
    SECCOMP(317, 277),
    LANDLOCK_CREATE_RULESET(444, 444),
    LANDLOCK_ADD_RULE(445, 445),
    LANDLOCK_RESTRICT_SELF(446, 446),
    SOCKET(41, 198),
    IOCTL(16, 29),
    CLONE(56, 220),
    CLONE3(435, 435),
    PTRACE(101, 117),
    PROCESS_VM_READV(310, 270),
    PROCESS_VM_WRITEV(311, 271),
    PROCESS_MADVISE(440, 440),
    PIDFD_GETFD(438, 438),
    IO_URING_SETUP(425, 425),
    IO_URING_ENTER(426, 426),
    IO_URING_REGISTER(427, 427),
    MOUNT(165, 40),
    UMOUNT2(166, 39),
    PIVOT_ROOT(155, 41),
    CHROOT(161, 51),
    UNSHARE(272, 97),
    SETNS(308, 268),
    OPEN_TREE(428, 428),
    MOVE_MOUNT(429, 429),
    FSOPEN(430, 430),
    FSCONFIG(431, 431),
    FSMOUNT(432, 432),
    FSPICK(433, 433),
    MOUNT_SETATTR(442, 442),
    SETHOSTNAME(170, 161),
    BPF(321, 280),
    KEYCTL(250, 219),
    ADD_KEY(248, 217),
    REQUEST_KEY(249, 218),
    PERF_EVENT_OPEN(298, 241),
    USERFAULTFD(323, 282),
    KEXEC_LOAD(246, 104),
    KEXEC_FILE_LOAD(320, 294),
    INIT_MODULE(175, 105),
    FINIT_MODULE(313, 273),
    DELETE_MODULE(176, 106),
    OPEN_BY_HANDLE_AT(304, 265),
    REBOOT(169, 142),
    SWAPON(167, 224),
    SWAPOFF(168, 225),
    QUOTACTL(179, 60),
    ACCT(163, 89),
    SETTIMEOFDAY(164, 170),
    CLOCK_SETTIME(227, 112),
    VHANGUP(153, 58);

    private final int intel;
    private final int arm;

    SystemCall(int intel, int arm) {
        this.intel = intel;
        this.arm = arm;
    }

    /// Its number on this machine.
    public int number() {
        return Linux.arm() ? arm : intel;
    }

    /// What it gave: its value, or minus the number of the error.
    public long call(long... arguments) {
        return Linux.call(number(), arguments);
    }

    /// The same where it must not fail.
    ///
    /// @throws IllegalStateException naming the call and the error's number
    public long demand(long... arguments) {
        long value = call(arguments);
        if (value < 0)
            throw new IllegalStateException(
                    name().toLowerCase(java.util.Locale.ROOT) + " failed (errno " + -value + ")");
        return value;
    }
}
