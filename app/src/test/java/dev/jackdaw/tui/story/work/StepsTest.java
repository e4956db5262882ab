package dev.jackdaw.tui.story.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.affairs.Affairs;
import dev.jackdaw.json.Json;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.tool.ToolResult;
import dev.jackdaw.tui.screen.Row;
import dev.jackdaw.tui.screen.Words;
import dev.jackdaw.tui.story.Told;
import dev.jackdaw.tui.story.work.Steps.State;
import dev.jackdaw.tui.story.work.Steps.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static final Words WORDS = Words.of(Map.of());

    private static final List<Step> SOME = List.of(
            new Step("read", State.DONE),
            new Step("write\u001b[31m", State.DOING),
            new Step("check", State.OPEN),
            new Step("ask", State.BLOCKED));

    private static String text(List<Row> rows) {
        return rows.stream().map(Row::text).collect(Collectors.joining("\n"));
    }

    private static Panel panel() {
        var panel = new Panel();
        panel.set(SOME);
        return panel;
    }

    @Test
    void aResultHoldsAList() {
        var items = List.of(
                Json.obj("content", "read", "status", "completed"),
                Json.obj("content", "write", "status", "in_progress"),
                Json.obj("content", "check", "status", "pending"));
        assertEquals(
                Optional.of(List.of(
                        new Step("read", State.DONE), new Step("write", State.DOING), new Step("check", State.OPEN))),
                Steps.of(ToolResult.of("ok").with(Json.obj("todos", items))));
        assertEquals(Optional.empty(), Steps.of(ToolResult.of("ok")));
    }

    @Test
    void eachHasAMarkOfItsOwn() {
        assertEquals("""
                1 of 4 done
                  ✓ read
                  ▶ write
                  ☐ check
                  ! ask  blocked""", text(panel().rows(8, 80, WORDS)));
    }

    @Test
    void whereThereIsLittleRoomTheCurrentAndTheNextOneAreLeft() {
        assertEquals("  ▶ write  1 of 4 done\n  ☐ check", text(panel().rows(4, 80, WORDS)));
        assertEquals("  ▶ write  1 of 4 done", text(panel().rows(1, 80, WORDS)));
        assertEquals("", text(panel().rows(0, 80, WORDS)));
    }

    @Test
    void aKeyPutsItAwayAndBack() {
        Panel steps = panel();
        steps.toggle();
        assertEquals("", text(steps.rows(8, 80, WORDS)));
        steps.toggle();
        assertEquals(5, steps.rows(8, 80, WORDS).size());
    }

    @Test
    void itGoesWhenAllIsDoneAndTheTurnHasEnded() {
        Panel steps = panel();
        steps.see(Told.answered(), Affairs.NONE, Conversation.EMPTY);
        assertEquals(SOME, steps.all());
        steps.set(List.of(new Step("read", State.DONE)));
        assertEquals(2, steps.rows(8, 80, WORDS).size());
        steps.see(Told.answered(), Affairs.NONE, Conversation.EMPTY);
        assertEquals(List.of(), steps.all());
    }
}
