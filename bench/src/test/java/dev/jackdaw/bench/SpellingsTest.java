package dev.jackdaw.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.demo.SampleRepository;
import dev.jackdaw.testing.ServedRequest.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The bug of the sample is mended by the packaged program, for models that write their calls as text.
@Timeout(120)
final class SpellingsTest {
    @TempDir
    Path folder;

    /// Ways to write a call. The first is this program's own, which it turns to when the server knows no tools.
    enum Writer {
        TAGS("<tool>{\"name\":\"%s\",\"args\":%s}</tool>"),
        HERMES("<tool_call>\n{\"name\": \"%s\", \"arguments\": %s}\n</tool_call>"),
        QWEN_CODER(""),
        LLAMA("{\"name\": \"%s\", \"parameters\": %s}"),
        MISTRAL("[TOOL_CALLS]%s[ARGS]%s"),
        DEEPSEEK("<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>%s<｜tool▁sep｜>%s<｜tool▁call▁end｜><｜tool▁calls▁end｜>");

        private final String form;

        Writer(String form) {
            this.form = form;
        }

        String call(String tool, String... namesAndValues) {
            if (this != QWEN_CODER)
                return form.formatted(tool, Json.obj((Object[]) namesAndValues).write());
            var text = new StringBuilder("<tool_call>\n<function=" + tool + ">\n");
            for (int i = 0; i < namesAndValues.length; i += 2)
                text.append("<parameter=" + namesAndValues[i] + ">\n" + namesAndValues[i + 1] + "\n</parameter>\n");
            return text + "</function>\n</tool_call>";
        }
    }

    @ParameterizedTest
    @EnumSource(Writer.class)
    void theBugIsMended(Writer writer) throws Exception {
        try (var world = World.of(folder, Wire.CHAT_COMPLETIONS)) {
            Path sample = folder.resolve("sample");
            SampleRepository.create(sample);
            String test = writer.call("bash", "command", SampleRepository.testCommand());
            String before = "int bySize = length * width * height / CUBIC_CENTIMETRES_PER_KILOGRAM;";
            String after = "int bySize = started(length * width * height, CUBIC_CENTIMETRES_PER_KILOGRAM);";
            if (writer == Writer.TAGS)
                world.server().fails(400, Map.of(), "{\"error\":{\"message\":\"m does not support tools\"}}");
            world.server()
                    .says(test)
                    .says(writer.call("read", "path", "src/Parcel.java"))
                    .says(writer.call("edit", "path", "src/Parcel.java", "old_string", before, "new_string", after))
                    .says(test)
                    .says(writer == Writer.TAGS ? "<final>Fixed.</final>" : "Fixed.");
            var ran = world.program().at(sample).run("-p", "Fix the failing test.", World.FREE);
            assertEquals(0, ran.exit(), ran::all);
            assertEquals("Fixed.\n", ran.out());
            assertEquals(List.of(), world.server().violations());
            assertTrue(Files.readString(sample.resolve("src/Parcel.java")).contains(after));
            Json last = world.server().requests().getLast().body();
            assertTrue(last.write().contains("All 4 checks passed."), last::write);
            assertEquals(writer == Writer.TAGS, last.get("tools").isNull());
        }
    }
}
