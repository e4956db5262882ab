package dev.jackdaw.undo;

import dev.jackdaw.tool.Failures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Brings paths back to what they were: first what must go, the deepest first, then what must come, then the modes and
/// times of folders. Each part of a path is opened without following links, so nothing outside the folders is reached;
/// a file changes as a whole or not at all.
final class Restoring {
    private static final PosixFilePermission[] BITS = PosixFilePermission.values();

    private final List<Path> folders;
    private final Store store;
    private final List<Left> left = new ArrayList<>();
    /// Folders that had to be made writable, with the mode they get back.
    private final Map<Path, Integer> opened = new LinkedHashMap<>();

    /// The folder that is open, after those on the way to it.
    private final List<SecureDirectoryStream<Path>> entered = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();
    private final Map<String, Entry> written = new HashMap<>();
    private Path top = Path.of("");
    private Path where = Path.of("");

    Restoring(List<Path> folders, Store store) {
        this.folders = folders;
        this.store = store;
    }

    @FunctionalInterface
    private interface Work {
        void on(SecureDirectoryStream<Path> folder, Path name) throws IOException;
    }

    /// Does it; tells what could not be done.
    List<Left> run(List<Plan.Item> items) {
        List<Plan.Item> down = new ArrayList<>(items);
        down.sort(Comparator.comparing(Plan.Item::path));
        for (Plan.Item item : down.reversed()) if (goes(item)) attempt(item, this::remove);
        for (Plan.Item item : down) if (!failed.contains(item.path())) make(item);
        for (Plan.Item item : down.reversed())
            if (item.becomes(Entry.Kind.FOLDER) && !failed.contains(item.path())) attempt(item, this::finish);
        leave();
        opened.forEach((folder, mode) -> {
            if (down.stream().noneMatch(item -> item.becomes(Entry.Kind.FOLDER) && folder.equals(Path.of(item.path()))))
                reset(folder, mode);
        });
        return left;
    }

    /// What was written, as it was found right afterwards: it need not be read to be known, unless somebody touched it
    /// since.
    Tree written() {
        return new Tree(Long.MAX_VALUE, written);
    }

    /// A file or link gives way to another by being replaced; a folder must go first, and so must what a folder
    /// replaces.
    private static boolean goes(Plan.Item item) {
        if (item.now().isEmpty()) return false;
        boolean folder = item.is(Entry.Kind.FOLDER);
        return item.target().isEmpty() || folder != item.becomes(Entry.Kind.FOLDER);
    }

    private void make(Plan.Item item) {
        if (item.becomes(Entry.Kind.FILE)) attempt(item, this::write);
        else if (item.becomes(Entry.Kind.LINK)) attempt(item, this::link);
        else if (item.becomes(Entry.Kind.FOLDER) && !item.is(Entry.Kind.FOLDER)) attempt(item, this::folder);
    }

    @FunctionalInterface
    private interface Doing {
        void on(Path path, Plan.Item item) throws IOException;
    }

    private void attempt(Plan.Item item, Doing doing) {
        try {
            doing.on(Path.of(item.path()), item);
        } catch (DirectoryNotEmptyException occupied) {
            failed.add(item.path());
            left.add(new Left(item.path(), Why.OCCUPIED));
        } catch (IOException e) {
            failed.add(item.path());
            boolean lost = e instanceof NoSuchFileException missing
                    && String.valueOf(missing.getFile()).contains("/objects/");
            left.add(
                    lost
                            ? new Left(item.path(), Why.LOST)
                            : new Left(item.path() + ": " + Failures.sentence(e), Why.REFUSED));
        }
    }

    private void remove(Path path, Plan.Item item) throws IOException {
        within(path, (folder, name) -> {
            if (item.is(Entry.Kind.FOLDER)) folder.deleteDirectory(name);
            else folder.deleteFile(name);
        });
    }

