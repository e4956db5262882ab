package dev.jackdaw.tui.slash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.memory.Memory;
import dev.jackdaw.memory.Scope;
import dev.jackdaw.tui.Rehearsal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class NotingTest {
    @TempDir
    Path folder;

    private String run(String language, String input) throws IOException, InterruptedException {
        return Rehearsal.plain(folder, language, input);
    }

    @Test
    void notesAreKeptFoundAndForgottenByCommands() throws Exception {
        String kept =
                run("en", "/remember Tests run offline.\n/remember tests run offline\n/recall offline\n/memory\n");
        assertTrue(kept.contains("Kept as note f70aea78."), kept);
        assertTrue(kept.contains("Note f70aea78 says the same; it is refreshed."), kept);
        assertTrue(kept.contains("f70aea78  tests run offline  project-context, project, "), kept);
        assertTrue(kept.contains(folder.resolve("state").resolve("memory").toString()), kept);
        String gone = run("zh", "/forget f70a\n/forget f70a\n/recall offline\n/recall\n");
        assertTrue(gone.contains("已忘记：tests run offline"), gone);
        assertTrue(gone.contains("没有这条笔记"), gone);
        assertTrue(gone.contains("没有相关的笔记"), gone);
        Memory memory = Memory.of(folder.resolve("state"), folder);
        String none = run("en", "/recall offline\n/memory\n");
        assertTrue(none.contains("No note is about that"), none);
        assertTrue(none.contains("There are no notes yet"), none);
        assertEquals(List.of(), memory.book(Scope.PROJECT).notes());
    }

    @Test
    void whatCannotBeKeptIsToldAndTheFaceGoesOn() throws Exception {
        String shown = run("en", "/remember key sk-ant-api03-abcdefghijklmnopqrstuvwx0123456789\n/remember\nhello\n");
        assertTrue(shown.contains("the note holds what looks like a secret"), shown);
        assertTrue(shown.contains("/remember TEXT"), shown);
        assertTrue(shown.contains("You said: hello"), shown);
    }
}
