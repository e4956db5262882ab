package dev.jackdaw.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceTest {
    @TempDir
    Path temporary;

    private Path base;
    private Path root;
    private Workspace workspace;

    @BeforeEach
    void open() throws IOException {
        base = temporary.toRealPath();
        root = Files.createDirectories(base.resolve("root"));
        Files.createDirectories(base.resolve("outside"));
        Files.createDirectories(base.resolve("more"));
        workspace = new Workspace(root, List.of(base.resolve("more")), List.of(base.resolve("spool")));
    }

    @Test
    void namesAreFoundWhereverTheyLeadInside() throws IOException {
        Files.createDirectories(root.resolve("a/b"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("a/b"));
        assertEquals(root.resolve("a/b/new.txt"), workspace.toWrite("link/new.txt"));
        assertEquals(root.resolve("a/x"), workspace.toWrite("a/b/../x"));
        assertEquals(root, workspace.toRead(""));
        assertEquals(
                base.resolve("more/x"), workspace.toWrite(base.resolve("more/x").toString()));
    }

    @Test
    void noLinkLeadsOut() throws IOException {
        Files.createDirectories(root.resolve("deep/er"));
        Files.createSymbolicLink(root.resolve("absolute"), base.resolve("outside"));
        Files.createSymbolicLink(root.resolve("dangling"), base.resolve("outside/new"));
        Files.createSymbolicLink(root.resolve("relative"), Path.of("../outside/new"));
        Files.createSymbolicLink(root.resolve("er"), Path.of("deep/er"));
        Files.createSymbolicLink(root.resolve("winding"), Path.of("er/../../../outside/new"));
        Files.createSymbolicLink(root.resolve("chain"), Path.of("relative"));
        for (String name : List.of("absolute/x", "dangling", "relative", "winding", "chain", "chain/x", "../outside"))
            assertThrows(Outside.class, () -> workspace.toWrite(name), name);
    }

    @Test
    void aLinkIsFollowedAsTheSystemDoesNotByItsLetters() throws IOException {
        Files.createDirectories(root.resolve("deep/er"));
        Files.createSymbolicLink(root.resolve("er"), Path.of("deep/er"));
        Files.createSymbolicLink(root.resolve("new"), Path.of("er/../made"));
        assertEquals(root.resolve("deep/made"), workspace.toWrite("new"));
    }

    @Test
    void linksInACircleAreAnError() throws IOException {
        Files.createSymbolicLink(root.resolve("one"), Path.of("two"));
        Files.createSymbolicLink(root.resolve("two"), Path.of("one"));
        assertThrows(FileSystemException.class, () -> workspace.toWrite("one/x"));
    }

    @Test
    void aNeighbourWithALongerNameIsOutside() throws IOException {
        Files.createDirectories(base.resolve("root2"));
        assertThrows(Outside.class, () -> workspace.toRead("../root2/x"));
        assertThrows(Outside.class, () -> workspace.toRead("~/x"));
        assertThrows(Outside.class, () -> workspace.toRead("a\0b"));
    }

    @Test
    void whatMayOnlyBeReadIsNotWritten() throws IOException {
        String name = base.resolve("spool/log").toString();
        assertEquals(base.resolve("spool/log"), workspace.toRead(name));
        assertThrows(Outside.class, () -> workspace.toWrite(name));
    }

    @Test
    void pathsAreShownFromTheRoot() {
        assertEquals("a/b", workspace.shown(root.resolve("a/b")));
        assertEquals(".", workspace.shown(root));
        assertEquals(base.resolve("more/x").toString(), workspace.shown(base.resolve("more/x")));
    }
}
