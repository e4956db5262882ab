package dev.jackdaw.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.policy.Mode;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Recovery;
import dev.jackdaw.testing.ScriptedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecoveryTest {
    @TempDir
    Path folder;

    @Test
    void aWrongCallIsExplainedToTheModel() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.calling("fly").calling("read", "pth", "a").say("go");
            assertEquals(
                    List.of("tool_schema_error return_observation fly", "tool_schema_error return_observation read"),
                    talk.recoveries());
        }
    }

    @Test
    void aRefusalIsToldToTheModel() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder, Mode.DEFAULT)) {
            talk.calling("bash", "command", "touch here").say("go");
            assertEquals(List.of("permission_denied return_observation bash"), talk.recoveries());
        }
    }

    @Test
    void aChangeOfAFileThatWasNotReadIsStale() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.write("a", "one");
            talk.calling("write", "path", "a", "content", "two")
                    .calling("edit", "path", "gone", "old_string", "one", "new_string", "two")
                    .say("go");
            assertEquals(List.of("stale_file_state return_observation write"), talk.recoveries());
        }
    }

    @Test
    void aModelThatFailedForTheMomentIsAskedAgain() throws IOException, InterruptedException {
        try (var talk = Talk.in(folder)) {
            talk.model.plays((_, arrivals) -> {
                arrivals.accept(new Arrival.Retrying(1, 4, 10, 503, "busy"));
                return ScriptedModel.reply(List.of(new Content.Text("")), Finish.STOP);
            });
            talk.say("go");
            assertEquals(List.of("transient_model_error retry_model busy"), talk.recoveries());
        }
    }

    /// What the user wants summed up still is, when a call goes wrong meanwhile.
    @ParameterizedTest
    @EnumSource(Recovery.class)
    void noOtherTroubleEndsTheWishForASummary(Recovery kind) {
        Conversation asked = Conversation.EMPTY.with(new Fact.CompactionAsked("fares"));
        assertEquals(
                Optional.of("fares"), asked.with(kind.fact("it")).bearings().compaction());
        Fact refused = new Fact.Recovered("compaction", "refused", "a hook refuses it");
        assertEquals(Optional.empty(), asked.with(refused).bearings().compaction());
    }
}
