package dev.jackdaw.tui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.memory.Memory;
import dev.jackdaw.memory.Scope;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tui.screen.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class NotingTest {
    @TempDir
    Path folder;

    private String run(String language, String input) throws IOException, InterruptedException {
        var out = new ByteArrayOutputStream();
        Settings settings = Rehearsal.settings(folder, folder.resolve("state"));
        var sessions = new Sessions(settings.state(), settings.directory());
        var desk = new Desk(settings, sessions, session -> Rehearsal.open(settings, session), true);
        var face = new Plain(
                desk,
                Words.of(Map.of("LANG", language)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                false,
                Rehearsal.open(settings, sessions.create()));
        face.run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), Optional.empty());
        face.close();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void notesAreKeptFoundAndForgottenByCommands() throws Exception {
        String kept = run("en", "/remember Tests run offline.\n/remember tests run offline\n/recall offline\n/memory\n");
        assertTrue(kept.contains("Kept as note f70aea78."), kept);
        assertTrue(kept.contains("Note f70aea78 says the same; it is refreshed."), kept);
        assertTrue(kept.contains("f70aea78  tests run offline  project-context, project, "), kept);
        assertTrue(kept.contains(folder.resolve("state").resolve("memory").toString()), kept);
        String gone = run("zh", "/forget f70a\n/forget f70a\n/recall offline\n/recall\n");
        assertTrue(gone.contains("已忘记：tests run offline"), gone);
        assertTrue(gone.contains("没有这条笔记"), gone);
        assertTrue(gone.contains("没有这样的笔记"), gone);
        Memory memory = Memory.of(folder.resolve("state"), folder);
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
