package dev.jackdaw.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told and what is left alone when something cannot, or should not, be brought back.
class LimitsOfUndoTest {
    @TempDir
    Path folder;

    @Test
    void whatTheQuotaLeavesOutIsTold() throws Exception {
        try (Place place = Place.in(folder, new Quota(1_000, 800, 1_000))) {
            place.shell("mkdir node_modules; head -c 500 /dev/zero > a; head -c 900 /dev/zero > large;"
                    + " head -c 700 /dev/urandom > node_modules/b");
            ToolResult result = place.bash("rm -rf a large node_modules");
            List<String> left =
                    List.of("large " + place.root.resolve("large"), "quota " + place.root.resolve("node_modules/b"));
            assertEquals(Json.of(left), result.details().get("undo").get("left"));
            assertEquals(left, place.undo().left());
            assertEquals(500, Files.size(place.root.resolve("a")));
            assertFalse(Files.exists(place.root.resolve("large")));
        }
    }

    @Test
    void oldSessionsMakeRoomBeforeAnythingIsLeftOut() throws Exception {
        var quota = new Quota(3_000, 3_000, 1_000);
        try (Place old = Place.in(folder, quota)) {
            old.shell("head -c 2000 /dev/urandom > a");
            old.bash("rm a");
        }
        try (Stream<Path> objects = Files.walk(folder.resolve("state"))) {
            for (Path path : objects.toList())
                Files.setLastModifiedTime(path, java.nio.file.attribute.FileTime.fromMillis(0));
        }
        try (Place young = Place.in(folder, quota)) {
            young.shell("head -c 2000 /dev/urandom > b");
            young.bash("rm b");
            assertEquals(List.of(), young.undo().left());
            assertEquals(2000, Files.size(young.root.resolve("b")));
        }
    }

    @Test
    void aFileSomebodyElseChangedSinceIsLeftUnlessThatIsWanted() throws Exception {
        try (Place place = Place.in(folder)) {
            place.shell("echo one > a; echo one > b");
            place.bash("echo two > a; echo two > b");
            place.shell("echo mine > a");
            Plan plan = place.timeline.undo(Timeline.UNDO, 1);
            assertEquals(
                    List.of(new Plan.Doing(
                            Plan.Verb.CHANGE, place.root.resolve("b").toString())),
                    plan.doings());
            assertEquals(1, plan.conflicts());
            assertEquals(
                    List.of("changed " + place.root.resolve("a")), place.undo().left());
            assertEquals("mine\n", Files.readString(place.root.resolve("a")));
            assertEquals("one\n", Files.readString(place.root.resolve("b")));
            place.redo();
            place.timeline.restore(place.timeline.undo(Timeline.UNDO, 1), Timeline.Conflicts.OVERWRITE);
            assertEquals("one\n", Files.readString(place.root.resolve("a")));
            place.redo();
            assertEquals("mine\n", Files.readString(place.root.resolve("a")));
        }
    }

    @Test
    void anEditBetweenTwoStepsIsNotLost() throws Exception {
        try (Place place = Place.in(folder)) {
            place.shell("echo one > a");
            place.bash("echo two >> a");
            place.shell("echo mine >> a");
            place.bash("echo three >> a");
            assertEquals(
                    List.of("changed " + place.root.resolve("a")), place.undo(1).left());
            assertEquals("one\ntwo\nmine\nthree\n", Files.readString(place.root.resolve("a")));
        }
    }

