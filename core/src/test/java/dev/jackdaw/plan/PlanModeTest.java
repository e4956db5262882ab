package dev.jackdaw.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jackdaw.agent.Command;
import dev.jackdaw.agent.LiveSession;
import dev.jackdaw.json.Json;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Fact;
import dev.jackdaw.tool.ToolCall;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PlanModeTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(folder);
    }

    private static ToolCall exit(String id) {
        return new ToolCall(id, "ExitPlanMode", Json.obj("plan", "1. do it").write());
    }

    private Mode left(Command.Decision decision, String note) throws Exception {
        desk.actor().calls(exit("e")).says("so");
        try (LiveSession live = desk.open(Mode.DEFAULT, LiveSession.Answering.USER)) {
            live.send(new Command.ChoosePolicy("plan"));
            live.session().follow(0, event -> {
                if (event instanceof Fact.ApprovalAsked asked)
                    live.send(new Command.Decide(asked.callId(), decision, note));
            });
            live.send(Command.Say.now("plan it"));
            live.await();
            return live.policy().mode();
        }
    }

    @Test
    void theModelIsToldWhatItMayDo() throws Exception {
        desk.actor().says("a plan").says("fine");
        try (LiveSession live = desk.open(Mode.PLAN)) {
            live.send(Command.Say.now("plan it"));
            live.await();
            live.send(new Command.ChoosePolicy("default"));
            live.send(Command.Say.now("and now?"));
            live.await();
        }
        assertTrue(desk.said(0).startsWith("Plan mode is on"), desk.said(0));
        assertTrue(desk.said(1).startsWith("Plan mode is off"), desk.said(1));
    }

    @Test
    void yesLeavesItForTheModeBefore() throws Exception {
        assertEquals(Mode.DEFAULT, left(Command.Decision.ONCE, ""));
        assertTrue(desk.all().contains("permission mode default holds from now on"), desk.all());
    }

    @Test
    void yesToEditsTooLeavesItForAcceptEdits() throws Exception {
        assertEquals(Mode.ACCEPT_EDITS, left(Command.Decision.ALWAYS, ""));
    }

    @Test
    void noTellsTheModelWhy() throws Exception {
        assertEquals(Mode.PLAN, left(Command.Decision.NO, "smaller steps"));
        assertTrue(desk.all().contains("smaller steps"), desk.all());
    }

    @Test
    void withNobodyThereItIsRefusedWithTheReason() throws Exception {
        desk.actor().calls(exit("e")).says("so");
        try (LiveSession live = desk.open(Mode.PLAN)) {
            live.send(Command.Say.now("plan it"));
            live.await();
            assertEquals(Mode.PLAN, live.policy().mode());
        }
        assertTrue(desk.all().contains("nobody is there to be asked"), desk.all());
    }

    @Test
    void outsidePlanModeThereIsNothingToLeave() throws Exception {
        desk.actor().calls(exit("e")).says("so");
        try (LiveSession live = desk.open(Mode.DEFAULT)) {
            live.send(Command.Say.now("do it"));
            live.await();
        }
        assertTrue(desk.all().contains("Plan mode is not on"), desk.all());
    }

    @Test
    void aPlanIsNotCarriedOutInPlanMode() throws Exception {
        desk.actor()
                .calls(new ToolCall("p", "plan", Json.obj("task", "t").write()))
                .says("so");
        try (LiveSession live = desk.open(Mode.PLAN)) {
            live.send(Command.Say.now("do it"));
            live.await();
        }
        assertTrue(desk.all().contains("Plan mode carries out nothing"), desk.all());
    }
}
