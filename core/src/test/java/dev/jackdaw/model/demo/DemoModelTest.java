package dev.jackdaw.model.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.Budget;
import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.agent.Parts;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Gateway;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Policy;
import dev.jackdaw.session.Ending;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Line;
import dev.jackdaw.session.Session;
import dev.jackdaw.tool.Site;
import dev.jackdaw.tool.Tool;
import dev.jackdaw.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DemoModelTest {
    @TempDir
    Path folder;

    private Path sample = Path.of("");
    private final Session session = Session.inMemory("demo");

    @BeforeEach
    void sample() throws IOException {
        sample = folder.resolve("sample");
        SampleRepository.create(sample);
    }

    @Test
    void itFindsTheBugMendsItAndSaysSo() throws Exception {
        assertEquals(Ending.Reason.ANSWERED, work("Fix the failing test.", Mode.BYPASS, SampleTools.real()));
        assertEquals(List.of("ls", "read", "bash", "grep", "read", "edit", "bash"), calls());
        assertTrue(mended());
        assertTrue(answer().startsWith("Fixed and checked"), answer());
    }

    @Test
    void whoWritesChineseIsAnsweredInChinese() throws Exception {
        work("请修复失败的测试", Mode.BYPASS, SampleTools.quick());
        assertTrue(answer().startsWith("已修复并验证"), answer());
    }

    @Test
    void aRefusedCallEndsTheDemoAndNothingIsClaimed() throws Exception {
        assertEquals(Ending.Reason.ANSWERED, work("Fix it.", Mode.DEFAULT, SampleTools.quick()));
        assertEquals(List.of("ls", "read", "bash"), calls());
        assertEquals("The call of `bash` was not allowed, so I stop here. Nothing has been changed.", answer());
    }

    @Test
    void aToolThatFailsIsReportedAndNotGlossedOver() throws Exception {
        Tool<?> broken = new SampleTools.Plain("edit", (p, site) -> {
            throw new IOException("the disk is full");
        });
        var tools = List.of(SampleTools.LS, SampleTools.READ, SampleTools.TESTS, broken);
        work("Fix it.", Mode.BYPASS, tools);
        assertEquals(List.of("ls", "read", "bash", "read", "edit", "read", "edit"), calls());
        assertTrue(answer().contains("edit failed: the disk is full"), answer());
        assertTrue(answer().endsWith("Nothing has been changed."), answer());
    }

    @Test
    void whatWasRefusedIsTriedAgainWhenTheUserAsksForIt() throws Exception {
        work("Fix it.", Mode.DEFAULT, SampleTools.quick());
        work("You may run the tests now.", Mode.BYPASS, SampleTools.quick());
        assertTrue(answer().startsWith("Fixed and checked"), answer());
    }

    @Test
    void anotherFolderIsLeftAlone() throws Exception {
        sample = Files.createDirectory(folder.resolve("other"));
        Files.writeString(sample.resolve("main.c"), "int main() {}");
        work("Fix it.", Mode.BYPASS, SampleTools.quick());
        assertEquals(List.of("ls", "read"), calls());
        assertTrue(answer().startsWith("This folder is not the sample"), answer());
        assertTrue(answer().contains("ANTHROPIC_API_KEY"), answer());
    }

    @Test
    void aSampleThatIsMendedAlreadyIsNotMendedAgain() throws Exception {
        Path file = sample.resolve(Script.FILE);
        Files.writeString(file, Files.readString(file).replace(Script.BEFORE, Script.AFTER));
        work("Fix it.", Mode.BYPASS, SampleTools.quick());
        assertEquals(List.of("ls", "read", "bash"), calls());
        assertTrue(answer().startsWith("All four checks pass"), answer());
    }

    @Test
    void afterItsTaskItKnowsNothingMore() throws Exception {
        work("Fix it.", Mode.BYPASS, SampleTools.quick());
        int before = calls().size();
        work("Now rewrite it in Rust.", Mode.BYPASS, SampleTools.quick());
        assertEquals(before, calls().size());
        assertTrue(answer().startsWith("That was all I know"), answer());
    }

    @Test
    void stoppedInTheMiddleOfACallItLooksAgainAndGoesOnToTheEnd() throws Exception {
        work("Fix it.", Mode.BYPASS, SampleTools.quick());
        List<Line> whole = session.lines();
        for (int kept = 1; kept < whole.size(); kept++) {
            if (!(whole.get(kept - 1).fact() instanceof Fact.ToolBegan)) continue;
            Session cut = Session.inMemory("cut-" + kept);
            for (Line line : whole.subList(0, kept)) cut.append(line.fact());
            sample = folder.resolve("cut-" + kept);
            SampleRepository.create(sample);
            if (mendedBy(whole.subList(0, kept))) mend();
            try (LiveSession live = open(cut, Mode.BYPASS, SampleTools.quick())) {
                live.resume();
                live.await();
                assertTrue(answer(cut).startsWith("Fixed and checked"), kept + ": " + answer(cut));
            }
        }
    }

    @Test
    void theTextArrivesInSmallPiecesThatMakeUpTheReply() throws Exception {
        var arrivals = new ArrayList<Arrival>();
        var prompt = new Prompt("", List.of(), List.of(Message.User.of("Hello")), Prompt.ToolChoice.AUTO);
        Reply reply = new DemoModel(0).reply(prompt, arrivals::add);
        var pieces = new ArrayList<String>();
        for (Arrival arrival : arrivals) if (arrival instanceof Arrival.TextArrived(var _, var text)) pieces.add(text);
        assertEquals(reply.text(), String.join("", pieces));
        assertTrue(pieces.size() > 10, pieces.size() + " pieces");
        assertFalse(reply.text().contains("{"), reply.text());
    }

    private Ending.Reason work(String prompt, Mode mode, List<? extends Tool<?>> tools) throws Exception {
        LiveSession live = open(session, mode, tools);
        live.send(Command.Say.now(prompt));
        return live.await().reason();
    }

    private LiveSession open(Session session, Mode mode, List<? extends Tool<?>> tools) throws IOException {
        return new LiveSession(
                session,
                new Parts(
                        Gateway.of(new DemoModel(0)),
                        tools,
                        List.of(),
                        Policy.of(mode),
                        new Site(new Workspace(sample, List.of(), List.of()), folder, text -> {}),
                        "",
                        Budget.USUAL,
                        LiveSession.Answering.NOBODY,
                        () -> {}));
    }

    private static boolean mendedBy(List<Line> lines) {
        return lines.stream().anyMatch(line -> line.fact() instanceof Fact.ToolBegan(var id) && id.startsWith("mend"));
    }

    private void mend() throws IOException {
        Path file = sample.resolve(Script.FILE);
        Files.writeString(file, Files.readString(file).replace(Script.BEFORE, Script.AFTER));
    }

    private boolean mended() throws IOException {
        return Files.readString(sample.resolve(Script.FILE)).contains(Script.AFTER);
    }

    private List<String> calls() {
        var calls = new ArrayList<String>();
        for (Message message : session.conversation().messages())
            if (message instanceof Message.Assistant(var content, var _))
                for (Content part : content) if (part instanceof Content.Call(var call)) calls.add(call.tool());
        return calls;
    }

    private String answer() {
        return answer(session);
    }

    private static String answer(Session session) {
        return session.conversation().answer();
    }
}
