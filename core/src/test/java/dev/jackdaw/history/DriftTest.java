package dev.jackdaw.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.Command;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.session.Fact;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.undo.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DriftTest {
    @TempDir
    Path folder;

    @Test
    void aChangeByOthersIsToldOnceAndTheNextOneAgain() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.write("fare.py", "one\n");
            talk.calling("read", "path", "fare.py").say("look");
            talk.write("fare.py", "two\n");
            talk.say("go on").say("and on");
            assertEquals(1, talk.drifts().size(), talk.drifts().toString());
            assertTrue(
                    talk.drifts().getFirst().contains("fare.py"), talk.drifts().toString());
            assertEquals(List.of("workspace_drift reanchor_prompt fare.py"), talk.recoveries());
            talk.write("fare.py", "three\n");
            talk.say("once more");
            assertEquals(2, talk.drifts().size());
        }
    }

    @Test
    void aFileThatIsGoneIsToldAsGone() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            Path file = talk.write("fare.py", "one\n");
            talk.calling("read", "path", "fare.py").say("look");
            Files.delete(file);
            talk.say("go on").say("and on");
            assertEquals(List.of("workspace_drift reanchor_prompt fare.py (deleted)"), talk.recoveries());
        }
    }

    @Test
    void manyFilesAreCounted() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            for (int i = 0; i < 13; i++) {
                talk.write("f" + i, "one\n");
                talk.calling("read", "path", "f" + i);
            }
            talk.say("look");
            for (int i = 0; i < 13; i++) talk.write("f" + i, "two\n");
            talk.say("go on");
            assertTrue(
                    talk.drifts().getFirst().contains("f9, and 3 more."),
                    talk.drifts().toString());
        }
    }

    @Test
    void aFileThatWasOnlyTouchedIsNoDrift() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            Path file = talk.write("fare.py", "one\n");
            talk.calling("read", "path", "fare.py").say("look");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            talk.say("go on");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(30)));
            talk.say("and on");
            assertEquals(List.of(), talk.drifts());
        }
    }

    /// Size and content are what tells, where the time does not.
    @Test
    void anOldFileChangedWithinTheSameSecondIsStillFound() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            Path file = talk.write("fare.py", "one\n");
            talk.calling("read", "path", "fare.py").say("look");
            talk.write("fare.py", "two\n");
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            talk.say("go on");
            assertEquals(1, talk.drifts().size());
        }
    }

    @Test
    void whatTheAgentDoesItselfIsNoDrift() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.write("a", "one\n");
            talk.write("b", "one\n");
            talk.calling("read", "path", "a").calling("read", "path", "b").say("look");
            talk.calling("edit", "path", "a", "old_string", "one", "new_string", "two")
                    .calling("write", "path", "b", "content", "two\n")
                    .calling("bash", "command", "sed -i s/two/three/ a && rm b")
                    .say("change them");
            talk.say("go on");
            assertEquals(List.of(), talk.drifts());
        }
    }

    @Test
    void whatAnotherDoesBeforeACommandOfTheAgentIsDrift() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.write("a", "one\n");
            talk.calling("read", "path", "a").say("look");
            var command = talk.call("bash", "command", "true");
            talk.model.plays((_, _) -> {
                try {
                    talk.write("a", "by another\n");
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                return ScriptedModel.reply(List.of(new Content.Call(command)), Finish.TOOL_CALLS);
            });
            talk.say("go on");
            assertEquals(1, talk.drifts().size());
        }
    }

    @Test
    void whatACommandInTheBackgroundChangesIsNoDrift() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            Path file = talk.write("a", "one\n");
            talk.calling("read", "path", "a").say("look");
            talk.calling(
                            "bash",
                            "command",
                            "until [ -e go ]; do sleep 0.02; done; echo two > a; sleep 30",
                            "background",
                            true)
                    .say("watch");
            talk.write("go", "");
            while (!Files.readString(file).equals("two\n")) Thread.sleep(20);
            talk.say("go on");
            assertEquals(List.of(), talk.drifts());
        }
    }

    @Test
    void whatTheUserTakesBackIsNoDrift() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.write("a", "one\n");
            talk.calling("read", "path", "a").say("look");
            talk.calling("edit", "path", "a", "old_string", "one", "new_string", "two")
                    .say("change it");
            talk.live.send(new Command.Undo(1, Timeline.Conflicts.LEAVE));
            assertEquals("one\n", Files.readString(talk.root.resolve("a")));
            talk.say("go on");
            assertEquals(List.of(), talk.drifts());
        }
    }

    @Test
    void whatWasRewoundIsNotWatchedAnyMore() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.write("a", "one\n");
            talk.say("hello").calling("read", "path", "a").say("look");
            talk.live.send(new Command.Rewind(1, Command.Scope.CONVERSATION, Timeline.Conflicts.LEAVE));
            talk.write("a", "two\n");
            assertEquals(List.of(), talk.drifts());
        }
    }

    @Test
    void aSessionTakenUpAgainMayEditWhatItHasRead() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.write("a", "one\n");
            talk.calling("read", "path", "a").say("look");
            try (var later = talk.again()) {
                later.calling("edit", "path", "a", "old_string", "one", "new_string", "two")
                        .say("change it");
                assertFalse(later.lastResult().failed(), later.lastResult().text());
                assertEquals(List.of(), later.drifts());
            }
        }
    }

    @Test
    void whatChangedMeanwhileIsDriftAndMayNotBeEdited() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.write("a", "one\n");
            talk.calling("read", "path", "a").say("look");
            talk.close();
            Thread.sleep(30);
            talk.write("a", "one and two\n");
            try (var later = talk.again()) {
                later.calling("edit", "path", "a", "old_string", "one", "new_string", "1")
                        .say("change it");
                assertEquals(1, later.drifts().size());
                assertTrue(later.lastResult().failed());
                assertEquals(
                        List.of("workspace_drift reanchor_prompt a", "stale_file_state return_observation edit"),
                        later.recoveries());
                try (var last = later.again()) {
                    last.say("go on");
                    assertEquals(1, last.drifts().size(), "told once also when taken up once more");
                }
            }
        }
    }

    @Test
    void whatItsOwnCommandChangedIsNoDriftWhenTakenUpAgain() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.write("a", "one\n");
            talk.write("b", "one\n");
            talk.calling("read", "path", "a").calling("read", "path", "b").say("look");
            talk.calling("bash", "command", "sed -i s/one/two/ a; rm b").say("format");
            try (var later = talk.again()) {
                later.say("go on");
                assertEquals(List.of(), later.drifts());
            }
        }
    }

    @Test
    void whatWasRewoundIsNotKnownWhenTakenUpAgain() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.write("a", "one\n");
            talk.say("hello").calling("read", "path", "a").say("look");
            talk.live.session().append(new Fact.Rewound(1));
            try (var later = talk.again()) {
                later.calling("edit", "path", "a", "old_string", "one", "new_string", "two")
                        .say("change it");
                assertTrue(later.lastResult().text().contains("has not been read"));
            }
        }
    }
}
