package dev.jackdaw.undo;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Trees and changes as files. Binary: a tree of 20,000 files is written before every command, and as JSON would take
/// ten times as long.
final class Format {
    private static final int VERSION = 0x4a55_0001;

    private Format() {}

    @FunctionalInterface
    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    static void write(Path file, Tree tree) throws IOException {
        whole(file, out -> write(out, tree));
    }

    static Tree tree(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            return tree(in);
        }
    }

    /// The tree of a step that may change everything is in a file of its own.
    static void write(Path file, Opened step) throws IOException {
        whole(file, out -> {
            out.writeUTF(step.call());
            out.writeUTF(step.what());
            out.writeInt(step.paths().size());
            for (String path : step.paths()) out.writeUTF(path);
            write(out, step.whole() ? Tree.EMPTY : step.before());
        });
    }

    static Opened opened(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            String call = in.readUTF();
            String what = in.readUTF();
            var paths = new ArrayList<String>();
            for (int left = in.readInt(); left > 0; left--) paths.add(in.readUTF());
            return new Opened(call, what, paths, tree(in), Optional.empty());
        }
    }

    private static void write(DataOutputStream out, Tree tree) throws IOException {
        out.writeLong(tree.at());
        out.writeInt(tree.entries().size());
        for (var entry : tree.entries().entrySet()) {
            out.writeUTF(entry.getKey());
            write(out, Optional.of(entry.getValue()));
        }
    }

    private static Tree tree(DataInputStream in) throws IOException {
        long at = in.readLong();
        int size = in.readInt();
        var entries = new HashMap<String, Entry>(size * 2);
        for (int i = 0; i < size; i++) {
            String path = in.readUTF();
            entry(in).ifPresent(entry -> entries.put(path, entry));
        }
        return new Tree(at, entries);
    }

    static void write(Path file, List<Change> changes) throws IOException {
        whole(file, out -> {
            out.writeInt(changes.size());
            for (Change change : changes) {
                out.writeUTF(change.path());
                write(out, change.before());
                write(out, change.after());
            }
        });
    }

    static List<Change> changes(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            var changes = new ArrayList<Change>();
            for (int left = in.readInt(); left > 0; left--) changes.add(new Change(in.readUTF(), entry(in), entry(in)));
            return changes;
        }
    }

    private static void write(DataOutputStream out, Optional<Entry> there) throws IOException {
        out.writeByte(there.map(entry -> (int) entry.kind().letter()).orElse(-1));
        if (there.isEmpty()) return;
        Entry entry = there.get();
        out.writeShort(entry.mode());
        out.writeLong(entry.size());
        out.writeLong(entry.modified());
        out.writeLong(entry.changed());
        out.writeLong(entry.inode());
        out.writeUTF(entry.content());
    }

    private static Optional<Entry> entry(DataInputStream in) throws IOException {
        int kind = in.readByte();
        if (kind < 0) return Optional.empty();
        return Optional.of(new Entry(
                Entry.Kind.of(kind),
                in.readShort(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readUTF()));
    }

    /// Readers see the file before or after, never half of it.
    private static void whole(Path file, Body body) throws IOException {
        Path parent = file.getParent();
        if (parent != null) Files.createDirectories(parent);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16))) {
            out.writeInt(VERSION);
            body.write(out);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static DataInputStream open(Path file) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        if (in.readInt() == VERSION) return in;
        in.close();
        throw new IOException(file + " is of another version of jackdaw");
    }
}
