package dev.jackdaw.delegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking.Delegated;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Site;
import dev.jackdaw.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorktreesTest {
    @TempDir
    Path folder;

    private Path repository() throws Exception {
        Path root = Files.createDirectories(folder.toRealPath().resolve("work"));
        Files.writeString(root.resolve("a.txt"), "1\n2\n3\n4\n5\n");
        Files.writeString(root.resolve("b.txt"), "b\n");
        Files.writeString(root.resolve("gone.txt"), "g\n");
        var git = new Git(root);
        git.bytes("init", "-q");
        git.bytes("add", "-A");
        git.bytes("-c", "user.name=n", "-c", "user.email=e@e", "commit", "-q", "-m", "first");
        return root;
    }

    @Test
    void whatBothChangedIsMergedAndConflictsLoseNothing() throws Exception {
        Path root = repository();
        var worktrees = new Worktrees(root, folder.toRealPath().resolve("trees"));
        String tree = worktrees.add("s.general-1");
        Files.writeString(Path.of(tree, "a.txt"), "1\n2\n3\n4\nfive\n");
        Files.writeString(Path.of(tree, "b.txt"), "theirs\n");
        Files.writeString(Path.of(tree, "new.txt"), "n\n");
        Files.delete(Path.of(tree, "gone.txt"));
        Files.writeString(root.resolve("a.txt"), "one\n2\n3\n4\n5\n");
        Files.writeString(root.resolve("b.txt"), "ours\n");
        var merged = worktrees.merge(tree, new Workspace(root, List.of(), List.of()));
        assertEquals(List.of("a.txt", "gone.txt", "new.txt"), merged.merged());
        assertEquals(1, merged.conflicts().size());
        assertEquals("one\n2\n3\n4\nfive\n", Files.readString(root.resolve("a.txt")));
        String both = Files.readString(root.resolve("b.txt"));
        assertTrue(both.contains("ours\n") && both.contains("theirs\n"), both);
        assertTrue(Files.exists(root.resolve("new.txt")) && !Files.exists(root.resolve("gone.txt")));
        assertTrue(Files.exists(Path.of(tree)));
    }

    @Test
    void whatASubagentChangesWhileTheUserIsAskedIsNotBroughtOver() throws Exception {
        Path root = repository();
        var worktrees = new Worktrees(root, folder.toRealPath().resolve("trees"));
        String tree = worktrees.add("s.general-1");
        Session session = Session.inMemory("s");
        session.append(new Delegated("", "general-1", "general", "work", "s.general-1", tree, true));
        Supplier<LiveSession> live = () -> {
            throw new AssertionError("nobody is asked");
        };
        var merge = new AgentMerge(new Staff(new Staff.Ground(
                session,
                live,
                new Roles(() -> {
                    throw new AssertionError("no role is needed");
                }),
                new Cradle() {
                    @Override
                    public Session session(String id) {
                        throw new AssertionError("none is opened");
                    }

                    @Override
                    public LiveSession open(Child child) {
                        throw new AssertionError("none is opened");
                    }
                },
                new Cradle.Tree(new Account(Caps.USUAL, live), 0),
                worktrees,
                List.of())));
        var call = new AgentMerge.Params("general-1");
        var site = new Site(new Workspace(root, List.of(), List.of()), folder, text -> {});
        Files.writeString(Path.of(tree, "a.txt"), "asked\n");
        var asked = List.<Access>of(new Access.Write(root.resolve("a.txt").toString()));
        assertEquals(asked, merge.accesses(call));
        Files.writeString(Path.of(tree, "b.txt"), "not asked\n");
        assertEquals(asked, merge.accesses(call));
        assertTrue(merge.run(call, site).failed());
        assertEquals("b\n", Files.readString(root.resolve("b.txt")));
        assertEquals(2, merge.accesses(call).size());
        assertFalse(merge.run(call, site).failed());
        assertEquals("not asked\n", Files.readString(root.resolve("b.txt")));
    }

    @Test
    void aWorktreeNothingWasChangedInIsRemoved() throws Exception {
        Path root = repository();
        Files.writeString(root.resolve("a.txt"), "changed, not committed\n");
        var worktrees = new Worktrees(root, folder.toRealPath().resolve("trees"));
        String tree = worktrees.add("s.general-1");
        assertEquals("changed, not committed\n", Files.readString(Path.of(tree, "a.txt")));
        worktrees.settle(tree);
        assertFalse(Files.exists(Path.of(tree)));
        assertEquals("", new Git(root).text("branch", "--list", "jackdaw/*"));
    }

    @Test
    void whereThereIsNoGitItIsRefused() {
        var worktrees = new Worktrees(folder, folder.resolve("trees"));
        assertThrows(IllegalArgumentException.class, () -> worktrees.add("x"));
    }
}
