package dev.jackdaw.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusLineTest {
    private static final String CLAUDE = """
            {"statusLine": {"type": "command", "command": "jq -r .model.id; echo ${USER}", "padding": 0}}""";

    @TempDir
    private Path folder;

    private static Optional<String> line(Desk desk) {
        return desk.load().settings().orElseThrow().appearance().statusLine();
    }

    private Desk desk() {
        return new Desk(folder).environment("OPENAI_API_KEY", "mine");
    }

    @Test
    void claudeCodesIsReadAsItStands() {
        Desk desk = desk();
        desk.file(desk.home().resolve(".claude/settings.json"), CLAUDE);
        assertEquals(Optional.of("jq -r .model.id; echo ${USER}"), line(desk));
        assertEquals(Optional.of("own ${x}"), line(desk.user("status_line: own ${x}")));
    }

    @Test
    void aProjectHasNoProgramRunBeforeItIsTrusted() {
        Desk desk = desk();
        desk.file(desk.project().resolve(".claude/settings.json"), CLAUDE);
        assertEquals(Optional.empty(), line(desk));
        assertEquals(
                List.of("status_line"),
                desk.load().warnings().stream().map(Problem::field).toList());
        assertEquals(
                Optional.of("jq -r .model.id; echo ${USER}"), line(desk.environment("JACKDAW_TRUST_PROJECT", "1")));
    }
}
