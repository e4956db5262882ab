package dev.jackdaw.tui.slash.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.session.Undertaking.Criterion;
import dev.jackdaw.tui.Rehearsal;
import dev.jackdaw.tui.keys.Key;
import dev.jackdaw.tui.screen.Canvas;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.stage.Overlay.Standing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GoalCommandsTest {
    @TempDir
    Path folder;

    private final List<Optional<List<Criterion>>> entered = new ArrayList<>();
    private final CriteriaEntry entry = new CriteriaEntry("tidy up", Words.of(Map.of()), entered::add);

    private void type(String text) {
        entry.press(new Key.Typed(text));
        entry.press(Key.Named.ENTER);
    }

    @Test
    void criteriaAreEnteredUntilAnEmptyLine() {
        type("it is tidy");
        type("it builds ||| make");
        assertEquals(Standing.CLOSED, entry.press(Key.Named.ENTER));
        assertEquals(
                List.of(Optional.of(List.of(
                        new Criterion("it is tidy", Optional.empty()),
                        new Criterion("it builds", Optional.of("make"))))),
                entered);
    }

    @Test
    void backspaceTakesTheLastOneBack() {
        type("it is tidi");
        entry.press(Key.Named.BACKSPACE);
        entry.press(Key.Named.BACKSPACE);
        type("y");
        entry.press(Key.Named.ENTER);
        assertEquals(List.of(Optional.of(List.of(new Criterion("it is tidy", Optional.empty())))), entered);
    }

    @Test
    void severalLinesMayBePasted() {
        entry.press(new Key.Pasted("one\ntwo ||| test 2\nthr"));
        type("ee");
        entry.press(Key.Named.ENTER);
        assertEquals(
                List.of("one", "two", "three"),
                entered.getFirst().orElseThrow().stream().map(Criterion::text).toList());
    }

    @Test
    void turningAwaySetsNoGoal() {
        type("it is tidy");
        assertEquals(Standing.CLOSED, entry.press(Key.Named.ESCAPE));
        assertEquals(List.of(Optional.empty()), entered);
    }

    @Test
    void whatWasEnteredIsSeenAboveTheLine() {
        type("it is tidy");
        entry.press(new Key.Typed("and"));
        Canvas.Live live = entry.live(new Canvas.Size(60, 20));
        assertEquals(
                List.of("What tells that it is met: tidy up", "  1. it is tidy", "❯ and"),
                live.rows().subList(0, 3).stream().map(Row::text).toList());
    }

    /// The stage of a rehearsal judges nothing by itself.
    @Test
    void aGoalOfOneLineIsSetAndTold() throws Exception {
        String shown = Rehearsal.plain(
                folder, "en", "/goal\n/goal greet -- it ran ||| true\n/goal status\n/goal pause\n/goal clear\n/goal\n");
        assertTrue(shown.contains("there is no goal; /goal TEXT sets one"), shown);
        assertTrue(shown.contains("greet\n  [ ] 1. it ran  not judged\nstopped; /goal resume goes on"), shown);
        assertTrue(shown.contains("there is no goal that is pursued"), shown);
        assertTrue(shown.contains("cleared · rounds 0"), shown);
    }
}
