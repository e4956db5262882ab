package dev.jackdaw.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What planners say in place of what they were asked for.
final class ReadingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"steps\":[\"a\",\"b\"]}",
                "[\"a\",\"b\"]",
                "```json\n{\"steps\": [\"a\", \"b\"]}\n```",
                "Here is the plan:\n```\n[\"a\", \"b\"]\n```\nGood luck!",
                "I looked at [1] and {x}. {\"steps\":[\"a\",\"b\"]} That is it.",
                "{\"plan\":{\"task\":\"t\",\"steps\":[{\"id\":1,\"step\":\"a\"},{\"id\":2,\"step\":\"b\"}]}}",
                "[{\"id\":\"x\",\"description\":\"a\"},{\"id\":\"y\",\"content\":\"b\",\"status\":\"pending\"}]",
                "{\"1\":\"a\",\"2\":\"b\"}",
                "{\"steps\":{\"step1\":\"a\",\"step2\":\"b\"}}",
                "{\"steps\":[\"1. a\",\"Step 2: b\"]}",
                "{\"steps\":[\"a\",\"\",\"b\",7,null]}",
                "{\"steps\":[\" a\\n\",\"b\"],}",
                "{'steps':['a','b']}",
                "{\"todos\":[{\"title\":\"a\"},{\"title\":\"b\"}]}"
            })
    void theStepsAreFound(String reply) {
        assertEquals(List.of("a", "b"), Reading.steps(reply));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "I cannot plan that.",
                "1. a\n2. b",
                "{\"steps\":[]}",
                "{\"steps\":[\"a\",\"b",
                "{\"error\":\"no\"}",
                "[1,2,3]",
                "{{{{[[[[",
                "null"
            })
    void nothingUsableGivesNone(String reply) {
        assertEquals(List.of(), Reading.steps(reply));
    }

    @Test
    void noStepOfALongPlanIsLost() {
        List<String> steps = Reading.steps("[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\"]");
        assertEquals(List.of("a", "b", "c", "d", "e", "f", "g; then h; then i"), steps);
    }
}
