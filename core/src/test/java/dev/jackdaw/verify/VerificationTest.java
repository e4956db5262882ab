package dev.jackdaw.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Glimpse;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.session.Undertaking.Check;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whole sessions whose work is checked before their turns end.
@Timeout(60)
class VerificationTest {
    private static final String BROKEN = "class A { int x = ; }\n";
    private static final String SOUND = "class A { int x = 1; }\n";

    @TempDir
    Path folder;

    private Path work;
    private Session session;
    private Rigour rigour = Rigour.USUAL;
    private Policy policy = Policy.of(Mode.ACCEPT_EDITS);
    private Wishes sandbox = Wishes.USUAL.choosing(Wishes.Choice.OFF);

    @BeforeEach
    void workspace() throws IOException {
        work = Files.createDirectories(folder.toRealPath().resolve("work"));
        session = new Sessions(folder.resolve("state"), work).create("s");
    }

    private LiveSession open(ScriptedModel model) throws IOException {
        Settings settings = Settings.of(work, folder.resolve("state"), Endpoint.of("fake", "scripted", ""))
                .under(policy)
                .confining(sandbox)
                .checking(rigour);
        return Jackdaw.open(settings, session, LiveSession.Answering.NOBODY, List.of(), Gateway.of(model));
    }

    private Ending play(ScriptedModel model) throws IOException, InterruptedException {
        try (LiveSession live = open(model)) {
            live.send(Command.Say.now("go"));
            return live.await();
        }
    }

    private static ToolCall write(String id, String path, String content) {
        return new ToolCall(
                id, "write", Json.obj("path", path, "content", content).write());
    }

