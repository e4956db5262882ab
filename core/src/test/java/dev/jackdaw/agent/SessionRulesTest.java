package dev.jackdaw.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jackdaw.policy.Mode;
import dev.jackdaw.policy.Rule;
import dev.jackdaw.policy.RuleList;
import dev.jackdaw.session.Sessions;
import dev.jackdaw.testing.ScriptedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class SessionRulesTest {
    @TempDir
    Path folder;

    private static List<Rule> own(String... rules) {
        return List.of(rules).stream()
                .map(rule -> Rule.parse(rule).of(Rule.Origin.SESSION))
                .toList();
    }

    @Test
    void rulesOfASessionHoldWhenItIsResumedUnlessTheyWereTakenBack() throws Exception {
        var sessions = new Sessions(folder, folder);
        try (LiveSession live =
                Bench.open(sessions.create("one"), new ScriptedModel(), Mode.DEFAULT, new ArrayList<>())) {
            live.send(new Command.AddRule(RuleList.DENY, "Bash(rm *)"));
            live.send(new Command.AddRule(RuleList.ASK, "Read"));
            live.send(new Command.AddRule(RuleList.ALLOW, "Edit"));
            live.send(new Command.RemoveRule(RuleList.ASK, "Read"));
            assertThrows(IllegalArgumentException.class, () -> live.send(new Command.AddRule(RuleList.DENY, "Bash(")));
            assertThrows(IllegalArgumentException.class, () -> live.send(new Command.RemoveRule(RuleList.ASK, "Read")));
            assertEquals(4, live.session().lines().size());
        }
        try (var again = sessions.open("one")) {
            LiveSession live = Bench.open(again, new ScriptedModel(), Mode.DEFAULT, new ArrayList<>());
            assertEquals(own("Bash(rm *)"), live.policy().deny());
            assertEquals(List.of(), live.policy().ask());
            assertEquals(own("Edit"), live.policy().allow());
        }
    }
}
