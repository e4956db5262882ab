package dev.jackdaw.model.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Endpoints;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import dev.jackdaw.model.provider.Manner;
import dev.jackdaw.model.provider.ToolCalling;
import dev.jackdaw.model.wire.Complaint;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What is asked instead when a field was refused.
class ConcessionTest {
    private static final Endpoint ENDPOINT = Endpoints.of("http", "http://host")
            .in(new Manner(
                    OptionalInt.of(9), OptionalDouble.of(0.5), true, Optional.of(Effort.HIGH), ToolCalling.AUTO));

    private static Optional<Json.Obj> instead(String message, String sent, Json.Obj extra) {
        byte[] body = sent.getBytes(StandardCharsets.UTF_8);
        return Concession.to(new Complaint(400, "", message, Optional.empty()), ENDPOINT.with(extra), body)
                .map(Endpoint::extra);
    }

    private static void leftOut(String field, String message, String sent) {
        assertEquals(Optional.of(Json.obj(field, null)), instead(message, sent, Json.obj()));
    }

    @Test
    void aFieldThatIsRefusedByNameIsLeftOut() {
        leftOut(
                "temperature",
                "Unsupported value: 'temperature' does not support 0.5 with this model. Only the default is supported.",
                "{\"temperature\":0.5}");
        leftOut(
                "stream_options",
                "[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"stream_options\",\"include_usage\"]}]",
                "{\"stream_options\":{}}");
        leftOut("stream_options", "Unknown field include_usage", "{\"stream_options\":{}}");
        leftOut(
                "reasoning_effort",
                "Function tools with reasoning_effort are not supported for gpt-5.4 in /v1/chat/completions.",
                "{\"tools\":[],\"reasoning_effort\":\"high\"}");
        leftOut(
                "prompt_cache_key",
                "Unrecognized request argument supplied: prompt_cache_key",
                "{\"prompt_cache_key\":1}");
        leftOut("tool_choice", "tool_choice is not supported in thinking mode", "{\"tool_choice\":\"none\"}");
        leftOut("parallel_tool_calls", "Unknown parameter: parallel_tool_calls", "{\"parallel_tool_calls\":true}");
        leftOut("enable_thinking", "this model does not support enable_thinking", "{\"enable_thinking\":true}");
    }

    @Test
    void aLimitOfAnotherNameIsSentByThatName() {
        assertEquals(
                Optional.of(Json.obj("max_tokens", null, "max_completion_tokens", 9)),
                instead(
                        "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead.",
                        "{\"max_tokens\":9}",
                        Json.obj()));
        assertEquals(
                Optional.of(Json.obj("max_completion_tokens", null, "max_tokens", 9)),
                instead(
                        "{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"max_completion_tokens\"]}",
                        "{\"max_completion_tokens\":9}",
                        Json.obj()));
        assertEquals(
                Optional.empty(),
                instead(
                        "max_tokens is too large: 9. This model supports at most 8.",
                        "{\"max_tokens\":9}",
                        Json.obj()));
    }

    @Test
    void nothingIsGivenUpThatWasNotSentOrThatTheUserSet() {
        assertEquals(Optional.empty(), instead("Unknown field stream_options", "{}", Json.obj()));
        assertEquals(Optional.empty(), instead("Unknown field top_k", "{\"top_k\":3}", Json.obj("top_k", 3)));
        assertEquals(
                Optional.empty(),
                instead("temperature is not supported", "{\"temperature\":2}", Json.obj("temperature", 2)));
        assertEquals(
                Optional.empty(),
                instead(
                        "The reasoning_content must be passed back; it cannot be empty",
                        "{\"reasoning\":{}}",
                        Json.obj()));
    }
}
