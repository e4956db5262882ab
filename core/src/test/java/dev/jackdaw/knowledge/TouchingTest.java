package dev.jackdaw.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.hook.Answer;
import dev.jackdaw.hook.HookEvent;
import dev.jackdaw.hook.HookSetting;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Knowing;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TouchingTest {
    @TempDir
    Path temporary;

    private Grove grove;
    private final ScriptedModel model = new ScriptedModel();
    private final Session session = Session.inMemory("touching");
    private final List<String> announced = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void plant() throws IOException {
        grove = Grove.in(temporary)
                .file("repository/sub/deep/x.ts", "let x;\n")
                .file("repository/sub/y.java", "class Y {}\n")
                .file("repository/README.md", "read me\n");
    }

    private static ToolCall call(String id, String tool, String arguments) {
        return new ToolCall(id, tool, arguments);
    }

    private static ToolCall reads(String id, String path) {
        return call(id, "read", "{\"path\": \"" + path + "\"}");
    }

    private Conversation work(Set<Owner> heeded, Approval below) throws Exception {
        var knowing = new Knowing(heeded, Knowing.Compacting.ASKED, 0, Knowing.Noting.OFF, grove.around(below));
        HookSetting hook = HookSetting.java(
                "loaded",
                occasion -> {
                    Json input = occasion.input();
                    announced.add(input.get("memory_type").text("") + " "
                            + input.get("load_reason").text("") + " "
                            + grove.folder()
                                    .relativize(Path.of(input.get("file_path").text(""))));
                    return Answer.NONE;
                },
                HookEvent.INSTRUCTIONS_LOADED);
        Settings settings = Settings.of(
                        grove.repository(), grove.folder().resolve("state"), Endpoint.of("fake", "scripted", ""))
                .under(Policy.of(Mode.BYPASS))
                .knowing(knowing)
                .hooking(hook);
        try (LiveSession live = Jackdaw.open(
                settings, session, LiveSession.Answering.USER, List.of(), Gateway.of(model.says("done")))) {
            live.send(Command.Say.now("go"));
            live.await();
            return session.conversation();
        }
    }

    private List<List<String>> instructed() {
        return session.lines().stream()
                .map(Line::fact)
                .filter(fact -> fact instanceof Fact.Instructed)
                .map(fact -> ((Fact.Instructed) fact).sources())
                .toList();
    }

    @Test
    void filesBelowCountOnceSomethingBesideThemIsRead() throws Exception {
        grove.file("repository/AGENTS.md", "top")
                .file("repository/sub/AGENTS.md", "sub @more.md")
                .file("repository/sub/more.md", "more")
                .file("repository/sub/deep/CLAUDE.md", "deep")
                .file("repository/other/AGENTS.md", "POISON");
        model.calls(reads("1", "README.md"))
                .calls(reads("2", "sub/deep/x.ts"), reads("3", "sub/y.java"))
                .calls(reads("4", "sub/y.java"));
        Conversation now = work(Grove.BOTH, Approval.ALL);
        List<String> names = List.of("sub/AGENTS.md", "sub/more.md", "sub/deep/CLAUDE.md");
        assertEquals(List.of(names), instructed());
        assertEquals(names, now.bearings().instructed());
        assertEquals(List.of("AGENTS.md"), now.bearings().sections().getLast().sources());
        assertFalse(model.prompts().toString().contains("POISON"));
        assertFalse(model.prompts().get(1).toString().contains("sub/AGENTS.md"));
        assertTrue(
                model.prompts().get(2).messages().getLast().toString().contains("from=\"sub/AGENTS.md\">\nsub @more"));
        assertEquals(
                List.of(
                        "Project session_start repository/AGENTS.md",
                        "Project nested_traversal repository/sub/AGENTS.md",
                        "Project include repository/sub/more.md",
                        "Project nested_traversal repository/sub/deep/CLAUDE.md"),
                announced);
    }

    @Test
    void rulesForPathsCountOnceOneOfThemIsTouched() throws Exception {
        grove.file("repository/.claude/rules/ts.md", "---\npaths: **/*.{ts,tsx}\n---\nTypeScript.")
                .file("repository/.claude/rules/sub.md", "---\npaths:\n  - \"sub/*.java\"\n  - lib\n---\nJava.")
                .file("repository/.jackdaw/rules/written.md", "---\npaths: [new]\n---\nNew.")
                .file("repository/.claude/rules/never.md", "---\npaths: nothing/**\n---\nPOISON")
                .file("repository/.claude/rules/always.md", "---\ndescription: x\n---\nAlways.");
        model.calls(reads("1", "sub/missing.java"))
                .calls(reads("2", "sub/deep/x.ts"))
                .calls(reads("3", "sub/y.java"), call("4", "write", "{\"path\": \"new/a\", \"content\": \"a\"}"));
        Conversation now = work(Grove.BOTH, Approval.ALL);
        assertEquals(
                List.of(List.of(".claude/rules/ts.md"), List.of(".claude/rules/sub.md", ".jackdaw/rules/written.md")),
                instructed());
        assertEquals(
                List.of(".claude/rules/always.md"),
                now.bearings().sections().getLast().sources());
        assertFalse(model.prompts().toString().contains("POISON"));
        assertEquals("Project path_glob_match repository/.claude/rules/ts.md", announced.get(1));
    }

    @Test
    void whatWasNotApprovedIsToldOfOnceAndNotApplied() throws Exception {
        grove.file("repository/sub/AGENTS.md", "POISON").file("repository/sub/CLAUDE.md", "fine");
        model.calls(reads("1", "sub/y.java")).calls(reads("2", "sub/deep/x.ts"));
        work(Grove.BOTH, file -> file.endsWith("CLAUDE.md"));
        assertEquals(List.of(List.of("sub/CLAUDE.md")), instructed());
        List<Fact> told = session.lines().stream()
                .map(Line::fact)
                .filter(fact -> fact instanceof Fact.Recovered)
                .toList();
        assertEquals(
                List.of(new Fact.Recovered(
                        "untrusted_instructions",
                        "left_out",
                        "sub/AGENTS.md: not applied, because it was not approved as it is; jackdaw trust shows it,"
                                + " jackdaw trust add approves it")),
                told);
        assertFalse(model.prompts().toString().contains("POISON"));
    }

    @Test
    void nothingOfAnUntrustedFolderCounts() throws Exception {
        grove.file("repository/sub/AGENTS.md", "POISON")
                .file("repository/AGENTS.md", "POISON")
                .file("repository/.claude/rules/r.md", "---\npaths: '**'\n---\nPOISON")
                .file("home/.claude/rules/mine.md", "---\npaths: '*.java'\n---\nmine");
        model.calls(reads("1", "sub/y.java"));
        work(Set.of(Owner.USER), Approval.ALL);
        assertEquals(List.of(List.of("~/.claude/rules/mine.md")), instructed());
        assertFalse(model.prompts().toString().contains("POISON"));
    }

    @Test
    void afterASummaryWhatIsStillTouchedComesBack() throws Exception {
        grove.file("repository/sub/AGENTS.md", "sub");
        model.calls(reads("1", "sub/y.java"));
        work(Grove.BOTH, Approval.ALL);
        Conversation before = session.conversation();
        int size = before.messages().size();
        session.append(new Fact.Compacted("summary", List.of(), size, "manual", "extract", 1, 1));
        assertEquals(List.of(), session.conversation().bearings().instructed());
        var again = new ScriptedModel().calls(reads("2", "sub/y.java")).says("done");
        var knowing =
                new Knowing(Grove.BOTH, Knowing.Compacting.ASKED, 0, Knowing.Noting.OFF, grove.around(Approval.ALL));
        Settings settings = Settings.of(
                        grove.repository(), grove.folder().resolve("state"), Endpoint.of("fake", "scripted", ""))
                .knowing(knowing);
        try (LiveSession live =
                Jackdaw.open(settings, session, LiveSession.Answering.USER, List.of(), Gateway.of(again))) {
            live.send(Command.Say.now("go on"));
            live.await();
        }
        assertEquals(List.of(List.of("sub/AGENTS.md"), List.of("sub/AGENTS.md")), instructed());
    }

    @Test
    void whatWasReadAgainCountsFromThenOn() throws Exception {
        grove.file("repository/sub/AGENTS.md", "before")
                .file("repository/.claude/rules/gone.md", "---\npaths: '*.md'\n---\nPOISON");
        model.calls(reads("1", "sub/y.java")).says("one").calls(reads("2", "sub/deep/x.ts"), reads("3", "README.md"));
        var knowing =
                new Knowing(Grove.BOTH, Knowing.Compacting.ASKED, 0, Knowing.Noting.OFF, grove.around(Approval.ALL));
        Settings settings = Settings.of(
                        grove.repository(), grove.folder().resolve("state"), Endpoint.of("fake", "scripted", ""))
                .knowing(knowing);
        try (LiveSession live =
                Jackdaw.open(settings, session, LiveSession.Answering.USER, List.of(), Gateway.of(model.says("two")))) {
            live.send(Command.Say.now("go"));
            live.await();
            grove.file("repository/sub/AGENTS.md", "after")
                    .file("repository/.claude/rules/ts.md", "---\npaths: '*.ts'\n---\nTypeScript.");
            Files.delete(grove.repository().resolve(".claude/rules/gone.md"));
            live.send(new Command.Reload(Grove.BOTH));
            live.send(Command.Say.now("go on"));
            live.await();
            live.send(new Command.Reload(Set.of()));
        }
        assertEquals(
                List.of(List.of("sub/AGENTS.md"), List.of("sub/AGENTS.md"), List.of(".claude/rules/ts.md")),
                instructed());
        String told = model.prompts().getLast().messages().toString();
        assertTrue(told.contains("before") && told.contains("after") && told.contains("TypeScript."), told);
        assertFalse(told.contains("POISON"), told);
    }
}
