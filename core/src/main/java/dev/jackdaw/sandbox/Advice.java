package dev.jackdaw.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How commands could be confined better than they are.
public final class Advice {
    private static final Path APPARMOR = Path.of("/proc/sys/kernel/apparmor_restrict_unprivileged_userns");
    private static final Path NAMESPACES = Path.of("/proc/sys/kernel/unprivileged_userns_clone");
    private static final List<Path> CONTAINERS = List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv"));

    private Advice() {}

    /// A sentence for each thing that stands in the way; none where nothing does.
    public static List<String> of(Standing standing, Wishes wishes) {
        if (standing.level() == Level.BUBBLEWRAP || standing.level() == Level.SEATBELT) return List.of();
        if (wishes.choice() == Wishes.Choice.OFF) return List.of("take out sandbox: off to have commands confined");
        var advice = new ArrayList<String>();
        if (wishes.choice() == Wishes.Choice.LANDLOCK) return advice;
        if (!Files.isExecutable(Bubblewrap.PROGRAM))
            advice.add("install bubblewrap for the strongest level: apt install bubblewrap, dnf install bubblewrap or"
                    + " pacman -S bubblewrap; it has to be " + Bubblewrap.PROGRAM);
        else {
            if (says(APPARMOR, "1"))
                advice.add("AppArmor keeps programs from making namespaces here (as Ubuntu does from 24.04 on): allow"
                        + " bubblewrap with a profile for " + Bubblewrap.PROGRAM + " that has \"userns,\", as in"
                        + " apparmor-profiles, or set kernel.apparmor_restrict_unprivileged_userns=0");
            if (says(NAMESPACES, "0"))
                advice.add("user namespaces are switched off: set kernel.unprivileged_userns_clone=1");
            if (CONTAINERS.stream().anyMatch(Files::exists))
                advice.add("this is a container, and most do not let bubblewrap make another one in them; Landlock"
                        + " works there, or let the container be the sandbox: --sandbox off");
        }
        if (standing.level() == Level.NONE)
            advice.add("the permission mode auto needs a sandbox; Landlock comes with Linux 5.13 and later");
        return advice;
    }

    private static boolean says(Path file, String what) {
        try {
            return Files.readString(file).strip().equals(what);
        } catch (java.io.IOException absent) {
            return false;
        }
    }
}
