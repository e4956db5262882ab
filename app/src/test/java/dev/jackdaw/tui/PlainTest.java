package dev.jackdaw.tui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Desk;
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
class PlainTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private LiveSession run(String input) throws IOException, InterruptedException {
        Settings settings = Rehearsal.settings(folder, folder.resolve("state"));
        var sessions = new Sessions(settings.state(), settings.directory());
        var desk = new Desk(settings, sessions, session -> Rehearsal.open(settings, session), true);
        LiveSession first = Rehearsal.open(settings, sessions.create("first"));
        var face =
                new Plain(desk, Words.of(Map.of()), new PrintStream(out, true, StandardCharsets.UTF_8), false, first);
        face.run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), Optional.empty());
        face.close();
        return first;
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void linesOfAPipeAreTakenOneAfterAnother() throws Exception {
        LiveSession live = run("hello\nedit\n1\n/nonsense\n");
        assertTrue(shown().contains("You said: hello"), shown());
        assertTrue(shown().contains("? Edit wants to run:\n    path: src/A.java"), shown());
        assertTrue(shown().contains("    2 + int c;"), shown());
        assertTrue(shown().contains("There is no command /nonsense"), shown());
        assertFalse(shown().contains("\u001b"), shown());
        assertTrue(live.session().conversation().settled());
    }

    @Test
    void whatWasSaidIsSearched() throws Exception {
        run("hello\n/history HELLO\n/history zeppelin\n");
        assertTrue(shown().contains("  turn-1  turn 1  user\n    hello\n"), shown());
        assertTrue(shown().contains("Nothing in this session has zeppelin."), shown());
    }

    @Test
    void aQuestionWithNobodyToAnswerIsANo() throws Exception {
        LiveSession live = run("edit\n");
        assertEquals(
                new Fact.ApprovalGiven("e1", false, "user", "nobody is there to be asked"),
                live.session().lines().stream()
                        .map(line -> line.fact())
                        .filter(Fact.ApprovalGiven.class::isInstance)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aReasonIsTheLineAfterNo() throws Exception {
        run("edit\nmaybe\n3\nnot this file\n");
        assertTrue(shown().contains("\n  not allowed: not this file"), shown());
    }

    @Test
    void rulesOfTheSessionAreAddedAndTakenBack() throws Exception {
        LiveSession live = run(
                "/permissions deny Bash(rm *)\n/permissions\n/permissions remove deny Bash(rm *)\n/permissions deny\n/exit\n");
        assertTrue(shown().contains("refused this session: Bash(rm *)"), shown());
        assertTrue(shown().contains("deny Bash(rm *)  session"), shown());
        assertEquals(List.of(), live.policy().deny());
        assertTrue(shown().contains("Write /permissions allow RULE"), shown());
    }

    @Test
    void anotherSessionCanBeTakenUp() throws Exception {
        run("hello\n/reset\n/sessions\n/resume first\n/history\n/exit\nnever read\n");
        assertTrue(shown().contains("… taken up after 0 messages") || shown().contains("> hello"), shown());
        assertFalse(shown().contains("never read"), shown());
    }

    @Test
    void whatIsPinnedIsListedAndTakenBackByItsNumber() throws Exception {
        LiveSession live = run("/pin\n/pin be brief\n/pin 用中文\n/pins\n/unpin 3\n/unpin x\n/unpin 1\n");
        assertEquals(
                List.of(
                        new Fact.Pinned("be brief", "user"),
                        new Fact.Pinned("用中文", "user"),
                        new Fact.Unpinned("be brief")),
                live.session().lines().stream().map(line -> line.fact()).toList());
        assertTrue(shown().contains("nothing is pinned; /pin TEXT"), shown());
        assertTrue(shown().contains("  1  be brief\n  2  用中文\n"), shown());
        assertTrue(shown().contains("there is no pin 3;"), shown());
        assertTrue(shown().contains("there is no pin x;"), shown());
    }

    @Test
    void theWindowIsToldInLinesWithoutAFrame() throws Exception {
        run("hello\n/context\n");
        assertTrue(shown().contains(" of 128k tokens\n(how much the model takes is not known"), shown());
        assertTrue(shown().contains("\n  what you said  "), shown());
        assertFalse(shown().contains("│"), shown());
    }
}
