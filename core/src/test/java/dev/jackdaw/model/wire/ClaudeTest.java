package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ModelCard;
import dev.jackdaw.model.provider.ToolCalling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much a model is asked to think, by its name.
class ClaudeTest {

    private static Json asked(ModelCard card, OptionalInt most, Optional<Effort> effort) {
        var manner = new Manner(most, OptionalDouble.of(0.5), true, effort, ToolCalling.AUTO);
        Endpoint endpoint = Endpoints.anthropic("https://host").asking(card).in(manner);
        var prompt = new Prompt("", List.of(), List.of(Message.User.of("Hi")), Prompt.ToolChoice.AUTO);
        return Json.parse(new AnthropicMessages().render(prompt, endpoint).body());
    }

    private static String thinking(Json body) {
        return body.get("output_config").get("effort").text("-") + " "
                + body.get("thinking").get("type").text("-") + " "
                + body.get("thinking").get("display").text("-") + " "
                + body.get("thinking").get("budget_tokens").number(0) + " "
                + body.get("temperature").decimal(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            claude-opus-5-5                           | xhigh  | xhigh adaptive summarized 0 1.0
            claude-fable-5                            | xhigh  | xhigh adaptive summarized 0 1.0
            claude-opus-4-7                           | max    | max adaptive summarized 0 1.0
            claude-opus-4-6                           | max    | max adaptive - 0 1.0
            claude-opus-4-6                           | xhigh  | high adaptive - 0 1.0
            claude-sonnet-4-6                         | low    | low adaptive - 0 1.0
            anthropic/claude-opus-4.6                 | low    | low adaptive - 0 1.0
            anthropic.claude-opus-4-6-v1:0            | low    | low adaptive - 0 1.0
            claude-mythos-preview                     | medium | medium adaptive - 0 1.0
            claude-opus-4-5-20251101                  | max    | high enabled - 31999 1.0
            claude-sonnet-4-5-20250929                | medium | - enabled - 10000 1.0
            claude-opus-4@20250514                    | low    | - enabled - 4000 1.0
            claude-3-7-sonnet-20250219                | high   | - enabled - 16000 1.0
            claude-3-5-haiku-20241022                 | high   | - - - 0 0.5
            claude-2.1                                | high   | - - - 0 0.5
            somebodys-model                           | high   | - - - 0 0.5
            """)
    void aModelIsAskedToThinkInTheWayItKnows(String model, String effort, String expected) {
        Json body = asked(ModelCard.of(model, 200_000), OptionalInt.of(64_000), Effort.named(effort));
        assertEquals(expected, thinking(body));
    }

    @Test
    void nothingIsSentWhereNothingWasChosen() {
        Json body = asked(ModelCard.of("claude-opus-4-6", 200_000), OptionalInt.empty(), Optional.empty());
        assertEquals("- - - 0 0.5", thinking(body));
        assertEquals(8192, body.get("max_tokens").number(0));
    }

    @Test
    void whatThinkingMayTakeLeavesRoomForTheAnswer() {
        ModelCard card = ModelCard.of("claude-haiku-4-5", 200_000);
        Optional<Effort> most = Optional.of(Effort.MAX);
        assertEquals("- enabled - 6144 1.0", thinking(asked(card, OptionalInt.empty(), most)));
        assertEquals("- - - 0 0.5", thinking(asked(card, OptionalInt.of(1300), most)));
    }

    @Test
    void aReplyMayBeAsLongAsTheModelsLongestWhereThatIsKnown() {
        for (long[] expected :
                List.of(new long[] {64_000, 64_000}, new long[] {200_000, 100_000}, new long[] {0, 8192})) {
            var card = new ModelCard(
                    "m", 200_000, expected[0], Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
            Json body = asked(card, OptionalInt.empty(), Optional.empty());
            assertEquals(expected[1], body.get("max_tokens").number(0));
        }
    }

    @Test
    void aModelUnderstandsItsOwnThinkingWhoeverServesIt() {
        String own = Claude.lineage("claude-opus-4-6");
        for (String same : List.of("claude-opus-4-6-20260205", "anthropic/claude-opus-4.6", "claude-opus-4-6@20260205"))
            assertEquals(own, Claude.lineage(same));
        for (String other : List.of("claude-opus-4-5", "claude-sonnet-4-6", "claude-opus-4", "opus-4-6"))
            assertNotEquals(own, Claude.lineage(other));
    }
}
