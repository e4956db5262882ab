package dev.jackdaw.tui.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ElsewhereTest {
    @TempDir
    private Path folder;

    private Elsewhere.Outcome edited(String text, String editor) throws IOException, InterruptedException {
        var ended = new CountDownLatch(1);
        Elsewhere elsewhere = Elsewhere.open(text, Map.of("VISUAL", editor, "EDITOR", "false"), ended::countDown);
        assertTrue(ended.await(20, TimeUnit.SECONDS));
        return elsewhere.outcome().orElseThrow();
    }

    private Path script(String body) throws IOException {
        Path script = folder.resolve("my editor.sh");
        Files.writeString(script, "#!/bin/sh\n" + body);
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    @Test
    void theEditorMayHaveArgumentsAndSpacesInItsName() throws IOException, InterruptedException {
        Path seen = folder.resolve("seen");
        Path script = script("echo \"$1\" > '" + seen + "'; ls -l \"$2\" | cut -c1-10 >> '" + seen
                + "'; echo \"$2\" >> '" + seen + "'; echo more >> \"$2\"\n");
        assertEquals(
                new Elsewhere.Outcome.Written("写 one\ntwo\nmore"), edited("写 one\ntwo", "'" + script + "' --wait"));
        List<String> lines = Files.readAllLines(seen);
        assertEquals(List.of("--wait", "-rw-------"), lines.subList(0, 2));
        assertFalse(Files.exists(Path.of(lines.get(2))));
    }

    @Test
    void aTextLeftAloneIsTheSame() throws IOException, InterruptedException {
        assertEquals(new Elsewhere.Outcome.Written("one\n\ntwo"), edited("one\n\ntwo", "true"));
        assertEquals(new Elsewhere.Outcome.Written("one\n"), edited("one\n", "true"));
        assertEquals(new Elsewhere.Outcome.Written(""), edited("", "true"));
    }

    @Test
    void whatGoesWrongIsTold() throws IOException, InterruptedException {
        Path script = script("echo lost > \"$1\"; exit 3\n");
        assertEquals(new Elsewhere.Outcome.GivenUp("'" + script + "'", 3), edited("kept", "'" + script + "'"));
        assertEquals(
                new Elsewhere.Outcome.Failed("no-such-editor", "no such program"), edited("kept", "no-such-editor"));
    }

    @Test
    void theEditorIsTheOneTheUserNamed() {
        assertEquals("nano -w", Elsewhere.editor(Map.of("EDITOR", "nano -w", "VISUAL", " ")));
        assertEquals("vi", Elsewhere.editor(Map.of("PATH", "")));
    }

    @Test
    void onlyTerminalsThatUnderstandAreAskedForMoreKeys() {
        Optional<Mode> none = Optional.empty();
        assertEquals(Optional.of(Mode.KEYS), Reporting.of(Map.of("TERM", "xterm-kitty")));
        assertEquals(Optional.of(Mode.KEYS), Reporting.of(Map.of("TERM_PROGRAM", "WezTerm")));
        assertEquals(none, Reporting.of(Map.of("TERM", "xterm-256color", "TERM_PROGRAM", "Apple_Terminal")));
        assertEquals(none, Reporting.of(Map.of("TERM", "screen-256color", "TERM_PROGRAM", "WezTerm")));
        assertEquals(
                Optional.of(Mode.XTERM_KEYS),
                Reporting.of(Map.of("TERM", "tmux-256color", "TMUX", "/tmp/x", "TERM_PROGRAM", "tmux")));
        assertEquals(none, Reporting.of(Map.of("TERM", "linux")));
    }
}
