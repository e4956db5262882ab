package dev.jackdaw.workspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfinedTest {
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temporary;

    private Path root;
    private Path outside;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectories(temporary.toRealPath().resolve("root"));
        outside = Files.createDirectories(temporary.toRealPath().resolve("outside"));
        Files.createDirectories(root.resolve("a/b"));
        Files.writeString(root.resolve("a/b/file"), "inside");
        Files.writeString(outside.resolve("file"), "canary");
        workspace = new Workspace(root, List.of(), List.of());
    }

    /// Puts a link to the folder outside in the place of something that was judged.
    private void swap(String name) throws IOException {
        Files.move(root.resolve(name), root.resolve(name + ".old"), StandardCopyOption.ATOMIC_MOVE);
        Files.createSymbolicLink(root.resolve(name), outside);
    }

    private void refused(String name) throws IOException {
        Confined files = workspace.files();
        Path real = root.resolve(name);
        assertThrows(Stale.class, () -> files.bytes(real));
        assertThrows(Stale.class, () -> files.write(real, NEW, Optional.empty()));
        assertThrows(
                IOException.class,
                () -> files.write(real, NEW, Optional.of(Fingerprint.of("canary".getBytes(StandardCharsets.UTF_8)))));
        try (var there = Files.list(outside)) {
            assertEquals(List.of(outside.resolve("file")), there.toList());
        }
        assertEquals("canary", Files.readString(outside.resolve("file")));
    }

    @Test
    void aFolderExchangedForALinkIsNotEntered() throws IOException {
        swap("a/b");
        refused("a/b/file");
        assertThrows(
                IOException.class,
                () -> workspace.files().hold(root.resolve("a/b")).close());
        assertThrows(IOException.class, () -> workspace.files().delete(root.resolve("a/b/file")));
    }

    @Test
    void aFolderFurtherUpExchangedForALinkIsNotEntered() throws IOException {
        Files.createDirectories(outside.resolve("b"));
        swap("a");
        assertThrows(Stale.class, () -> workspace.files().bytes(root.resolve("a/b/file")));
        assertThrows(Stale.class, () -> workspace.files().write(root.resolve("a/b/c/d"), NEW, Optional.empty()));
        assertFalse(Files.exists(outside.resolve("b/c")));
    }

    @Test
    void aFileExchangedForALinkIsNotOpened() throws IOException {
        Files.delete(root.resolve("a/b/file"));
        Files.createSymbolicLink(root.resolve("a/b/file"), outside.resolve("file"));
        refused("a/b/file");
    }

    @Test
    void aFolderThatMayBeWrittenIsNoRootOfItsOwnInAnother() throws IOException {
        workspace = new Workspace(root, List.of(root.resolve("a")), List.of(root.resolve("a/b")));
        swap("a");
        assertThrows(Stale.class, () -> workspace.files().bytes(root.resolve("a/file")));
    }

    @Test
    void anExchangedLinkInsideMeansWhatItMeantWhenItWasJudged() throws IOException {
        Files.writeString(root.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("link"), Path.of("a/b/file"));
        Workspace judged = workspace.pinned();
        assertEquals(root.resolve("a/b/file"), judged.toRead("link"));
        Files.delete(root.resolve("link"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("secret"));
        assertEquals(root.resolve("a/b/file"), judged.toRead("link"));
        assertEquals(root.resolve("secret"), workspace.toRead("link"));
    }

    @Test
    void whatIsNoFileIsRefusedAtOnce() throws Exception {
        Path pipe = root.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        long start = System.nanoTime();
        assertEquals(FileKind.SPECIAL, workspace.files().kind(pipe));
        assertThrows(FileSystemException.class, () -> workspace.files().bytes(pipe));
        assertThrows(Stale.class, () -> workspace.files().write(pipe, NEW, Optional.of(Fingerprint.of(new byte[0]))));
        assertTrue(System.nanoTime() - start < 1_000_000_000L);
    }

    @Test
    void theRootMayBeMadeAnew() throws IOException {
        assertEquals("inside", new String(workspace.files().bytes(root.resolve("a/b/file")), StandardCharsets.UTF_8));
        Files.move(root, root.resolveSibling("moved"));
        assertEquals(Optional.empty(), workspace.files().attributes(root.resolve("file")));
        Files.createDirectory(root);
        workspace.files().write(root.resolve("file"), NEW, Optional.empty());
        assertArrayEquals(NEW, workspace.files().bytes(root.resolve("file")));
    }

    @Test
    void whatAKilledWriterLeftIsSweptLater() throws IOException {
        Path left = Files.writeString(root.resolve(".jackdaw-0123456789abcdef.tmp"), "part");
        Path busy = Files.writeString(root.resolve(".jackdaw-fedcba9876543210.tmp"), "part");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(3600)));
        workspace.files().write(root.resolve("file"), NEW, Optional.empty());
        assertEquals(List.of(false, true), List.of(Files.exists(left), Files.exists(busy)));
    }

    @Test
    void theModeIsKept() throws IOException {
        Path file = root.resolve("a/b/file");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        workspace.files().write(file, NEW, Optional.of(Fingerprint.of("inside".getBytes(StandardCharsets.UTF_8))));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertArrayEquals(NEW, Files.readAllBytes(file));
    }

    @Test
    void aFileInAFolderThatTakesNoNewOnesIsWrittenInPlace() throws IOException {
        Path file = root.resolve("a/b/file");
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
        workspace.files().write(file, NEW, Optional.of(Fingerprint.of("inside".getBytes(StandardCharsets.UTF_8))));
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        assertArrayEquals(NEW, Files.readAllBytes(file));
    }
}
