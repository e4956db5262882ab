package dev.jackdaw.tui.slash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jackdaw.tui.edit.Draft;
import dev.jackdaw.tui.edit.History;
import dev.jackdaw.tui.keys.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlashTest {
    @TempDir
    Path folder;

    @Test
    void tabCompletesAsFarAsItIsPlain() {
        var draft = new Draft(new History(folder.resolve("history")), new Slash()::completions);
        draft.press(new Key.Typed("/perm"));
        draft.press(Key.Named.TAB);
        assertEquals("/permissions ", draft.editor().text());
        draft.clear();
        draft.press(new Key.Typed("/h"));
        assertEquals(List.of("/history", "/hooks", "/help"), draft.completions());
        draft.press(Key.Named.TAB);
        assertEquals("/h", draft.editor().text());
    }

    @Test
    void aHistoryThatCannotBeWrittenIsToldOf() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        var draft = new Draft(new History(file.resolve("history")), new Slash()::completions);
        assertThrows(IOException.class, () -> draft.remember("text"));
    }
}
