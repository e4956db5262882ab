package dev.jackdaw.sandbox;

import dev.jackdaw.kernel.Order;
import dev.jackdaw.tool.Confinement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The world bubblewrap makes for a command: the whole machine to be read, the workspace to be written, its own
/// processes, network and temporary folder, and nothing where secrets and other programs' sockets would be.
///
/// Each mount takes about 0.2 ms, so the list is kept short.
final class Bubblewrap {
    /// The only path that systems which restrict namespaces allow for it.
    static final Path PROGRAM = Path.of("/usr/bin/bwrap");

    private static final List<String> ALONE = List.of(
            "--die-with-parent",
            "--new-session",
            "--unshare-user",
            "--disable-userns",
            "--cap-drop",
            "ALL",
            "--unshare-ipc",
            "--unshare-uts",
            "--unshare-pid");
    /// What of `/run` has to be there for programs to run and names to be found.
    private static final List<String> STAYING =
            List.of("/run/current-system", "/run/opengl-driver", "/run/systemd/resolve", "/run/resolvconf");

    /// What is mounted where; parents stand before what is in them.
    private final Map<Path, List<String>> mounts = new TreeMap<>();

    private final Places places;
    private final Path temporary;

    /// @param temporary a folder for what is only for this session; `tmp` in it becomes `/tmp`, `none` stays empty
    Bubblewrap(Places places, Path temporary) {
        this.places = places;
        this.temporary = temporary;
    }

    /// How what is protected and does not exist is kept from being made.
    enum Absent {
        /// By something mounted in its place.
        MOUNTED,
        /// It is looked for afterwards: `git clean` fails at anything that is mounted.
        WATCHED;

        static Absent in(Order order) {
            String command = order.words().getLast();
            return command.contains("git") && command.contains("clean") ? WATCHED : MOUNTED;
        }
    }

    /// What stands before a command.
    List<String> words(Confinement confinement, Path folder, Absent absent) {
        mounts.clear();
        world();
        for (Path secret : places.secrets())
            if (Files.isDirectory(secret)) mount(secret, "--tmpfs");
            else mount(secret, "--ro-bind", "/dev/null");
        for (Path root : places.grounds().workspace()) {
            open(root);
            if (Files.exists(root.resolve(".git"))) open(root.resolve(".git"));
            for (Path shared : Places.shared(root)) open(shared);
        }
        open(places.grounds().spool());
        if (confinement == Confinement.NETWORK) places.caches().forEach(this::open);
        for (Places.Kept kept : places.kept()) if (kept.there() || absent == Absent.MOUNTED) keep(kept);
        var words = new ArrayList<String>();
        words.add(PROGRAM.toString());
        words.addAll(ALONE);
        if (confinement == Confinement.CLOSED) words.add("--unshare-net");
        mounts.forEach((path, mount) -> {
            words.addAll(mount);
            words.add(path.toString());
        });
        words.addAll(List.of("--chdir", folder.toString(), "--"));
        return words;
    }

    private void world() {
        mount(Path.of("/"), "--ro-bind", "/");
        mount(Path.of("/dev"), "--dev");
        mount(Path.of("/proc"), "--proc");
        mount(Path.of("/tmp"), "--bind", temporary.resolve("tmp").toString());
        mount(Path.of("/run"), "--tmpfs");
        for (String path : STAYING) if (Files.exists(Path.of(path))) mount(Path.of(path), "--ro-bind", path);
    }

    private void mount(Path path, String... how) {
        mounts.put(path, List.of(how));
    }

    /// Bound onto itself a folder can be written, and not be renamed.
    private void open(Path path) {
        if (Files.exists(path)) mount(path, "--bind", path.toString());
    }

    /// In the place of a file that is not there goes an empty folder: git passes those over, and would add a file.
    private void keep(Places.Kept kept) {
        if (kept.there()) mount(kept.path(), "--ro-bind", kept.path().toString());
        else mount(kept.path(), "--ro-bind", temporary.resolve("none").toString());
    }
}
