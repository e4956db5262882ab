package dev.jackdaw.tui.slash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.tui.complete.Suggestion;
import dev.jackdaw.tui.story.work.Ventures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentsTest {
    @TempDir
    Path folder;

    private PlayedStage stage() throws IOException {
        var stage = new PlayedStage(folder, "en", 100);
        stage.live().session().append(Ventures.sent("explore-1", "explore", "Where is it?\nTell lines."));
        stage.live().session().append(Ventures.back("explore-1", "answered", "In A.java.\nLine 3.", ""));
        stage.live().session().append(Ventures.away("review-1", "review", "Is it right?"));
        return stage;
    }

    @Test
    void thoseOfTheSessionStandBeforeTheirParts() throws IOException {
        try (var stage = stage()) {
            assertEquals("""
                    Subagents of this session
                      → explore-1 is sent out as explore: Where is it?
                        ✓ explore-1 has answered · 11.9k tokens · $0.0123: In A.java. Line 3.
                      → review-1 is sent out as review (background) (in a folder of its own): Is it right?
                        at work
                    Parts they can play
                    explore, review and general; docs/skills.md tells how to write one of your own.""", stage.type(new Slash(), "/agents"));
        }
    }

    @Test
    void oneIsShownWithAllItTold() throws IOException {
        try (var stage = stage()) {
            assertEquals("""
                    → explore-1 is sent out as explore
                        Where is it?
                        Tell lines.
                    ✓ explore-1 has answered · 11.9k tokens · $0.0123
                        In A.java.
                        Line 3.""", stage.type(new Slash(), "/agents show explore-1"));
        }
    }

    @Test
    void whatCannotBeDoneIsSaid() throws IOException {
        try (var stage = stage()) {
            var slash = new Slash();
            assertEquals(
                    "There is no subagent \"x\" in this session; there are explore-1, review-1.",
                    stage.type(slash, "/agents stop x"));
            assertEquals("/agents [stop NAME | show NAME | merge NAME]", stage.type(slash, "/agents explore-1"));
            assertTrue(stage.type(slash, "/agents stop explore-1").contains("there is no subagent explore-1"));
            assertTrue(stage.type(slash, "/agents merge explore-1").startsWith("There is nothing to merge: explore-1"));
            assertEquals(
                    List.of("stop review-1", "show review-1", "show explore-1"),
                    slash.arguments("agents", stage).stream()
                            .map(Suggestion::name)
                            .toList());
        }
    }
}
