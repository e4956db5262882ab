package dev.jackdaw.undo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What one session keeps for undo beside the contents: `tree` (the workspace as it was last looked at), `open` (the
/// step that runs), `N.step` (what each step changed), and `lock`, held while a program works the session.
final class Shelf implements AutoCloseable {
    private static final String OBJECTS = "objects";

    private final Path home;
    private final Path folder;
    private Optional<FileChannel> lock = Optional.empty();

    /// @param home the folder of all sessions of the project
    Shelf(Path home, String session) {
        this.home = home;
        this.folder = home.resolve(session);
    }

    static Store store(Path home, Quota quota) {
        return new Store(home.resolve(OBJECTS), quota);
    }

    Path tree() {
        return folder.resolve("tree");
    }

    Path open() {
        return folder.resolve("open");
    }

    Path step(int number) {
        return folder.resolve(number + ".step");
    }

    /// The step that ran has been written down.
    void settle() throws IOException {
        Files.deleteIfExists(open());
    }

    /// Begins to be used; a copy of another session gets what that one's steps changed.
    ///
    /// @throws IOException when another program works the session
    void take(Optional<String> parent) throws IOException {
        if (lock.isPresent() && Files.isDirectory(folder)) return;
        boolean fresh = !Files.isDirectory(folder);
        // Contents of files nobody else may read end up here.
        Files.createDirectories(
                home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectories(folder);
        lock = locked(folder);
        if (lock.isEmpty()) throw new IOException("another program works this session");
        if (!fresh || parent.isEmpty() || !Files.isDirectory(home.resolve(parent.get()))) return;
        for (Path file : files(home.resolve(parent.get())))
            if (file.toString().endsWith(".step")) Files.copy(file, folder.resolve(file.getFileName()));
    }

    /// The lock of a session's folder; empty where it is in use.
    private static Optional<FileChannel> locked(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return Optional.of(channel);
        } catch (OverlappingFileLockException inThisProgram) {
            // Left open: closing it would take the lock from its holder in this program.
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    /// The workspace as this session, or else any other, last saw it; as far as its contents are still kept.
    Tree seed(Store store) throws IOException {
        if (!Files.exists(tree())) {
            Optional<Path> newest = newest();
            if (newest.isEmpty()) return Tree.EMPTY;
            Files.copy(newest.get(), tree());
        }
        Tree tree;
        try {
            tree = Format.tree(tree());
        } catch (IOException unusable) {
            return Tree.EMPTY;
        }
        var entries = new HashMap<>(tree.entries());
        entries.values().removeIf(entry -> entry.kind() == Entry.Kind.FILE && !store.has(entry.content()));
        return new Tree(tree.at(), entries);
    }

    private Optional<Path> newest() throws IOException {
        Optional<Path> newest = Optional.empty();
        FileTime latest = FileTime.fromMillis(0);
        for (Path session : files(home)) {
            Path tree = session.resolve("tree");
            if (!Files.exists(tree) || Files.getLastModifiedTime(tree).compareTo(latest) <= 0) continue;
            newest = Optional.of(tree);
            latest = Files.getLastModifiedTime(tree);
        }
        return newest;
    }

    /// Makes room: gives up the oldest sessions nobody works, one by one, until a fifth of the quota is free.
    void collect(Store store) throws IOException {
        var sessions = new ArrayList<>(files(home));
        sessions.removeIf(session -> session.endsWith(OBJECTS) || session.equals(folder));
        var ages = new HashMap<Path, FileTime>();
        for (Path session : sessions) ages.put(session, Files.getLastModifiedTime(session));
        sessions.sort(Comparator.comparing(ages::get));
        store.keepOnly(referenced());
        for (Path session : sessions) {
            if (!store.full(store.quota().total() / 5)) return;
            Optional<FileChannel> ended = locked(session);
            if (ended.isEmpty()) continue;
            try (FileChannel _ = ended.get()) {
                for (Path file : files(session)) Files.delete(file);
                Files.deleteIfExists(session);
            }
            store.keepOnly(referenced());
        }
    }

    private Set<String> referenced() throws IOException {
        var hashes = new HashSet<String>();
        for (Path session : files(home)) {
            if (session.endsWith(OBJECTS)) continue;
            for (Path file : files(session)) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".step")) refer(Format.changes(file), hashes);
                else if (name.equals("tree"))
                    Format.tree(file).entries().values().forEach(e -> refer(e, hashes));
                else if (name.equals("open"))
                    Format.opened(file).before().entries().values().forEach(e -> refer(e, hashes));
            }
        }
        return hashes;
    }

    private static void refer(List<Change> changes, Set<String> hashes) {
        for (Change change : changes) {
            change.before().ifPresent(entry -> refer(entry, hashes));
            change.after().ifPresent(entry -> refer(entry, hashes));
        }
    }

    private static void refer(Entry entry, Set<String> hashes) {
        if (entry.kind() == Entry.Kind.FILE) hashes.add(entry.content());
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Override
    public void close() {
        if (lock.isEmpty()) return;
        try {
            lock.get().close();
        } catch (IOException e) {
            // The lock goes with the program in any case.
        }
        lock = Optional.empty();
    }
}
