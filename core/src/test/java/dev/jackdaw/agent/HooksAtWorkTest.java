package dev.jackdaw.agent;

import static dev.jackdaw.agent.Bench.look;
import static dev.jackdaw.agent.Bench.touch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.hook.HookReader;
import dev.jackdaw.hook.Hooks;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.sandbox.Sandbox;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Fact.HookEffect;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.Site;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HooksAtWorkTest {
    private static final String ALLOW = "echo '{\"hookSpecificOutput\":{\"permissionDecision\":\"allow\"}}'";

    private final List<String> touched = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<String>> commands = new LinkedHashMap<>();
    private Session session = Session.inMemory("test");
    private Policy policy = Policy.of(Mode.BYPASS);

    @TempDir
    private Path folder;

    private HooksAtWorkTest hook(String event, String command) {
        commands.computeIfAbsent(event, _ -> new ArrayList<>()).add(command);
        return this;
    }

    private LiveSession open(ScriptedModel model) throws IOException {
        var events = new LinkedHashMap<String, Json>();
        commands.forEach((event, all) -> events.put(
                event,
                Json.arr(List.of(Json.obj(
                        "hooks",
                        all.stream()
                                .map(command -> Json.obj("type", "command", "command", command))
                                .toList())))));
        var settings = new HookReader("config", why -> assertEquals("", why)).read(new Json.Obj(events));
        return new LiveSession(
                session,
                new Parts(
                        Gateway.of(model),
                        List.of(new Bench.Look(), new Bench.Touch(touched)),
                        List.of(),
                        policy,
                        new Site(new Workspace(folder, List.of(), List.of()), folder, text -> {}),
                        "instructions",
                        Budget.USUAL,
                        LiveSession.Answering.NOBODY,
                        () -> {},
                        Hooks.of(settings, folder),
                        Going.NONE,
                        Sandbox.off(),
                        Upkeep.NONE,
                        Learned.nothing(),
                        Subagents.NONE));
    }

    private Ending play(ScriptedModel model) throws IOException, InterruptedException {
        try (LiveSession live = open(model)) {
            live.send(Command.Say.now("go"));
            return live.await();
        }
    }

    private List<String> results() {
        return session.lines().stream()
                .filter(line -> line.fact() instanceof Fact.ToolRan)
                .map(line -> ((Fact.ToolRan) line.fact()).result().text())
                .toList();
    }

    private List<String> spoken(HookEffect effect) {
        var texts = new ArrayList<String>();
        for (var line : session.lines())
            if (line.fact() instanceof Fact.HookSpoke spoke && spoke.effect() == effect)
                texts.add(spoke.event() + " " + spoke.text());
        return texts;
    }

    private static List<String> said(List<Message> messages) {
        var texts = new ArrayList<String>();
        for (Message message : messages)
            if (message instanceof Message.User(var content) && content.getFirst() instanceof Content.Text(var text))
                texts.add(text);
        return texts;
    }

    private static ScriptedModel touching(String what) {
        return new ScriptedModel().calls(touch("a", what)).says("done");
    }

    @Test
    void aDeniedCallDoesNotRunAndTheModelReadsWhy() throws Exception {
        hook("PreToolUse", "echo 'keep your hands off' >&2; exit 2");
        assertEquals(Ending.Reason.ANSWERED, play(touching("x")).reason());
        assertEquals(List.of(), touched);
        assertTrue(results()
                .getFirst()
                .startsWith("Refused by a hook of the user (PreToolUse:touch): keep your hands off"));
        assertEquals(List.of("PreToolUse:touch keep your hands off"), spoken(HookEffect.DENIED));
    }

    @Test
    void anAllowSkipsTheQuestionOfTheModeOnly() throws Exception {
        hook("PreToolUse", ALLOW);
        policy = Policy.of(Mode.DEFAULT);
        play(touching("x"));
        assertEquals(List.of("x"), touched);
        session = Session.inMemory("ask");
        policy = new Policy(Mode.DEFAULT, List.of(), List.of(Rule.parse("touch")), List.of());
        play(touching("y"));
        session = Session.inMemory("deny");
        policy = new Policy(Mode.BYPASS, List.of(), List.of(), List.of(Rule.parse("touch")));
        play(touching("z"));
        session = Session.inMemory("plan");
        policy = Policy.of(Mode.PLAN);
        play(touching("p"));
        assertEquals(List.of("x"), touched);
        session = Session.inMemory("never");
        policy = Policy.of(Mode.DONT_ASK);
        play(touching("n"));
        assertEquals(List.of("x", "n"), touched);
    }

    @Test
    void anAskIsAskedEvenWhereEverythingIsAllowed() throws Exception {
        hook("PreToolUse", "echo '{\"action\":\"ask\",\"reason\":\"sure?\"}'");
        play(touching("x"));
        assertEquals(List.of(), touched);
        assertTrue(
                results().getFirst().contains("a hook wants it to be asked: sure?"),
                results().getFirst());
    }

    @Test
    void whatAHookMakesOfACallIsJudgedAnew() throws Exception {
        hook(
                "PreToolUse",
                "echo '{\"hookSpecificOutput\":{\"permissionDecision\":\"allow\","
                        + "\"updatedInput\":{\"what\":\"secret/y\"}}}'");
        play(touching("x"));
        assertEquals(List.of("secret/y"), touched);
        assertEquals(List.of("PreToolUse:touch {\"what\":\"secret/y\"}"), spoken(HookEffect.CHANGED));
        session = Session.inMemory("denied");
        policy = new Policy(Mode.BYPASS, List.of(), List.of(), List.of(Rule.parse("Edit(secret/**)")));
        play(touching("x"));
        assertEquals(List.of("secret/y"), touched);
        hook("PreToolUse", "echo '{\"hookSpecificOutput\":{\"updatedInput\":{\"what\":[1]}}}'");
        session = Session.inMemory("unfit");
        play(touching("x"));
        assertTrue(
                results().getFirst().contains("something the tool does not take"),
                results().getFirst());
    }

    @Test
    void whatHooksSayAfterACallStandsWithItsResult() throws Exception {
        hook("PreToolUse", "echo '{\"hookSpecificOutput\":{\"additionalContext\":\"before\"}}'");
        hook("PostToolUse", "echo '{\"decision\":\"block\",\"reason\":\"run the formatter\"}'");
        hook("PostToolUse", "echo '{\"hookSpecificOutput\":{\"updatedToolOutput\":\"other\"}}'");
        play(touching("x"));
        assertEquals(
                List.of("other\n<hook event=\"PreToolUse\">\nbefore\n</hook>\n"
                        + "<hook event=\"PostToolUse\">\nrun the formatter\n</hook>"),
                results());
    }

    @Test
    void whatIsPrintedAboutAPromptIsHeardWithIt() throws Exception {
        hook("SessionStart", "echo started");
        hook("UserPromptSubmit", "cat >prompt; echo 'the branch is main'");
        var model = new ScriptedModel().says("done").says("again");
        try (LiveSession live = open(model)) {
            live.send(Command.Say.now("go"));
            live.await();
            live.send(Command.Say.now("on"));
            live.await();
        }
        assertEquals(
                List.of(
                        "<hook event=\"SessionStart\">\nstarted\n</hook>",
                        "<hook event=\"UserPromptSubmit\">\nthe branch is main\n</hook>",
                        "go",
                        "<hook event=\"UserPromptSubmit\">\nthe branch is main\n</hook>",
                        "on"),
                said(model.prompts().getLast().messages()));
        assertEquals(
                Json.of("on"),
                Json.parse(Files.readString(folder.resolve("prompt"))).get("prompt"));
    }

    @Test
    void aBlockedPromptIsNeverHeard() throws Exception {
        hook("UserPromptSubmit", "grep -q secret && { echo 'no secrets' >&2; exit 2; } || true");
        var model = new ScriptedModel().says("done");
        try (LiveSession live = open(model)) {
            live.send(Command.Say.now("my secret"));
            assertEquals(Ending.of(Ending.Reason.HOOK_STOPPED, "no secrets"), live.await());
            live.send(Command.Say.now("hello"));
            assertEquals(Ending.Reason.ANSWERED, live.await().reason());
        }
        assertEquals(List.of("hello"), said(model.prompts().getFirst().messages()));
        assertEquals(List.of("UserPromptSubmit no secrets"), spoken(HookEffect.DENIED));
    }

    @Test
    void aTurnIsInterruptedWhileAHookThinksAboutThePrompt() throws Exception {
        hook("UserPromptSubmit", "sleep 100");
        try (LiveSession live = open(new ScriptedModel())) {
            live.send(Command.Say.now("go"));
            Thread.sleep(100);
            live.send(new Command.Interrupt());
            assertEquals(Ending.Reason.INTERRUPTED, live.await().reason());
        }
    }

    @Test
    void aStopHookLetsTheModelGoOnUntilItIsContent() throws Exception {
        hook("Stop", "jq -e .stop_hook_active >/dev/null && exit 0; echo 'run the tests' >&2; exit 2");
        var model = new ScriptedModel().says("done").says("tests pass");
        assertEquals(Ending.Reason.ANSWERED, play(model).reason());
        assertTrue(said(model.prompts().getLast().messages()).getLast().endsWith("run the tests"));
        assertEquals(1, spoken(HookEffect.CONTINUED).size());
    }

    @Test
    void aStopHookThatNeverLetsGoIsLeftAtLast() throws Exception {
        hook("Stop", "echo 'once more' >&2; exit 2");
        var model = new ScriptedModel();
        for (int i = 0; i < 9; i++) model.says("done " + i);
        assertEquals(Ending.Reason.ANSWERED, play(model).reason());
        assertEquals(9, model.prompts().size());
        assertEquals(
                List.of("Stop it has let the model go on 8 times; the turn ends all the same"),
                spoken(HookEffect.TOLD));
    }

    @Test
    void aHookEndsTheTurn() throws Exception {
        hook("PostToolUse", "echo '{\"continue\":false,\"stopReason\":\"enough\"}'");
        assertEquals(Ending.of(Ending.Reason.HOOK_STOPPED, "enough"), play(new ScriptedModel().calls(touch("a", "x"))));
        assertEquals(List.of("x"), touched);
        commands.clear();
        hook("PostToolBatch", "jq -c '[.tool_calls[].tool_response]' >&2; exit 2");
        session = Session.inMemory("batch");
        assertEquals(
                Ending.of(Ending.Reason.HOOK_STOPPED, "[\"saw x\",\"saw y\"]"),
                play(new ScriptedModel().calls(look("a", "x"), look("b", "y"))));
    }

    @Test
    void aHookAnswersInPlaceOfTheUser() throws Exception {
        policy = Policy.of(Mode.DEFAULT);
        hook(
                "PermissionRequest",
                "jq -e '.tool_input.what == \"good\"' >/dev/null"
                        + " && echo '{\"hookSpecificOutput\":{\"decision\":{\"behavior\":\"allow\"}}}'"
                        + " || echo '{\"hookSpecificOutput\":{\"decision\":{\"behavior\":\"deny\",\"message\":\"bad\"}}}'");
        play(touching("good"));
        session = Session.inMemory("bad");
        play(touching("bad"));
        assertEquals(List.of("good"), touched);
        assertTrue(results().getFirst().contains("bad"), results().getFirst());
        policy = new Policy(Mode.DEFAULT, List.of(), List.of(Rule.parse("touch")), List.of());
        session = Session.inMemory("rule");
        play(touching("good"));
        assertEquals(List.of("good"), touched);
    }

    @Test
    void aRefusalOfThePolicyIsToldToHooks() throws Exception {
        policy = Policy.of(Mode.PLAN);
        hook("PermissionDenied", "echo '{\"hookSpecificOutput\":{\"retry\":true}}'");
        play(touching("x"));
        assertTrue(
                results().getFirst().contains("lets you try this call again"),
                results().getFirst());
    }

    @Test
    void whatHooksSaidIsThereAgainWhenTheSessionIsResumed() throws Exception {
        var sessions = new Sessions(folder.resolve("state"), folder.resolve("project"));
        hook("UserPromptSubmit", "echo remember");
        hook("SessionStart", "jq -r .source");
        session = sessions.create("s");
        var first = new ScriptedModel().says("done");
        play(first);
        session = sessions.open("s");
        var second = new ScriptedModel().says("again");
        play(second);
        List<Message> before = first.prompts().getLast().messages();
        List<Message> now = second.prompts().getLast().messages();
        assertEquals(before, now.subList(0, before.size()));
        assertTrue(
                said(now).contains("<hook event=\"SessionStart\">\nresume\n</hook>"),
                said(now).toString());
    }

    @Test
    void observersAreToldWhatHappened() throws Exception {
        hook("assistant_message", "jq -r .data.text >>told; echo '{\"action\":\"allow\"}'");
        hook("session_end", "jq -r .data.reason >>told; echo '{\"action\":\"allow\"}'");
        hook("session_start", "echo '{\"action\":\"allow\"}'");
        play(new ScriptedModel().says("hello"));
        List<String> told = new ArrayList<>(Files.readAllLines(folder.resolve("told")));
        Collections.sort(told);
        assertEquals(List.of("hello", "other"), told);
    }

    @Test
    void withoutHooksNothingOfThemIsInTheLog() throws Exception {
        play(touching("x"));
        assertFalse(session.lines().stream().anyMatch(line -> line.fact() instanceof Fact.HookSpoke));
    }
}
