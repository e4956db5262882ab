package dev.jackdaw.model.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Parts;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.demo.SampleRepository;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.kit.Kit;
import dev.jackdaw.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The bug of the sample is mended by models that write their calls as text.
@Timeout(60)
final class SampleTaskTest {
    @TempDir
    Path folder;

    /// Ways to write a call.
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
        Path sample = folder.resolve("sample");
        SampleRepository.create(sample);
        String test = writer.call("bash", "command", SampleRepository.testCommand());
        String before = "int bySize = length * width * height / CUBIC_CENTIMETRES_PER_KILOGRAM;";
        String after = "int bySize = started(length * width * height, CUBIC_CENTIMETRES_PER_KILOGRAM);";
        String said = writer == Writer.LLAMA ? "" : "I look.\n";
        var talker = new Talker(7)
                .says(said + test)
                .says(writer.call("read", "path", "src/Parcel.java"))
                .says(writer.call("edit", "path", "src/Parcel.java", "old_string", before, "new_string", after))
                .says(test)
                .says(writer == Writer.TAGS ? "<final>Fixed.</final>" : "Fixed.");
        Session session = Session.inMemory("sample");
        Model model = writer == Writer.TAGS ? TextProtocol.writing(talker) : TextProtocol.turning(talker);
        assertEquals(Ending.Reason.ANSWERED, work(session, model, sample));
        assertEquals("Fixed.", session.conversation().answer());
        assertTrue(Files.readString(sample.resolve("src/Parcel.java")).contains(after));
        List<String> results = session.lines().stream()
                .filter(line -> line.fact() instanceof Fact.ToolRan)
                .map(line -> ((Fact.ToolRan) line.fact()).result().text())
                .toList();
        assertEquals(4, results.size());
        assertTrue(results.get(0).contains("FAILED"), results::toString);
        assertTrue(results.get(3).contains("All 4 checks passed."), results::toString);
    }

    private static Ending.Reason work(Session session, Model model, Path sample) throws Exception {
        Kit kit = Kit.open();
        try (LiveSession live = new LiveSession(
                session,
                new Parts(
                        Gateway.of(model),
                        kit.tools(),
                        kit.filters(),
                        Policy.of(Mode.BYPASS),
                        new Site(new Workspace(sample, List.of(), List.of()), sample, text -> {}),
                        "instructions",
                        Budget.USUAL,
                        LiveSession.Answering.NOBODY,
                        kit.close()))) {
            live.send(Command.Say.now("Fix the failing test."));
            return live.await().reason();
        }
    }
}
