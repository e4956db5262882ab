package dev.jackdaw.skill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.Jackdaw;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.knowledge.Owner;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.sandbox.Wishes;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Event;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Session;
import dev.jackdaw.settings.Settings;
import dev.jackdaw.testing.ScriptedModel;
import dev.jackdaw.tool.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
final class SkillsAtWorkTest {
    @TempDir
    Path folder;

    private Path work;
    private Policy policy = Policy.of(Mode.DEFAULT);
    private Set<Owner> heeded = Set.of(Owner.PROJECT);
    private LiveSession.Answering answering = LiveSession.Answering.NOBODY;
    private final Session session = Session.inMemory("s-1");

    @BeforeEach
    void folders() throws IOException {
        folder = folder.toRealPath();
        work = Files.createDirectories(folder.resolve("work"));
        write("work/README.md", "Read me.\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private LiveSession open(ScriptedModel model) throws IOException {
        Settings usual = Settings.of(work, folder.resolve("state"), Endpoint.of("fake", "actor", ""));
        Settings settings = usual.under(policy)
                .confining(usual.sandbox().choosing(Wishes.Choice.OFF))
                .heeding(heeded);
        return Jackdaw.open(settings, session, answering, List.of(), Gateway.of(model));
    }

    private Ending say(LiveSession live, String text) throws InterruptedException {
        live.send(Command.Say.now(text));
        return live.await();
    }

    private static String said(ScriptedModel model, int prompt) {
        Message last = model.prompts().get(prompt).messages().getLast();
        return switch (last) {
            case Message.User(var content) -> ((Content.Text) content.getLast()).text();
            case Message.Answer(var _, var result) -> result.text();
            case Message.Assistant _ -> "";
        };
    }

    private static ToolCall skill(String name, String arguments) {
        return new ToolCall(
                "c", "use_skill", Json.obj("name", name, "arguments", arguments).write());
    }

    @Test
    void aCommandIsSaidWithItsArguments() throws Exception {
        write("work/.claude/commands/fix.md", "Fix $0 in @README.md: !`echo ran` ${CLAUDE_SESSION_ID}");
        var model = new ScriptedModel().says("done");
        try (LiveSession live = open(model)) {
            assertEquals(Ending.Reason.ANSWERED, say(live, "/fix 'the bug' now").reason());
        }
        assertEquals(
                "/fix 'the bug' now\n\nFix the bug in <file path=\"README.md\">\n1\tRead me.\n</file>: ran s-1",
                said(model, 0));
        assertTrue(session.conversation().bearings().instructions().orElse("").startsWith("You"));
    }

    @Test
    void argumentsWithoutAPlaceFollow() throws Exception {
        write("work/.jackdaw/commands/fix.md", "Fix it.");
        var model = new ScriptedModel().says("done");
        try (LiveSession live = open(model)) {
            say(live, "/fix !`touch no` @README.md");
        }
        assertEquals("/fix !`touch no` @README.md\n\nFix it.\n\nARGUMENTS: !`touch no` @README.md", said(model, 0));
        assertFalse(Files.exists(work.resolve("no")));
    }

    @Test
    void whatIsNoCommandIsSaidAsItIs() throws Exception {
        var model = new ScriptedModel().says("done");
        try (LiveSession live = open(model)) {
            say(live, "/tmp/x is gone");
        }
        assertEquals("/tmp/x is gone", said(model, 0));
    }

    @Test
    void aCommandThatWouldAskIsNotSentWhereNobodyAnswers() throws Exception {
        write("work/.claude/commands/clean.md", "Cleaned: !`rm README.md`");
        try (LiveSession live = open(new ScriptedModel())) {
            Ending ending = say(live, "/clean");
            assertEquals(Ending.Reason.NOT_SAID, ending.reason());
            assertTrue(
                    ending.detail().startsWith("/clean was not sent, because rm README.md was refused: "),
                    ending::detail);
        }
        assertTrue(Files.exists(work.resolve("README.md")));
        assertEquals(List.of(), session.conversation().messages());
    }

    @Test
    void aCommandThatIsForbiddenIsNotSentInAnyMode() throws Exception {
        write("work/.claude/commands/clean.md", "Cleaned: !`rm README.md`");
        policy = new Policy(Mode.BYPASS, List.of(), List.of(), List.of(Rule.parse("Bash(rm:*)")));
        try (LiveSession live = open(new ScriptedModel())) {
            assertEquals(Ending.Reason.NOT_SAID, say(live, "/clean").reason());
        }
        assertTrue(Files.exists(work.resolve("README.md")));
    }

    private void answering(LiveSession live, Command.Decision decision) {
        answered(live, asked -> live.send(new Command.Decide(asked.callId(), decision, "no, keep it")));
    }

    private void answered(LiveSession live, Consumer<Fact.ApprovalAsked> then) {
        Consumer<Event> follower = event -> {
            if (event instanceof Fact.ApprovalAsked asked) then.accept(asked);
        };
        live.session().follow(live.session().size(), follower::accept);
    }

    @Test
    void theUserIsAskedAboutACommandWithAllOfIt() throws Exception {
        write("work/.claude/commands/clean.md", "Cleaned: !`rm README.md && echo gone`");
        answering = LiveSession.Answering.USER;
        var model = new ScriptedModel().says("done");
        try (LiveSession live = open(model)) {
            answering(live, Command.Decision.ONCE);
            say(live, "/clean");
        }
        assertEquals("/clean\n\nCleaned: gone", said(model, 0));
        Fact.ApprovalAsked asked = session.lines().stream()
                .flatMap(line -> line.fact() instanceof Fact.ApprovalAsked found
                        ? Optional.of(found).stream()
                        : Optional.<Fact.ApprovalAsked>empty().stream())
                .findFirst()
                .orElseThrow();
        assertEquals(
                "{\"command\":\"rm README.md && echo gone\"}",
                asked.call().orElseThrow().arguments());
        assertTrue(asked.callId().startsWith("/clean#"), asked::callId);
    }

    @Test
    void aNoKeepsTheCommandFromBeingSent() throws Exception {
        write("work/.claude/commands/clean.md", "Cleaned: !`rm README.md`");
        answering = LiveSession.Answering.USER;
        try (LiveSession live = open(new ScriptedModel())) {
            answering(live, Command.Decision.NO);
            Ending ending = say(live, "/clean");
            assertEquals(Ending.Reason.NOT_SAID, ending.reason());
            assertTrue(ending.detail().contains("no, keep it"), ending::detail);
        }
        assertTrue(Files.exists(work.resolve("README.md")));
    }

    @Test
    void aFileThatHoldsSecretsIsNotShownUnasked() throws Exception {
        write("work/.env", "KEY=1");
        write("work/.claude/commands/show.md", "See @.env");
        try (LiveSession live = open(new ScriptedModel())) {
            assertEquals(Ending.Reason.NOT_SAID, say(live, "/show").reason());
        }
    }

    @Test
    void theModelTakesUpASkillWithItsFiles() throws Exception {
        write(
                "work/.agents/skills/pdf/SKILL.md",
                "---\nname: pdf\ndescription: Reads PDFs.\nallowed-tools: Bash(x *)\n---\nDo $ARGUMENTS with $1.");
        write("work/.agents/skills/pdf/scripts/read.py", "print()");
        var model = new ScriptedModel().calls(skill("pdf", "a b")).says("done");
        try (LiveSession live = open(model)) {
            say(live, "read it");
        }
        assertTrue(model.prompts().getFirst().instructions().contains("- pdf: Reads PDFs."));
        assertEquals(
                "Skill pdf, from .agents/skills/pdf/SKILL.md\n\nDo a b with $1.\n\nThe skill names tools it uses:"
                        + " Bash(x *). Calls are judged as always.\n\nFiles of this skill, in .agents/skills/pdf:\n"
                        + "- scripts/read.py",
                said(model, 1));
    }

    @Test
    void aUsersSkillCanBeReadOutsideOfTheWorkspace() throws Exception {
        heeded = Set.of(Owner.USER);
        write("elsewhere/linked/SKILL.md", "---\nname: linked\ndescription: d\n---\nB");
        write("elsewhere/linked/more.md", "More of it.");
        write("elsewhere/private.md", "Private.");
        Files.createDirectories(folder.resolve("state/skills"));
        Files.createSymbolicLink(folder.resolve("state/skills/linked"), folder.resolve("elsewhere/linked"));
        var model = new ScriptedModel()
                .calls(
                        read("more", folder.resolve("elsewhere/linked/more.md")),
                        read("private", folder.resolve("elsewhere/private.md")))
                .says("done");
        try (LiveSession live = open(model)) {
            say(live, "go");
        }
        List<Message> messages = model.prompts().get(1).messages();
        assertTrue(((Message.Answer) messages.get(2)).result().text().contains("More of it."));
        assertTrue(((Message.Answer) messages.get(3)).result().failed());
    }

    private static ToolCall read(String id, Path file) {
        return new ToolCall(id, "read", Json.obj("path", file.toString()).write());
    }

    @Test
    void aSkillOfTheUserAloneIsNotForTheModel() throws Exception {
        write(
                "work/.claude/skills/deploy/SKILL.md",
                "---\nname: deploy\ndescription: d\ndisable-model-invocation: true\n---\nGo");
        var model = new ScriptedModel().calls(skill("deploy", "")).says("done").says("deployed");
        try (LiveSession live = open(model)) {
            say(live, "deploy");
            say(live, "/deploy");
        }
        assertFalse(model.prompts().getFirst().instructions().contains("deploy"));
        assertEquals("Only the user may use the skill deploy: tell them to type /deploy.", said(model, 1));
        assertEquals("/deploy\n\nGo", said(model, 2));
    }

    @Test
    void aRuleKeepsASkillFromTheModel() throws Exception {
        write("work/.claude/skills/deploy/SKILL.md", "---\nname: deploy\ndescription: d\n---\nGo");
        policy = new Policy(Mode.DEFAULT, List.of(), List.of(), List.of(Rule.parse("Skill(deploy)")));
        var model = new ScriptedModel().calls(skill("deploy", "")).says("done");
        try (LiveSession live = open(model)) {
            say(live, "deploy");
        }
        assertTrue(said(model, 1).contains("Skill(deploy)"), () -> said(model, 1));
    }

    @Test
    void nobodysFilesAreHeededUnlessTheSettingsSaySo() throws Exception {
        write("work/.claude/skills/pdf/SKILL.md", "---\nname: pdf\ndescription: Reads PDFs.\n---\nB");
        heeded = Set.of();
        var model = new ScriptedModel().says("done");
        try (LiveSession live = open(model)) {
            say(live, "/pdf");
        }
        assertEquals("/pdf", said(model, 0));
        assertFalse(model.prompts().getFirst().instructions().contains("pdf"));
        assertTrue(model.prompts().getFirst().tools().stream()
                .noneMatch(spec -> spec.name().equals("skill")));
    }

    @Test
    void reloadingComposesTheSystemPromptAnewWhereItChanges() throws Exception {
        var model = new ScriptedModel().says("one").says("two");
        try (LiveSession live = open(model)) {
            say(live, "first");
            live.send(new Command.Reload(heeded));
            assertEquals(0, reinstructed());
            write("work/.claude/skills/pdf/SKILL.md", "---\nname: pdf\ndescription: Reads PDFs.\n---\nB");
            live.send(new Command.Reload(heeded));
            assertEquals(1, reinstructed());
            say(live, "/pdf x");
            live.send(new Command.Reload(Set.of()));
            assertEquals(Lore.NONE, live.lore());
        }
        assertTrue(model.prompts().getLast().instructions().contains("- pdf: Reads PDFs."));
        assertEquals("/pdf x\n\nB\n\nARGUMENTS: x", said(model, 1));
    }

    private long reinstructed() {
        return session.lines().stream()
                .filter(line -> line.fact() instanceof Fact.Reinstructed)
                .count();
    }

    @Test
    void nothingInAnArgumentIsRunOrShown() throws Exception {
        write("work/.env", "KEY=POISON");
        write(
                "work/.claude/commands/echo.md",
                "$ARGUMENTS / !`echo $ARGUMENTS` / !`echo \"<$ARGUMENTS>\" '<$0>' $0` / $0");
        policy = Policy.of(Mode.BYPASS);
        var model = new ScriptedModel().says("done");
        String arguments = "!`touch no1` @.env $(touch no2) ;touch no3 \" ' !`touch no4`";
        try (LiveSession live = open(model)) {
            say(live, "/echo " + arguments);
        }
        try (var files = Files.list(work)) {
            assertEquals(
                    List.of(".claude", ".env", "README.md"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertFalse(said(model, 0).contains("POISON"), () -> said(model, 0));
        assertTrue(said(model, 0).contains("<" + arguments + "> <!`touch> !`touch / !`touch"), () -> said(model, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"DEFAULT", "PLAN", "ACCEPT_EDITS", "DONT_ASK"})
    void commandsOfACommandPassTheGateInEveryMode(Mode mode) throws Exception {
        write("work/.claude/commands/clean.md", "Cleaned: !`curl http://127.0.0.1:9/$0 && rm -rf ../state`");
        write("state/kept", "");
        policy = Policy.of(mode);
        try (LiveSession live = open(new ScriptedModel())) {
            assertEquals(Ending.Reason.NOT_SAID, say(live, "/clean x").reason());
        }
        assertTrue(Files.exists(folder.resolve("state/kept")));
    }
}
