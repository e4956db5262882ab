package dev.jackdaw.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.jackdaw.hook.Hooks.Outcome;
import dev.jackdaw.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HooksTest {
    @TempDir
    private Path folder;

    private final List<String> wrong = new ArrayList<>();

    private Occasion bash(HookEvent event) {
        return new Occasion(
                event,
                List.of("Bash", "bash"),
                Json.obj("session_id", "s", "cwd", folder.toString(), "tool_name", "Bash"),
                Json.obj("tool", "bash", "args", Json.obj("command", "ls")));
    }

    private List<Outcome> ask(HookEvent event, String configuration) throws InterruptedException {
        List<HookSetting> settings = new HookReader("config", wrong::add).read((Json.Obj) Json.parse(configuration));
        return Hooks.of(settings, folder).ask(bash(event), _ -> false, Hooks.Listener.NOBODY);
    }

    /// What hooks with these commands say before a call of bash.
    private List<Outcome> before(String... commands) throws InterruptedException {
        return ask(HookEvent.PRE_TOOL_USE, configuration("PreToolUse", Json.obj(), commands));
    }

    private static String configuration(String event, Json.Obj terms, String... commands) {
        var hooks = new ArrayList<Json>();
        for (String command : commands) hooks.add(terms.with("type", "command").with("command", command));
        return Json.obj(event, List.of(Json.obj("hooks", hooks))).write();
    }

    private static String said(List<Outcome> outcomes) {
        Answer answer = Answer.together(outcomes.stream().map(Outcome::answer).toList());
        return answer.decision() + " " + answer.reason();
    }

    private static Optional<String> failure(List<Outcome> outcomes) {
        return outcomes.getFirst().failure();
    }

    @Test
    void exitCodeTwoDeniesWithTheErrorsAsReasonWhateverItPrints() throws Exception {
        assertEquals("DENY not this", said(before("echo '{\"decision\":\"approve\"}'; echo 'not this' >&2; exit 2")));
    }

    @Test
    void exitCodeZeroWithoutWordsDecidesNothing() throws Exception {
        assertEquals("NONE ", said(before("true")));
        assertEquals("NONE ", said(before("echo plain text")));
        assertEquals(Optional.empty(), failure(before("echo plain text")));
    }

    @Test
    void anyOtherExitCodeIsToldAndDecidesNothing() throws Exception {
        List<Outcome> one = before("echo oops >&2; echo more >&2; exit 1");
        assertEquals("NONE ", said(one));
        assertEquals(Optional.of("echo oops >&2; echo more >&2; exit 1 (config) ended with 1: oops"), failure(one));
        assertEquals(Optional.of("kill -9 $$ (config) ended with 137"), failure(before("kill -9 $$")));
        assertTrue(failure(before("/no/such/guard")).orElse("").contains("ended with 127 (there is no such program)"));
    }

    @Test
    void jsonDecidesInBothForms() throws Exception {
        assertEquals(
                "DENY no",
                said(before("echo '{\"hookSpecificOutput\":{\"hookEventName\":\"PreToolUse\","
                        + "\"permissionDecision\":\"deny\",\"permissionDecisionReason\":\"no\"}}'")));
        assertEquals(
                "ASK hm",
                said(before("echo '{\"hookSpecificOutput\":{\"permissionDecision\":\"ask\","
                        + "\"permissionDecisionReason\":\"hm\"}}'")));
        assertEquals("ALLOW ", said(before("echo '{\"hookSpecificOutput\":{\"permissionDecision\":\"allow\"}}'")));
        assertEquals("NONE ", said(before("echo '{\"hookSpecificOutput\":{\"permissionDecision\":\"defer\"}}'")));
        assertEquals("DENY old", said(before("echo '{\"decision\":\"block\",\"reason\":\"old\"}'")));
        assertEquals("DENY brief", said(before("echo '{\"action\":\"deny\",\"reason\":\"brief\"}'")));
    }

    @Test
    void theOtherFieldsAreRead() throws Exception {
        Answer answer = before("echo '{\"continue\":false,\"stopReason\":\"enough\",\"systemMessage\":\"hi\","
                        + "\"hookSpecificOutput\":{\"updatedInput\":{\"command\":\"ls -a\"},"
                        + "\"additionalContext\":\"mind the gap\",\"updatedToolOutput\":{\"x\":1}}}'")
                .getFirst()
                .answer();
        assertEquals(Optional.of("enough"), answer.stop());
        assertEquals("hi", answer.message());
        assertEquals(Optional.of(Json.obj("command", "ls -a")), answer.input());
        assertEquals("mind the gap", answer.context());
        assertEquals(
                Optional.of("{\n  \"x\" : 1\n}").map(text -> Json.parse(text)),
                answer.output().map(Json::parse));
    }

    @Test
    void aDenyWinsOverAskOverAllowAndTheFirstReasonCounts() throws Exception {
        String allow = "echo '{\"decision\":\"allow\"}'";
        String ask = "echo '{\"action\":\"ask\",\"reason\":\"hm\"}'";
        String first = "echo first >&2; exit 2";
        String second = "echo second >&2; exit 2";
        assertEquals("ASK hm", said(before(allow, ask)));
        assertEquals("DENY first", said(before(allow, ask, first, second)));
    }

    @Test
    void changesAreMergedInTheOrderOfTheConfiguration() throws Exception {
        List<Outcome> outcomes = before(
                "sleep 0.3; echo '{\"hookSpecificOutput\":{\"updatedInput\":{\"a\":1,\"b\":1}}}'",
                "echo '{\"hookSpecificOutput\":{\"updatedInput\":{\"b\":2}}}'");
        Answer together = Answer.together(outcomes.stream().map(Outcome::answer).toList());
        assertEquals(Optional.of(Json.obj("a", 1, "b", 2)), together.input());
    }

    @Test
    void allMatchingRunAtOnceAndIdenticalOnesOnce() throws Exception {
        String one = "touch one; for i in $(seq 200); do [ -e two ] && exit 0; sleep 0.05; done; exit 2";
        String two = "touch two; echo x >>ran; for i in $(seq 200); do [ -e one ] && exit 0; sleep 0.05; done; exit 2";
        assertEquals("NONE ", said(before(one, two, two)));
        assertEquals("x\n", Files.readString(folder.resolve("ran")));
    }

    @Test
    void aRequiredHookThatFailsRefuses() throws Exception {
        for (String command : List.of(
                "exit 1",
                "kill -9 $$",
                "/no/such/guard",
                "echo '{\"decision\":'",
                "echo '{\"decision\":\"maybe\"}'",
                "echo nonsense",
                "sleep 30")) {
            Json.Obj terms = Json.obj("required", true, "timeout", 0.4);
            List<Outcome> required = ask(HookEvent.PRE_TOOL_USE, configuration("PreToolUse", terms, command));
            assertTrue(said(required).startsWith("DENY a required hook failed: " + command), said(required));
            assertTrue(said(required).contains("(config)"), said(required));
        }
        List<Outcome> unknown = ask(
                HookEvent.PRE_TOOL_USE,
                "{\"PreToolUse\":[{\"hooks\":[{\"type\":\"prompt\",\"required\":true,\"prompt\":\"?\"}]}]}");
        assertTrue(said(unknown).startsWith("DENY a required hook failed"), said(unknown));
    }

    @Test
    void oneThatIsNotRequiredFailsOpenAndIsTold() throws Exception {
        List<Outcome> garbage = before("echo '{\"decision\":'");
        assertEquals("NONE ", said(garbage));
        assertTrue(failure(garbage).orElse("").contains("printed JSON that cannot be read"));
    }

    @Test
    void oneThatHangsIsEndedWithAllItStarted() throws Exception {
        Json.Obj terms = Json.obj("timeout", 0.5);
        String command = "(sleep 300 & echo $! >child; wait)";
        List<Outcome> hung = ask(HookEvent.PRE_TOOL_USE, configuration("PreToolUse", terms, command));
        assertTrue(
                failure(hung).orElse("").endsWith("took longer than 500 ms"),
                failure(hung).toString());
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        Optional<ProcessHandle> left = ProcessHandle.of(child);
        for (int i = 0; i < 100 && left.map(ProcessHandle::isAlive).orElse(false); i++) Thread.sleep(20);
        assertFalse(left.map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void aMatcherIsAListOfNamesOrAnExpressionOrAll() {
        var cases = new ArrayList<String>();
        for (String matcher :
                List.of("", "*", "Bash", "bash", "Edit|Bash", "Edit, Bash", "Ba", "Ba.*", "^ash", "Edit")) {
            var setting = new HookReader("config", wrong::add)
                    .read((Json.Obj) Json.parse("{\"PreToolUse\":[{\"matcher\":"
                            + Json.of(matcher).write() + ",\"hooks\":[{\"command\":\"x\"}]}]}"));
            if (setting.getFirst().matches(bash(HookEvent.PRE_TOOL_USE))) cases.add(matcher);
        }
        assertEquals(List.of("", "*", "Bash", "bash", "Edit|Bash", "Edit, Bash", "Ba.*"), cases);
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        new HookReader("config", wrong::add).read((Json.Obj) Json.parse("{\"PreToolUsed\":[],\"Stop\":{},"
                + "\"SessionEnd\":[{\"hooks\":[{\"type\":\"command\"},{\"type\":\"http\",\"url\":\"ftp://x\"}]}],"
                + "\"PreToolUse\":[{\"matcher\":\"(\",\"hooks\":[]}]}"));
        assertEquals(5, wrong.size(), wrong.toString());
        assertEquals("there is no event PreToolUsed; did you mean PreToolUse?", wrong.getFirst());
    }

    @Test
    void aConditionIsARuleTheCallMustFit() throws Exception {
        String configuration = configuration("PreToolUse", Json.obj("if", "Bash(rm *)"), "echo no >&2; exit 2");
        List<HookSetting> settings = new HookReader("config", wrong::add).read((Json.Obj) Json.parse(configuration));
        var hooks = Hooks.of(settings, folder);
        var occasion = bash(HookEvent.PRE_TOOL_USE);
        assertEquals(List.of(), hooks.ask(occasion, _ -> false, Hooks.Listener.NOBODY));
        assertEquals(
                1,
                hooks.ask(occasion, "Bash(rm *)"::equals, Hooks.Listener.NOBODY).size());
    }

    @Test
    void oneThatRunsOnceRunsOnceASession() throws Exception {
        List<HookSetting> settings = new HookReader("config", wrong::add)
                .read((Json.Obj) Json.parse(configuration("PreToolUse", Json.obj("once", true), "exit 2")));
        var hooks = Hooks.of(settings, folder);
        assertEquals(
                1,
                hooks.ask(bash(HookEvent.PRE_TOOL_USE), _ -> false, Hooks.Listener.NOBODY)
                        .size());
        assertEquals(
                0,
                hooks.ask(bash(HookEvent.PRE_TOOL_USE), _ -> false, Hooks.Listener.NOBODY)
                        .size());
    }

    @Test
    void nobodyWaitsForOneThatSaysSo() throws Exception {
        long start = System.nanoTime();
        assertEquals("NONE ", said(before("echo '{\"async\":true}'; sleep 20; exit 2")));
        Json.Obj async = Json.obj("async", true);
        assertEquals(
                List.of(),
                ask(HookEvent.PRE_TOOL_USE, configuration("PreToolUse", async, "sleep 1; touch late; exit 2")));
        assertTrue(System.nanoTime() - start < 15_000_000_000L);
        for (int i = 0; i < 400 && !Files.exists(folder.resolve("late")); i++) Thread.sleep(20);
        assertTrue(Files.exists(folder.resolve("late")));
    }

    @Test
    void itReadsTheOccasionInItsFolderWithACleanEnvironment() throws Exception {
        before("cat >got; pwd >where; echo \"$CLAUDE_PROJECT_DIR $JACKDAW_PROJECT_DIR\" >dirs");
        assertEquals(bash(HookEvent.PRE_TOOL_USE).input(), Json.parse(Files.readString(folder.resolve("got"))));
        assertEquals(folder.toRealPath() + "\n", Files.readString(folder.resolve("where")));
        assertEquals(folder + " " + folder + "\n", Files.readString(folder.resolve("dirs")));
    }

    @Test
    void argumentsGoToAProgramWithoutAShell() throws Exception {
        Json.Obj terms = Json.obj("args", List.of("-c", "echo \"$0\" >&2; exit 2", "$HOME; x"));
        assertEquals("DENY $HOME; x", said(ask(HookEvent.PRE_TOOL_USE, configuration("PreToolUse", terms, "/bin/sh"))));
    }

    @Test
    void itMayLeaveUnreadWhatItIsTold() throws Exception {
        var large =
                new Occasion(HookEvent.PRE_TOOL_USE, List.of(), Json.obj("text", "x".repeat(1_000_000)), Json.obj());
        List<HookSetting> settings = new HookReader("config", wrong::add)
                .read((Json.Obj) Json.parse(configuration("PreToolUse", Json.obj(), "exec 0<&-; exit 2")));
        assertEquals(
                "DENY it gave no reason",
                said(Hooks.of(settings, folder).ask(large, _ -> false, Hooks.Listener.NOBODY)));
    }

    @Test
    void whatItPrintsJoinsTheConversationWhereThatIsMeant() throws Exception {
        List<Outcome> outcomes =
                ask(HookEvent.USER_PROMPT_SUBMIT, configuration("UserPromptSubmit", Json.obj(), "echo remember this"));
        assertEquals("remember this", outcomes.getFirst().answer().context());
        List<Outcome> after = ask(
                HookEvent.POST_TOOL_USE,
                configuration("PostToolUse", Json.obj(), "echo text; echo 'format it' >&2; exit 2"));
        assertEquals(
                "NONE  format it", said(after) + " " + after.getFirst().answer().context());
        List<Outcome> request = ask(
                HookEvent.PERMISSION_REQUEST, configuration("PermissionRequest", Json.obj(), "echo no >&2; exit 2"));
        assertEquals("NONE ", said(request));
    }

    @Test
    void textIsCutAfterTenThousandCharacters() {
        Answer answer = Answer.context("x".repeat(20_000));
        assertEquals(
                10_000 + "\n(cut after 10000 characters)".length(),
                answer.context().length());
    }

    @Test
    void aProgramInTheMannerOfMinicodeIsUnderstood() throws Exception {
        Path program = folder.resolve("my_hook.sh");
        Files.writeString(program, """
                #!/bin/bash
                EVENT=$(cat)
                if echo "$EVENT" | grep -q '"event":"tool_call_before","data":{"tool":"bash"'; then
                  echo '{"action":"deny","reason":"no bash"}'
                  exit 0
                fi
                echo '{"action":"allow"}'
                """);
        assertTrue(program.toFile().setExecutable(true));
        String configuration = configuration(HookReader.FOLDER, Json.obj(), program.toString());
        assertEquals("DENY no bash", said(ask(HookEvent.PRE_TOOL_USE, configuration)));
        assertEquals("ALLOW ", said(ask(HookEvent.POST_TOOL_USE, configuration)));
        assertEquals(List.of(), ask(HookEvent.POST_TOOL_BATCH, configuration));
        Answer changed = ask(
                        HookEvent.PRE_TOOL_USE,
                        configuration(
                                "tool_call_before",
                                Json.obj(),
                                "echo '{\"action\":\"modify\",\"data\":{\"args\":{\"command\":\"ls -a\"}}}'"))
                .getFirst()
                .answer();
        assertEquals(Optional.of(Json.obj("command", "ls -a")), changed.input());
        List<Outcome> failed = ask(HookEvent.PRE_TOOL_USE, configuration("tool_call_before", Json.obj(), "echo hello"));
        assertEquals("NONE ", said(failed));
        assertTrue(failure(failed).isPresent());
    }

    @Test
    void aServerIsAskedWithoutFollowingItElsewhere() throws Exception {
        var requests = new CopyOnWriteArrayList<String>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answering(server, "/deny", 200, "{\"decision\":\"block\",\"reason\":\"by a server\"}", requests);
        answering(server, "/fail", 500, "{\"decision\":\"block\"}", requests);
        answering(server, "/away", 302, "", requests);
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            assertEquals("DENY by a server", said(ask(HookEvent.PRE_TOOL_USE, http(base + "/deny"))));
            assertEquals("Bearer [] [] at " + System.getenv("HOME"), requests.getFirst());
            assertTrue(failure(ask(HookEvent.PRE_TOOL_USE, http(base + "/fail")))
                    .orElse("")
                    .endsWith("ended with 500"));
            assertTrue(failure(ask(HookEvent.PRE_TOOL_USE, http(base + "/away")))
                    .orElse("")
                    .endsWith("ended with 302"));
            assertEquals(3, requests.size());
        } finally {
            server.stop(0);
        }
    }

    private static String http(String url) {
        return "{\"PreToolUse\":[{\"hooks\":[{\"type\":\"http\",\"url\":\"" + url + "\",\"headers\":"
                + "{\"Authorization\":\"Bearer [$USER_SECRET] [${PATH}] at $HOME\"},\"allowedEnvVars\":[\"HOME\"]}]}]}";
    }

    private static void answering(HttpServer server, String path, int status, String body, List<String> requests) {
        server.createContext(path, exchange -> {
            try (exchange) {
                requests.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Location", "/deny");
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            } catch (IOException gone) {
                requests.add("gone");
            }
        });
    }

    @Test
    void aHookInJavaIsAskedAlikeAndItsFaultsAreItsOwn() throws Exception {
        assertEquals("DENY java", said(java(occasion -> Answer.deny("java"))));
        List<Outcome> faulty = java(occasion -> {
            throw new IllegalStateException("oops");
        });
        assertEquals("NONE ", said(faulty));
        assertEquals(Optional.of("mine (program) has a fault: java.lang.IllegalStateException: oops"), failure(faulty));
    }

    private List<Outcome> java(Hook hook) throws InterruptedException {
        return Hooks.of(List.of(HookSetting.java("mine", hook, HookEvent.PRE_TOOL_USE)), folder)
                .ask(bash(HookEvent.PRE_TOOL_USE), _ -> false, Hooks.Listener.NOBODY);
    }
}
