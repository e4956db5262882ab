package dev.jackdaw.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What is at a path. Times are nanoseconds since 1970.
///
/// @param mode the permission bits; those for other users' rights (setuid, setgid, sticky) are not among them
/// @param modified when the content was changed, as anybody may set it
/// @param changed when anything was changed, as only the system sets it
/// @param content the SHA-256 of a file, the target of a link, why a file is not saved; otherwise empty
record Entry(Kind kind, int mode, long size, long modified, long changed, long inode, String content) {
    private static final String ATTRIBUTES = "unix:mode,ino,size,lastModifiedTime,ctime";
    private static final int TYPE = 0170000;
    private static final int PERMISSIONS = 0777;

    enum Kind {
        FILE('f'),
        LINK('l'),
        FOLDER('d'),
        /// A file whose content is not kept.
        UNSAVED('u'),
        /// What is never touched: a pipe, a socket, a device, the insides of `.git`.
        OTHER('o');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        /// How it is written down.
        char letter() {
            return letter;
        }

        static Kind of(int letter) throws IOException {
            for (Kind kind : values()) if (kind.letter == letter) return kind;
            throw new IOException("damaged: there is no kind " + letter);
        }
    }

    /// What is there now; a file without its content.
    ///
    /// @return empty where nothing is
    static Optional<Entry> at(Path path) throws IOException {
        try {
            Map<String, Object> found = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            int mode = (int) found.getOrDefault("mode", 0);
            Kind kind = kind(path, mode & TYPE);
            return Optional.of(new Entry(
                    kind,
                    mode & PERMISSIONS,
                    kind == Kind.FOLDER ? 0 : (long) found.getOrDefault("size", 0L),
                    nanos(found.get("lastModifiedTime")),
                    nanos(found.get("ctime")),
                    (long) found.getOrDefault("ino", 0L),
                    kind == Kind.LINK ? Files.readSymbolicLink(path).toString() : ""));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static Kind kind(Path path, int type) {
        return switch (type) {
            case 0100000 -> Kind.FILE;
            case 0120000 -> Kind.LINK;
            case 0040000 -> path.endsWith(".git") ? Kind.OTHER : Kind.FOLDER;
            default -> Kind.OTHER;
        };
    }

    private static long nanos(@org.jspecify.annotations.Nullable Object time) {
        return time instanceof FileTime known ? known.to(TimeUnit.NANOSECONDS) : 0;
    }

    Entry holding(String hash) {
        return new Entry(kind, mode, size, modified, changed, inode, hash);
    }

    Entry unsaved(Why why) {
        return new Entry(Kind.UNSAVED, mode, size, modified, changed, inode, why.word());
    }

    /// Why the content of a file that is not saved is not.
    Why why() {
        return Why.of(content);
    }

    /// Whether nobody has touched it, as far as the system tells.
    boolean untouched(Entry since) {
        return size == since.size
                && mode == since.mode
                && modified == since.modified
                && changed == since.changed
                && inode == since.inode;
    }

    /// Whether two are the same for a user: what they hold and who may use it.
    static boolean same(Optional<Entry> one, Optional<Entry> other) {
        if (one.isEmpty() || other.isEmpty()) return one.equals(other);
        Entry first = one.get();
        Entry second = other.get();
        if (first.kind != second.kind) return false;
        return switch (first.kind) {
            case FILE -> first.content.equals(second.content) && first.mode == second.mode;
            case LINK -> first.content.equals(second.content);
            case FOLDER -> first.mode == second.mode;
            case UNSAVED -> first.untouched(second);
            case OTHER -> true;
        };
    }
}
