package dev.jackdaw.delegate;

import static dev.jackdaw.delegate.Tree.answers;
import static dev.jackdaw.delegate.Tree.call;
import static dev.jackdaw.delegate.Tree.calls;
import static dev.jackdaw.delegate.Tree.facts;
import static dev.jackdaw.delegate.Tree.reports;
import static dev.jackdaw.delegate.Tree.results;
import static dev.jackdaw.delegate.Tree.said;
import static dev.jackdaw.delegate.Tree.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.LiveSession.Answering;
import dev.jackdaw.json.Json;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.tool.Access;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.tool.ToolCall;
import dev.jackdaw.tool.ToolResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DelegateTest {
    @TempDir
    Path folder;

    /// Does what a server's tool might do: nobody knows.
    static final class Remote implements Tool<Remote.Params> {
        public record Params(String what) {}

        final AtomicInteger runs = new AtomicInteger();

        @Override
        public String name() {
            return "mcp__shop__order";
        }

        @Override
        public String description() {
            return "Orders.";
        }

        @Override
        public Class<Params> parameters() {
            return Params.class;
        }

        @Override
        public List<Access> accesses(Params parameters) {
            return List.of(new Access.Execute(name()));
        }

        @Override
        public ToolResult run(Params parameters, Site site) {
            runs.incrementAndGet();
            return ToolResult.of("ordered");
        }
    }

    private static ToolCall task(String id, String role, String task) {
        return call(id, "delegate", "role", role, "task", task);
    }

    @Test
    void aTaskIsWorkedInASessionOfItsOwnAndReported() throws Exception {
        var tree = new Tree(folder);
        Files.writeString(tree.root.resolve("a.txt"), "one\ntwo\n");
        Session session = tree.session();
        try (LiveSession live = tree.open(tree.settings, session, Answering.NOBODY, (request, messages) -> {
            if (request.equals("go"))
                return answers(messages) == 0 ? calls(task("call_1", "Explore", "look")) : says("done");
            if (answers(messages) == 0) return calls(call("call_1", "read", "path", "a.txt"));
            return calls(call(
                    "call_2",
                    "report",
                    "summary",
                    "two lines",
                    "evidence",
                    List.of(
                            Json.obj("file", "a.txt", "line", 2, "note", "the last"),
                            Json.obj("file", "a.txt", "line", 9),
                            Json.obj("file", "b.txt")),
                    "confidence",
                    "high"));
        })) {
            said(live, "go");
        }
        var handed = new Undertaking.Delegated(
                "call_1", "explore-1", "explore", "look", session.id() + ".explore-1", "", false);
        assertEquals(List.of(handed), facts(session, Undertaking.Delegated.class));
        Undertaking.Returned back = facts(session, Undertaking.Returned.class).getFirst();
        assertEquals(
                List.of("explore-1", "answered", "two lines", 30L, ""),
                List.of(
                        back.agent(),
                        back.outcome(),
                        back.summary(),
                        back.usage().total(),
                        back.told()));
        String told = results(session).getFirst();
        assertTrue(told.contains("- a.txt:2 the last") && told.contains("2 of the places"), told);
        assertTrue(told.contains("Files it read: a.txt") && told.contains("Its confidence: high"), told);
        var sessions = new Sessions(tree.settings.state(), tree.settings.directory());
        assertEquals(1, sessions.list().size());
        assertEquals(handed.child(), sessions.find(handed.child()));
        assertEquals(60, session.conversation().usage().total());
    }

    @Test
    void eightWorkTogetherAndTheOneAboveTellsOfEach() throws Exception {
        var tree = new Tree(folder);
        Path roles = Files.createDirectories(tree.root.resolve(".claude/agents"));
        Files.writeString(roles.resolve("brief.md"), "---\nname: brief\ndescription: d\nmaxTurns: 2\n---\nGo.");
        var together = new CountDownLatch(5);
        Session session = tree.session();
        var settings = tree.settings.heeding(java.util.Set.of(dev.jackdaw.knowledge.Owner.PROJECT));
        try (LiveSession live = tree.open(settings, session, Answering.NOBODY, (request, messages) -> {
            if (request.equals("go")) {
                var all = new ArrayList<ToolCall>();
                for (int i = 0; i < 8; i++) all.add(task("call_" + i, i == 5 ? "brief" : "general", "task " + i));
                return answers(messages) == 0 ? calls(all.toArray(new ToolCall[0])) : says("done");
            }
            if (request.equals("task 5"))
                return answers(messages) < 2
                        ? calls(call("call_" + answers(messages), "glob", "pattern", "*" + answers(messages)))
                        : says("not finished");
            if (request.equals("task 6"))
                throw ModelFailure.lasting("no such model", ModelFailure.Category.MODEL_NOT_FOUND, 404);
            if (request.equals("task 7")) return calls(call("call_1", "ls", "path", "."));
            together.countDown();
            assertTrue(together.await(20, TimeUnit.SECONDS));
            return reports(request + " is done");
        })) {
            said(live, "go");
            assertFalse(live.working());
        }
        List<String> results = results(session);
        assertEquals(8, results.size());
        for (int i = 0; i < 5; i++) assertTrue(results.get(i).contains("task " + i + " is done"), results.get(i));
        assertTrue(results.get(5).contains("was ended: stopped after 2 rounds of tools"), results.get(5));
        assertTrue(results.get(6).contains("failed: no such model"), results.get(6));
        assertTrue(results.get(7).contains("failed: the same ls call"), results.get(7));
        assertEquals(8, facts(session, Undertaking.Returned.class).size());
        assertEquals("done", session.conversation().answer());
    }

    @Test
    void aTreeThatHasUsedItsTokensEndsAndTheOneAboveIsToldOfTheLimit() throws Exception {
        var tree = new Tree(folder);
        var caps = new Caps(8, 2, 1, Optional.of(40L), Optional.empty(), Optional.empty(), Optional.empty());
        Session session = tree.session();
        var times = new AtomicInteger();
        try (LiveSession live =
                tree.open(tree.settings.delegating(caps), session, Answering.NOBODY, (request, messages) -> {
                    if (request.equals("go"))
                        return answers(messages) < 2 ? calls(task("call_1", "general", "dig")) : says("done");
                    return calls(call("call_" + times.incrementAndGet(), "ls", "path", "."));
                })) {
            said(live, "go");
        }
        assertEquals(3, times.get());
        assertTrue(
                results(session).get(0).contains("agents_tokens"),
                results(session).get(0));
        assertTrue(
                results(session).get(1).contains("agents_tokens"),
                results(session).get(1));
        assertEquals(
                "limit", facts(session, Undertaking.Returned.class).getFirst().outcome());
    }

    @Test
    void planModeHoldsForSubagentsWhateverTheirRoleSays() throws Exception {
        var tree = new Tree(folder);
        Path roles = Files.createDirectories(tree.root.resolve(".claude/agents"));
        Files.writeString(
                roles.resolve("wild.md"),
                "---\nname: wild\ndescription: d\npermissionMode: bypassPermissions\n---\nGo.");
        var remote = new Remote();
        Session session = tree.session();
        Map<String, List<String>> results = new ConcurrentHashMap<>();
        var plan = tree.settings
                .under(Policy.of(Mode.PLAN).allowing(dev.jackdaw.policy.Rule.parse("mcp__shop")))
                .heeding(java.util.Set.of(dev.jackdaw.knowledge.Owner.PROJECT));
        try (LiveSession live = tree.open(
                plan,
                session,
                Answering.NOBODY,
                (request, messages) -> {
                    if (request.equals("go"))
                        return answers(messages) == 0 ? calls(task("c", "wild", "x")) : says("done");
                    if (answers(messages) == 0)
                        return calls(
                                call("1", "write", "path", "new.txt", "content", "x"),
                                call("2", "bash", "command", "touch made.txt"),
                                call("3", "mcp__shop__order", "what", "x"));
                    return reports("tried");
                },
                remote)) {
            said(live, "go");
            results.put("child", results(new Sessions(plan.state(), plan.directory()).open(session.id() + ".wild-1")));
        }
        for (String result : results.get("child").subList(0, 3))
            assertTrue(result.contains("plan mode changes nothing"), result);
        assertEquals(0, remote.runs.get());
        assertFalse(Files.exists(tree.root.resolve("new.txt")) || Files.exists(tree.root.resolve("made.txt")));
    }

    @Test
    void aChangeOfTheModeNarrowsWhoIsAtWork() throws Exception {
        var tree = new Tree(folder);
        Session session = tree.session();
        var asked = new CountDownLatch(1);
        var changed = new CountDownLatch(1);
        try (LiveSession live = tree.open(tree.settings, session, Answering.NOBODY, (request, messages) -> {
            if (request.equals("go")) return answers(messages) == 0 ? calls(task("c", "general", "x")) : says("done");
            asked.countDown();
            assertTrue(changed.await(20, TimeUnit.SECONDS));
            return answers(messages) == 0
                    ? calls(call("1", "write", "path", "new.txt", "content", "x"))
                    : reports("tried");
        })) {
            live.send(Command.Say.now("go"));
            assertTrue(asked.await(20, TimeUnit.SECONDS));
            live.send(new Command.ChoosePolicy("plan"));
            changed.countDown();
            live.await();
        }
        assertFalse(Files.exists(tree.root.resolve("new.txt")));
    }

    @Test
    void whatASubagentMayNotDoIsAskedUnderItsName() throws Exception {
        var tree = new Tree(folder);
        Session session = tree.session();
        try (LiveSession live = tree.open(
                tree.settings.under(Policy.of(Mode.DEFAULT)), session, Answering.USER, (request, messages) -> {
                    if (request.equals("go"))
                        return answers(messages) == 0 ? calls(task("c", "general", "x")) : says("done");
                    return answers(messages) == 0
                            ? calls(call("1", "write", "path", "new.txt", "content", "x"))
                            : reports("written");
                })) {
            session.follow(0, event -> {
                if (event instanceof Fact.ApprovalAsked asked)
                    live.send(new Command.Decide(asked.callId(), Command.Decision.ONCE, ""));
            });
            said(live, "go");
            assertEquals("x", Files.readString(tree.root.resolve("new.txt")));
            assertEquals(
                    "general-1/1",
                    facts(session, Fact.ApprovalAsked.class).getFirst().callId());
            live.send(new Command.Undo(1, dev.jackdaw.undo.Timeline.Conflicts.LEAVE));
            assertFalse(Files.exists(tree.root.resolve("new.txt")));
        }
    }

    @Test
    void nothingRunsOnAfterAnInterrupt() throws Exception {
        var tree = new Tree(folder);
        Session session = tree.session();
        var running = new CountDownLatch(2);
        LiveSession live = tree.open(tree.settings, session, Answering.USER, (request, messages) -> {
            if (request.equals("go"))
                return answers(messages) == 0
                        ? calls(call("b", "delegate", "task", "later", "background", true), task("f", "general", "now"))
                        : says("done");
            running.countDown();
            return calls(call("1", "bash", "command", "sleep 321.5"));
        });
        live.send(Command.Say.now("go"));
        assertTrue(running.await(20, TimeUnit.SECONDS));
        Thread.sleep(300);
        live.send(new Command.Interrupt());
        live.await();
        live.close();
        assertTrue(ProcessHandle.allProcesses()
                .noneMatch(process -> process.info().commandLine().orElse("").contains("sleep 321.5")));
        assertEquals(
                List.of("stopped", "stopped"),
                facts(session, Undertaking.Returned.class).stream()
                        .map(Undertaking.Returned::outcome)
                        .toList());
    }

    @Test
    void aTurnNobodyWatchesWaitsForThoseInTheBackground() throws Exception {
        var tree = new Tree(folder);
        Session session = tree.session();
        try (LiveSession live = tree.open(tree.settings, session, Answering.NOBODY, (request, messages) -> {
            if (!request.equals("go")) {
                Thread.sleep(200);
                return reports("found it");
            }
            if (answers(messages) == 0) return calls(call("b", "delegate", "task", "later", "background", true));
            String last = messages.getLast().toString();
            return says(last.contains("found it") ? "it is found" : "waiting");
        })) {
            said(live, "go");
        }
        assertEquals("it is found", session.conversation().answer());
        assertEquals(1, facts(session, Fact.TurnEnded.class).size());
    }

    @Test
    void oneThatReturnsWhenNothingIsDoneBeginsATurn() throws Exception {
        var tree = new Tree(folder);
        Session session = tree.session();
        var go = new CountDownLatch(1);
        var ended = new CountDownLatch(2);
        try (LiveSession live = tree.open(tree.settings, session, Answering.USER, (request, messages) -> {
            if (!request.equals("go")) {
                assertTrue(go.await(20, TimeUnit.SECONDS));
                return reports("found it");
            }
            if (answers(messages) == 0) return calls(call("b", "delegate", "task", "later", "background", true));
            return says(messages.getLast().toString().contains("found it") ? "it is found" : "waiting");
        })) {
            session.follow(0, event -> {
                if (event instanceof Fact.TurnEnded) ended.countDown();
            });
            said(live, "go");
            assertEquals("waiting", session.conversation().answer());
            go.countDown();
            assertTrue(ended.await(20, TimeUnit.SECONDS));
        }
        assertEquals("it is found", session.conversation().answer());
    }

    @Test
    void oneThatWasCutOffGoesOnInItsOwnSession() throws Exception {
        var tree = new Tree(folder);
        Session session = tree.session();
        String child = session.id() + ".general-1";
        session.append(new Fact.Started(1, session.id(), tree.root, "m", "default", "i", Optional.empty(), List.of()));
        session.append(new Fact.UserSaid("go", List.of(), Fact.Timing.NOW));
        session.append(new Fact.ModelSaid(calls(task("c", "general", "dig"))));
        session.append(new Undertaking.Delegated("c", "general-1", "general", "dig", child, "", false));
        Session own = Sessions.agent(session, child);
        own.append(new Fact.Started(1, child, tree.root, "m", "default", "i", Optional.empty(), List.of()));
        own.append(new Fact.UserSaid("dig", List.of(), Fact.Timing.NOW));
        own.append(new Fact.ModelSaid(calls(call("1", "ls", "path", "."))));
        own.close();
        var requests = new ArrayList<String>();
        try (LiveSession live = tree.open(tree.settings, session, Answering.NOBODY, (request, messages) -> {
            requests.add(request + " " + answers(messages));
            return request.equals("go") ? says("done") : reports("dug");
        })) {
            live.resume();
            live.await();
        }
        assertEquals(List.of("dig 1", "go 1"), requests);
        assertEquals(1, facts(session, Undertaking.Delegated.class).size());
        assertTrue(results(session).getFirst().contains("dug"));
    }

    @Test
    void noMoreThanAllowedBegin() throws Exception {
        var tree = new Tree(folder);
        var caps = new Caps(
                1, 1, 1, Optional.empty(), Optional.empty(), Optional.of(Duration.ofMinutes(1)), Optional.empty());
        Session session = tree.session();
        try (LiveSession live =
                tree.open(tree.settings.delegating(caps), session, Answering.NOBODY, (request, messages) -> {
                    if (!request.equals("go")) return reports("done");
                    return answers(messages) < 2 ? calls(task("c" + answers(messages), "general", "x")) : says("done");
                })) {
            said(live, "go");
        }
        assertTrue(
                results(session).get(1).contains("has had its 1 subagents"),
                results(session).get(1));
    }
}
