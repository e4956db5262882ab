package dev.jackdaw.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.YamlText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrontMatterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: release",
                "paths: 'src/**'",
                "paths: [a, \"b/**/*.ts\", 'c']",
                "paths: [ a b , 'c d' ]",
                "paths: [\"**/*.{ts,tsx}\", \"a,b\"]",
                "paths: [a, [b, c]]",
                "paths: [a, {b: c}]",
                "paths: [a, 5, true, null]",
                "paths: [a, ~]",
                "paths: [a] # yes",
                "paths: [a, 'it''s']",
                "paths: []",
                "paths:\n  - \"sub/**/*.{a,b}\"\n  - lib/x y\nname: n",
                "paths:\n- a\n- 'b'",
                "paths:\n  - a\n\n  - b",
                "paths:\n  - a\n    b",
                "paths:\n  - a: b",
                "paths:\n  - - a",
                "paths:\n  - a # no",
                "paths:\n  - |\n    a",
                "paths:\n  -   a",
                "paths:\n  - 5\n  - true",
                "paths:\n  -",
                "paths:\nname: n",
                "paths:",
                "paths:\n  a-b: c",
                "paths:\n  a - b",
                "description: a - b\nname: x-y"
            })
    void whatIsReadWithoutYamlMeansTheSameThere(String fields) {
        assertEquals(
                YamlText.read(fields),
                FrontMatter.of("---\n" + fields + "\n---\nBody.").fields());
    }
}
