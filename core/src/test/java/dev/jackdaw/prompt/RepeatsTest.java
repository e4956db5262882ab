package dev.jackdaw.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.session.Fact;
import dev.jackdaw.tool.ToolResult;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    @Test
    void whatRanTwiceIsRepeatedAndNothingElse() {
        var random = new SplittableRandom(3);
        var repeats = new Repeats();
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            String id = "call_" + random.nextInt(8_000);
            times.merge(id, 1, Integer::sum);
            repeats = repeats.with(new Fact.ToolRan(id, ToolResult.of("done")));
        }
        for (int i = 0; i < 8_000; i++) {
            String id = "call_" + i;
            assertEquals(times.getOrDefault(id, 0) > 1, repeats.repeated(id), id);
        }
    }
}
