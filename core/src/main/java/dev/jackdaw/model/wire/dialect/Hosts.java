package dev.jackdaw.model.wire.dialect;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Manner;
import java.util.Optional;

/// Those who serve models others have made.
final class Hosts {
    private Hosts() {}

    /// A server of which nothing is known: what its user sets is passed on.
    record Unknown() implements Dialect {
        @Override
        public boolean retains() {
            return true;
        }
    }

    /// Most of them. What they hand on to OpenAI has to be as OpenAI has it.
    record Hosted(ModelName model) implements Dialect {
        @Override
        public String limit() {
            return model.openAiThinker() ? "max_completion_tokens" : "max_tokens";
        }

        @Override
        public boolean tempered() {
            return !model.openAiThinker();
        }
    }

    /// OpenRouter and those who copy it: one way to say how much to think, and the details of it to be given back.
    record OpenRouter(ModelName model, Manner manner) implements Dialect {
        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            return Json.obj("reasoning", effort.map(asked -> Json.obj("effort", Dialect.upTo(Effort.XHIGH, asked))));
        }

        @Override
        public boolean marked() {
            return manner.caching() && (model.of("anthropic") || model.of("qwen") || model.of("alibaba"));
        }

        @Override
        public String callId(String id) {
            return model.of("anthropic") ? CallIds.worded(id) : id;
        }
    }

    /// Models that think or do not are switched, the others told how much.
    record Together() implements Dialect {
        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            Json.Obj switched = Json.obj("reasoning", effort.map(_ -> Json.obj("enabled", true)));
            return effort.map(asked -> switched.with("reasoning_effort", Dialect.upTo(Effort.HIGH, asked)))
                    .orElse(switched);
        }
    }

    record SiliconFlow() implements Dialect {
        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            return Json.obj(
                    "enable_thinking", effort.map(_ -> true), "thinking_budget", effort.map(SiliconFlow::budget));
        }

        /// It takes 128 to 32768.
        private static int budget(Effort effort) {
            return switch (effort) {
                case LOW -> 2_048;
                case MEDIUM -> 8_192;
                case HIGH -> 16_384;
                case XHIGH, MAX -> 32_768;
            };
        }
    }

    /// GPT-OSS knows efforts, Qwen has one; to others it must not be said.
    record Groq(ModelName model) implements Dialect {
        @Override
        public String limit() {
            return "max_completion_tokens";
        }

        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            if (model.begins("gpt-oss")) return Dialect.super.thinking(effort);
            if (!model.begins("qwen")) return Json.obj();
            return Json.obj("reasoning_effort", effort.map(_ -> "default"), "reasoning_format", "parsed");
        }
    }

    /// GLM thinks there unless told otherwise, without efforts.
    record Cerebras(ModelName model) implements Dialect {
        @Override
        public String limit() {
            return "max_completion_tokens";
        }

        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            return model.begins("gpt-oss") ? Dialect.super.thinking(effort) : Json.obj();
        }
    }
}