    private <F extends Fact> List<F> facts(Class<F> kind) {
        return session.lines().stream()
                .map(Line::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<String> outcomes() {
        return facts(Undertaking.Verified.class).stream()
                .map(verified -> verified.repair() + " "
                        + String.join(
                                ",",
                                verified.checks().stream().map(Check::outcome).toList()))
                .toList();
    }

    private static Rigour running(Rigour.Mode mode, String command) {
        Rigour usual = Rigour.USUAL;
        return new Rigour(
                mode,
                usual.repairs(),
                Duration.ofSeconds(20),
                usual.whole(),
                usual.tests(),
                List.of(new Rigour.Own(command, List.of())));
    }

    @Test
    void aWrongFixIsCaughtAndTheSecondPasses() throws Exception {
        var model = new ScriptedModel()
                .calls(write("c1", "A.java", BROKEN))
                .says("done")
                .calls(write("c2", "A.java", "class A { int x = 1 }\n"))
                .says("done again")
                .calls(write("c3", "A.java", SOUND))
                .says("now it is done");
        assertEquals(Ending.Reason.ANSWERED, play(model).reason());
        assertEquals(List.of("0 failed", "1 failed", "2 passed"), outcomes());
        String told = model.prompts().get(2).messages().getLast().toString();
        assertTrue(told.contains("A.java:1: illegal start of expression"), told);
        assertTrue(told.contains("(repair 1 of 2)"), told);
        assertEquals(List.of(), facts(Undertaking.Noted.class));
        assertEquals("now it is done", session.conversation().answer());
    }

    @Test
    void whatIsHopelessEndsAfterTwoRepairsAndTheUserIsTold() throws Exception {
        var model = new ScriptedModel();
        for (int i = 0; i < 3; i++)
            model.calls(write("c" + i, "A.java", BROKEN + "// " + i + "\n")).says("done");
        assertEquals(Ending.Reason.ANSWERED, play(model).reason());
        assertEquals(List.of("0 failed", "1 failed", "2 failed"), outcomes());
        assertEquals(
                List.of(new Undertaking.Noted(
                        "verify",
                        "After 2 repairs a check of the work still fails: javac A.java:"
                                + " A.java:1: illegal start of expression")),
                facts(Undertaking.Noted.class));
        assertEquals(6, model.prompts().size());
    }

    @Test
    void whoChangesNothingMoreIsNotCheckedAgain() throws Exception {
        var model = new ScriptedModel()
                .calls(write("c1", "A.java", BROKEN))
                .says("done")
                .says("this is not my doing");
        play(model);
        assertEquals(List.of("0 failed"), outcomes());
        assertEquals(1, facts(Undertaking.Noted.class).size());
    }

    @Test
    void withoutRepairsTheUserIsToldAtOnce() throws Exception {
        Rigour usual = Rigour.USUAL;
        rigour = new Rigour(usual.mode(), 0, usual.each(), usual.whole(), usual.tests(), List.of());
        play(new ScriptedModel().calls(write("c1", "a.json", "{\"a\": }")).says("done"));
        assertEquals(
                List.of("A check of the work fails: JSON a.json"),
                facts(Undertaking.Noted.class).stream()
                        .map(noted -> noted.text().substring(0, 38))
                        .toList());
    }

    @Test
    void aTurnThatChangesNothingIsNotChecked() throws Exception {
        Files.writeString(work.resolve("A.java"), BROKEN);
        play(new ScriptedModel()
                .calls(new ToolCall("c1", "read", Json.obj("path", "A.java").write()))
                .says("it is broken"));
        assertEquals(List.of(), outcomes());
    }

    @Test
    void offMeansOffAndTheSessionMayChoose() throws Exception {
        rigour = Rigour.USUAL.off();
        try (LiveSession live = open(new ScriptedModel()
                .calls(write("c1", "A.java", BROKEN))
                .says("done")
                .calls(write("c2", "A.java", SOUND))
                .says("done"))) {
            live.send(Command.Say.now("go"));
            live.await();
            assertEquals(List.of(), outcomes());
            live.send(new Command.Undertake(new Undertaking.VerifyChosen("on"), ""));
            live.send(Command.Say.now("on"));
            live.await();
        }
        assertEquals(List.of("0 passed"), outcomes());
    }

    @Test
    void whatIsNotConfinedNeedsApproval() throws Exception {
        rigour = running(Rigour.Mode.AUTO, "make ran");
        play(new ScriptedModel().calls(write("c1", "a.txt", "a")).says("done"));
        assertEquals(
                List.of(new Check("make ran", "skipped", "needs approval: /eval on")),
                facts(Undertaking.Verified.class).getFirst().checks());
        assertFalse(Files.exists(work.resolve("ran")));
    }

    @Test
    void whatARuleAllowsRuns() throws Exception {
        rigour = running(Rigour.Mode.AUTO, "touch ran");
        policy = policy.with(RuleList.ALLOW, Rule.parse("Bash(touch ran)"));
        play(new ScriptedModel().calls(write("c1", "a.txt", "a")).says("done"));
        assertEquals(List.of("0 passed"), outcomes());
        assertTrue(Files.exists(work.resolve("ran")), "a check may write");
    }

    @Test
    void whatADenyRuleForbidsDoesNotRunThoughChecksAreOn() throws Exception {
        rigour = running(Rigour.Mode.ON, "touch ran");
        policy = policy.with(RuleList.DENY, Rule.parse("Bash(touch *)"));
        play(new ScriptedModel().calls(write("c1", "a.txt", "a")).says("done"));
        assertEquals(List.of("0 skipped"), outcomes());
        assertFalse(Files.exists(work.resolve("ran")));
    }

    @Test
    void planModeRunsNothing() throws Exception {
        rigour = running(Rigour.Mode.ON, "touch ran");
        var opened = new AtomicReference<LiveSession>();
        var model = new ScriptedModel().calls(write("c1", "a.txt", "a")).plays((prompt, arrivals) -> {
            opened.get().send(new Command.ChoosePolicy("plan"));
            return ScriptedModel.reply(List.of(new Content.Text("done")), Finish.STOP);
        });
        try (LiveSession live = open(model)) {
            opened.set(live);
            live.send(Command.Say.now("go"));
            live.await();
        }
        assertEquals(List.of(), outcomes());
        assertFalse(Files.exists(work.resolve("ran")));
    }

    @Test
    void aCheckThatHangsIsStoppedAndDoesNotCountAsAFault() throws Exception {
        Rigour usual = Rigour.USUAL;
        rigour = new Rigour(
                Rigour.Mode.ON,
                2,
                Duration.ofMillis(300),
                usual.whole(),
                usual.tests(),
                List.of(new Rigour.Own("sleep 30", List.of())));
        play(new ScriptedModel().calls(write("c1", "a.txt", "a")).says("done"));
        assertEquals(List.of("0 error"), outcomes());
    }

    @Test
    void anInterruptStopsACheckAtOnce() throws Exception {
        rigour = running(Rigour.Mode.ON, "touch began; sleep 15");
        try (LiveSession live =
                open(new ScriptedModel().calls(write("c1", "a.txt", "a")).says("done"))) {
            session.follow(0, event -> {
                if (event instanceof Glimpse.Verifying)
                    Thread.ofVirtual().start(() -> {
                        while (!Files.exists(work.resolve("began"))) Thread.onSpinWait();
                        live.send(new Command.Interrupt());
                    });
            });
            long began = System.nanoTime();
            live.send(Command.Say.now("go"));
            assertEquals(Ending.Reason.INTERRUPTED, live.await().reason());
            assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 12);
        }
        assertEquals(List.of(), outcomes());
    }

    @Test
    void filesThatCommandsChangeAreChecked() throws Exception {
        policy = Policy.of(Mode.BYPASS);
        String command = "printf 'class B {' > B.java; echo 'a: [1' > c.yaml";
        var model = new ScriptedModel()
                .calls(new ToolCall("c1", "bash", Json.obj("command", command).write()))
                .says("done")
                .says("so be it");
        play(model);
        assertEquals(List.of("0 failed,failed"), outcomes());
    }

    @Test
    void filesThatASubagentChangesAreChecked() throws Exception {
        Files.writeString(work.resolve("A.java"), BROKEN);
        try (Session child = new Sessions(folder.resolve("state"), work).create("child")) {
            var model = new ScriptedModel()
                    .plays((prompt, arrivals) -> {
                        session.append(new Undertaking.Delegated("", "general-1", "general", "t", "child", "", false));
                        child.append(new Fact.ToolRan(
                                "x", ToolResult.of("Edited").with(Json.obj("path", "A.java", "diff", "+x"))));
                        return ScriptedModel.reply(List.of(new Content.Text("done")), Finish.STOP);
                    })
                    .says("so be it");
            play(model);
        }
        assertEquals(List.of("0 failed"), outcomes());
    }

    @Test
    void commandsOfOnesOwnAreForTheFilesTheyName() throws Exception {
        Rigour usual = Rigour.USUAL;
        rigour = new Rigour(
                Rigour.Mode.ON,
                0,
                usual.each(),
                usual.whole(),
                usual.tests(),
                Stream.of("*.txt", "*.md")
                        .map(files -> new Rigour.Own("test {files} = a.txt", List.of(files)))
                        .toList());
        play(new ScriptedModel().calls(write("c1", "a.txt", "a")).says("done"));
        assertEquals(
                List.of(new Check("test a.txt = a.txt", "passed", "")),
                facts(Undertaking.Verified.class).getFirst().checks());
    }

    @Test
    void aTurnCutOffWhileItWasCheckedIsCheckedWhenItGoesOn() throws Exception {
        session.append(new Fact.UserSaid("go", List.of(), Fact.Timing.NOW));
        Files.writeString(work.resolve("A.java"), BROKEN);
        session.append(new Fact.ModelSaid(
                ScriptedModel.reply(List.of(new Content.Call(write("c1", "A.java", BROKEN))), Finish.TOOL_CALLS)));
        session.append(new Fact.ToolRan("c1", ToolResult.of("Edited").with(Json.obj("path", "A.java", "diff", "+x"))));
        session.append(new Fact.ModelSaid(ScriptedModel.reply(List.of(new Content.Text("done")), Finish.STOP)));
        session.append(new Undertaking.Verified(List.of(new Check("javac A.java", "failed", "A.java:1: x")), 0));
        try (LiveSession live = open(new ScriptedModel().says("so be it"))) {
            live.resume();
            live.await();
        }
        assertEquals(1, facts(Fact.Reminded.class).size(), "it is told, not checked again");
        assertEquals(List.of("0 failed"), outcomes());
        assertEquals(1, facts(Undertaking.Noted.class).size());
    }
}
