package dev.jackdaw.bench.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Four hundred turns, three changes to smaller models, results up to 200 KB and a paste of 300 KB.
@Timeout(300)
final class LongSessionTest {
    @TempDir
    Path folder;

    @Test
    void everyPromptFitsWhatWasPinnedStaysAndWhatWasClearedIsFound() throws Exception {
        Course course = new LongSession(folder, 400, 1).play();
        assertEquals(List.of(), course.wrong());
        for (String pin : LongSession.PINNED) assertTrue(course.last().contains(pin), pin);
        assertEquals(2, course.answers().size());
        for (String answer : course.answers()) assertEquals("It was " + LongSession.SOUGHT + ".", answer);
        List<Course.Asked> unexplained = course.asked().stream()
                .filter(asked -> asked.rewritten().equals("rewritten"))
                .toList();
        assertEquals(List.of(), unexplained);
        assertTrue(course.extending() > 0.75, "only " + course.extending() + " of the prompts extend the one before");
    }
}
