package dev.jackdaw.tui.slash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jackdaw.tui.complete.Suggestion;
import dev.jackdaw.tui.edit.Completions;
import dev.jackdaw.tui.edit.Draft;
import dev.jackdaw.tui.edit.History;
import dev.jackdaw.tui.screen.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlashTest {
    @TempDir
    Path folder;

    @Test
    void eachCommandIsOfferedWithItsArgumentAndWhatItDoes() {
        Optional<Suggestion> mode = new Slash()
                .candidates(Words.of(Map.of())).stream()
                        .filter(each -> each.name().equals("mode"))
                        .findFirst();
        assertEquals(Optional.of(new Suggestion("mode", "[NAME]", "choose the permission mode")), mode);
    }

    @Test
    void aHistoryThatCannotBeWrittenIsToldOf() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        var draft = new Draft(new History(file.resolve("history")), Completions.NONE);
        assertThrows(IOException.class, () -> draft.remember("text"));
    }
}
