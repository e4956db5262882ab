package dev.jackdaw.model.wire.dialect;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Manner;
import java.util.Optional;

/// Those who serve the models they make, in China.
final class ChineseMakers {
    private static final Json.Obj ENABLED = Json.obj("type", "enabled");

    private ChineseMakers() {}

    /// While its models think, which they do unless told otherwise, every reply of the conversation must hold
    /// `reasoning_content`, were it empty (api-docs.deepseek.com, thinking mode).
    record DeepSeek() implements Dialect {
        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            return Json.obj("thinking", effort.map(_ -> ENABLED), "reasoning_effort", effort.map(Effort::label));
        }

        @Override
        public Thought thought() {
            return Thought.ALWAYS;
        }

        @Override
        public Optional<String> unthought() {
            return Optional.of("");
        }
    }

    /// As DeepSeek, but an empty `reasoning_content` is taken as missing. How its Kimi models sample is fixed.
    record Moonshot(ModelName model) implements Dialect {
        @Override
        public String limit() {
            return "max_completion_tokens";
        }

        @Override
        public boolean tempered() {
            return !model.begins("kimi");
        }

        /// From K3 on there are efforts; K2.5 and K2.6 think or do not; the rest always does what it does.
        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            if (model.begins("kimi-k2.5", "kimi-k2.6")) return Json.obj("thinking", effort.map(_ -> ENABLED));
            if (model.begins("kimi-k2", "moonshot")) return Json.obj();
            return Json.obj("reasoning_effort", effort.map(Moonshot::spoken));
        }

        private static String spoken(Effort effort) {
            return switch (effort) {
                case LOW -> "low";
                case MEDIUM, HIGH -> "high";
                case XHIGH, MAX -> "max";
            };
        }

        @Override
        public Thought thought() {
            return model.begins("moonshot") ? Thought.AS_IT_CAME : Thought.ALWAYS;
        }

        @Override
        public Optional<String> unthought() {
            return Optional.of(" ");
        }
    }

    /// Thinking is switched on, and bounded by tokens; what was thought before the user's last words is forgotten.
    record Qwen(ModelName model, Manner manner) implements Dialect {

        /// Thinking is only to be had from a stream.
        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            Optional<Effort> asked = effort.filter(_ -> manner.streaming());
            return Json.obj("enable_thinking", asked.map(_ -> true), "thinking_budget", asked.flatMap(Qwen::budget));
        }

        private static Optional<Integer> budget(Effort effort) {
            return switch (effort) {
                case LOW -> Optional.of(2_048);
                case MEDIUM -> Optional.of(8_192);
                case HIGH -> Optional.of(16_384);
                case XHIGH -> Optional.of(32_768);
                case MAX -> Optional.empty();
            };
        }

        @Override
        public Thought thought() {
            return Thought.OF_THIS_TURN;
        }

        /// The models of its own with an explicit cache.
        @Override
        public boolean marked() {
            return manner.caching() && model.begins("qwen") && model.holds("max", "plus", "flash");
        }
    }

    /// GLM keeps what it thought if it is told not to clear it, and then wants all of it back.
    record Zhipu(ModelName model) implements Dialect {
        private static final Json.Obj KEPT = Json.obj("type", "enabled", "clear_thinking", false);

        /// Efforts came with GLM 5.
        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            Optional<Effort> asked = effort.filter(_ -> !model.begins("glm-4"));
            return Json.obj("thinking", KEPT, "reasoning_effort", asked.map(Zhipu::spoken));
        }

        private static String spoken(Effort effort) {
            return effort == Effort.XHIGH ? Effort.MAX.label() : effort.label();
        }

        @Override
        public Thought thought() {
            return Thought.ALWAYS;
        }

        @Override
        public boolean choosing() {
            return false;
        }
    }

    /// It tells thinking from speech if asked to, and wants it back as `reasoning_details`; it always thinks.
    record MiniMax() implements Dialect {
        @Override
        public String limit() {
            return "max_completion_tokens";
        }

        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            return Json.obj("reasoning_split", true);
        }

        @Override
        public boolean choosing() {
            return false;
        }
    }

    /// Doubao and its guests.
    record Volcengine() implements Dialect {
        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            Optional<String> spoken = effort.map(asked -> Dialect.upTo(Effort.HIGH, asked));
            return Json.obj("thinking", effort.map(_ -> ENABLED), "reasoning_effort", spoken);
        }
    }
}