    private void write(Path path, Plan.Item item) throws IOException {
        Entry entry = item.target().orElseThrow();
        within(path, (folder, name) -> {
            Path fresh = fresh();
            var mode = PosixFilePermissions.asFileAttribute(
                    EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            try {
                var options =
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                try (OutputStream out = Channels.newOutputStream(folder.newByteChannel(fresh, options, mode))) {
                    store.copy(entry.content(), out);
                }
                var view = folder.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
                view.setTimes(time(entry), null, null);
                view.setPermissions(permissions(entry.mode()));
                folder.move(fresh, folder, name);
            } catch (IOException e) {
                discard(folder, fresh);
                throw e;
            }
        });
        Entry.at(path)
                .filter(found -> found.kind() == Entry.Kind.FILE
                        && Entry.same(Optional.of(found.holding(entry.content())), item.target()))
                .filter(found -> found.modified() == entry.modified() && found.size() == entry.size())
                .ifPresent(found -> written.put(item.path(), found.holding(entry.content())));
    }

    private static void discard(SecureDirectoryStream<Path> folder, Path fresh) {
        try {
            folder.deleteFile(fresh);
        } catch (IOException gone) {
            // It was not there yet, or has been moved.
            return;
        }
    }

    /// The system's call for a link in an opened folder is not Java's; that the folder is not reached by a link was
    /// seen just before.
    private void link(Path path, Plan.Item item) throws IOException {
        within(path, (folder, name) -> {
            Path fresh = fresh();
            Files.createSymbolicLink(
                    path.resolveSibling(fresh),
                    Path.of(item.target().orElseThrow().content()));
            folder.move(fresh, folder, name);
        });
    }

    private void folder(Path path, Plan.Item item) throws IOException {
        within(path, (_, _) -> Files.createDirectory(path));
    }

    private void finish(Path path, Plan.Item item) throws IOException {
        Entry entry = item.target().orElseThrow();
        within(path, (_, _) -> {
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) throw new NotDirectoryException(path.toString());
            Files.setPosixFilePermissions(path, permissions(entry.mode()));
            Files.setLastModifiedTime(path, time(entry));
        });
    }

    private static Path fresh() {
        return Path.of(".jackdaw-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + ".tmp");
    }

    private static FileTime time(Entry entry) {
        return FileTime.from(entry.modified(), TimeUnit.NANOSECONDS);
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < BITS.length; i++) if ((mode >> (BITS.length - 1 - i) & 1) == 1) permissions.add(BITS[i]);
        return permissions;
    }

    /// Works in the folder of a path, opened part by part.
    private void within(Path path, Work work) throws IOException {
        Path parent = path.getParent();
        Path name = path.getFileName();
        Path root = folders.stream()
                .filter(folder -> path.startsWith(folder) && !path.equals(folder))
                .findFirst()
                .orElse(null);
        if (root == null || parent == null || name == null) throw new IOException("it is outside the workspace");
        if (!parent.equals(where) || entered.isEmpty()) {
            loosen(parent);
            enter(root, parent);
        }
        work.on(entered.getLast(), name);
    }

    /// Opens a folder part by part, from the nearest one on the way that is open; [#leave()] closes it. A folder that
    /// is removed is not among those: what is removed is so from the folder around it.
    @SuppressWarnings("StreamResourceLeak")
    private void enter(Path root, Path folder) throws IOException {
        if (!root.equals(top)) leave();
        while (!entered.isEmpty() && !folder.startsWith(where)) leaveLast();
        if (entered.isEmpty()) {
            if (!(Files.newDirectoryStream(root) instanceof SecureDirectoryStream<Path> first))
                throw new IOException("this system cannot open folders safely");
            entered.add(first);
            top = root;
            where = root;
        }
        if (folder.equals(where)) return;
        for (Path part : where.relativize(folder)) {
            entered.add(entered.getLast().newDirectoryStream(part, LinkOption.NOFOLLOW_LINKS));
            where = where.resolve(part);
        }
    }

    private void leaveLast() {
        try {
            entered.removeLast().close();
        } catch (IOException e) {
            // It was only read.
        }
        where = entered.isEmpty() ? top : Objects.requireNonNull(where.getParent());
    }

    private void leave() {
        while (!entered.isEmpty()) leaveLast();
    }

    private void loosen(Path folder) throws IOException {
        if (Files.isWritable(folder) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) return;
        int mode = Entry.at(folder).map(Entry::mode).orElse(0);
        Files.setPosixFilePermissions(folder, permissions(mode | 0700));
        opened.put(folder, mode);
    }

    private void reset(Path folder, int mode) {
        try {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                Files.setPosixFilePermissions(folder, permissions(mode));
        } catch (IOException e) {
            left.add(new Left(folder + ": " + Failures.sentence(e), Why.REFUSED));
        }
    }
}