    @Test
    void nothingIsWrittenThroughALink() throws Exception {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("file"), "outside");
        try (Place place = Place.in(folder)) {
            place.shell("mkdir in; echo one > in/file");
            place.bash("rm -r in");
            place.shell("ln -s " + outside + " in");
            Fact.Restored restored =
                    place.timeline.restore(place.timeline.undo(Timeline.UNDO, 1), Timeline.Conflicts.LEAVE);
            assertEquals(0, restored.files());
            assertEquals("outside", Files.readString(outside.resolve("file")));
            place.timeline.restore(place.timeline.undo(Timeline.UNDO, 1), Timeline.Conflicts.OVERWRITE);
            assertEquals("outside", Files.readString(outside.resolve("file")));
        }
    }

    @Test
    void aRemovedRepositoryIsSaidToBeGone() throws Exception {
        try (Place place = Place.in(folder)) {
            place.shell("git init -q .; echo a > a");
            place.bash("rm -rf .git a");
            assertEquals(
                    List.of("git " + place.root.resolve(".git")), place.undo().left());
            assertTrue(Files.exists(place.root.resolve("a")));
        }
    }

    @Test
    void aFullDiskOrAClosedFolderIsToldAndTheCommandRuns() throws Exception {
        try (Place place = Place.in(folder)) {
            place.shell("echo a > a");
            Files.createDirectories(place.sessions.project());
            Files.writeString(place.sessions.project().resolve("undo"), "in the way");
            ToolResult result = place.bash("rm a");
            assertEquals(Json.of(0), result.details().get("undo").get("step"));
            assertTrue(result.details()
                    .get("undo")
                    .get("left")
                    .items()
                    .getFirst()
                    .text("")
                    .startsWith("failed "));
            assertFalse(Files.exists(place.root.resolve("a")));
            assertThrows(IOException.class, place.timeline::changes);
        }
    }

    @Test
    void aVanishedStateFolderIsMadeAnew() throws Exception {
        try (Place place = Place.in(folder)) {
            place.shell("echo a > a; echo b > b");
            place.bash("rm a");
            place.shell("rm -rf '" + place.sessions.project().resolve("undo") + "'");
            place.bash("rm b");
            assertEquals(List.of(), place.undo().left());
            assertEquals("b\n", Files.readString(place.root.resolve("b")));
        }
    }

    @Test
    void aStepCutOffByAKillIsUndoneInTheResumedSession() throws Exception {
        Place place = Place.in(folder);
        place.shell("echo a > a; echo b > b");
        String before = place.tree();
        // What the filter does before the command; the program is killed while that runs.
        var watch = new Watch(
                place.session,
                new dev.jackdaw.workspace.Workspace(place.root, List.of(), List.of()),
                place.sessions.project().resolve("undo"),
                Quota.USUAL);
        watch.begin("c1", "bash", List.of());
        watch.close();
        place.shell("rm a; echo more >> b");
        try (Place again = place.again()) {
            assertEquals(1, again.timeline.changes().last());
            again.undo();
            assertEquals(before, again.tree());
        }
    }

    @Test
    void twoSessionsInOneWorkspaceUndoTheirOwn() throws Exception {
        try (Place one = Place.in(folder);
                Place other = one.beside()) {
            one.shell("echo a > a; echo b > b");
            one.bash("rm a");
            other.bash("rm b");
            one.undo();
            assertEquals("a\n", Files.readString(one.root.resolve("a")));
            assertFalse(Files.exists(one.root.resolve("b")));
            other.undo();
            assertEquals("b\n", Files.readString(one.root.resolve("b")));
        }
    }

    @Test
    void anEditIsUndoneAndMustBeReadAgain() throws Exception {
        try (Place place = Place.in(folder)) {
            place.shell("echo one > a");
            place.call("read", Json.obj("path", "a"));
            place.call("edit", Json.obj("path", "a", "before", "one", "after", "two"));
            place.call("write", Json.obj("path", "new/deep/b", "content", "b"));
            assertEquals("two\n", Files.readString(place.root.resolve("a")));
            place.undo(1);
            assertEquals("one\n", Files.readString(place.root.resolve("a")));
            assertFalse(Files.exists(place.root.resolve("new")));
            ToolResult stale = place.call("edit", Json.obj("path", "a", "before", "one", "after", "three"));
            assertTrue(stale.failed());
            place.redo();
            assertEquals("b", Files.readString(place.root.resolve("new/deep/b")));
        }
    }
}
