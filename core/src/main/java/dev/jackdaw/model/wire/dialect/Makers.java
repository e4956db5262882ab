package dev.jackdaw.model.wire.dialect;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Effort;
import java.util.Map;
import java.util.Optional;

/// Those who serve the models they make, in America and Europe.
final class Makers {
    private Makers() {}

    /// Its models that think want the limit, the instructions and the temperature otherwise than those that do not.
    record OpenAi(ModelName model) implements Dialect {
        private static final int LONGEST_ID = 40;

        @Override
        public String instructor() {
            return model.openAiThinker() ? "developer" : "system";
        }

        @Override
        public String limit() {
            return model.openAiThinker() ? "max_completion_tokens" : "max_tokens";
        }

        @Override
        public boolean tempered() {
            return !model.openAiThinker();
        }

        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            return model.openAiThinker()
                    ? Json.obj("reasoning_effort", effort.map(asked -> Dialect.upTo(most(), asked)))
                    : Json.obj();
        }

        @Override
        public Effort most() {
            boolean early =
                    model.begins("o1", "o3", "o4", "gpt-5-") || model.bare().equals("gpt-5");
            return early ? Effort.HIGH : Effort.XHIGH;
        }

        /// By Chat Completions it says nothing of what was thought.
        @Override
        public Thought thought() {
            return Thought.NOT_AT_ALL;
        }

        @Override
        public boolean keyed() {
            return true;
        }

        @Override
        public String callId(String id) {
            return CallIds.atMost(LONGEST_ID, id);
        }
    }

    /// OpenAI's models under another key and address; names of deployments may tell nothing of the model.
    record Azure(ModelName model) implements Dialect {
        @Override
        public Map<String, String> credential(String key) {
            return Map.of("api-key", key);
        }

        @Override
        public String root() {
            return "/openai/v1";
        }

        @Override
        public String instructor() {
            return openAi().instructor();
        }

        @Override
        public String limit() {
            return openAi().limit();
        }

        @Override
        public boolean tempered() {
            return openAi().tempered();
        }

        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            return Json.obj("reasoning_effort", effort.map(asked -> Dialect.upTo(Effort.XHIGH, asked)));
        }

        @Override
        public String callId(String id) {
            return openAi().callId(id);
        }

        private Dialect openAi() {
            return new OpenAi(model);
        }
    }

    /// Google's own translation of Chat Completions.
    record Gemini() implements Dialect {}

    /// It refuses every field it does not know, and takes names of calls of nine letters and digits only.
    record Mistral(ModelName model) implements Dialect {
        private static final int ID = 9;

        /// Only `none` and `high` are known to all that can be asked; Magistral always thinks.
        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            return model.begins("magistral") ? Json.obj() : Json.obj("reasoning_effort", effort.map(_ -> "high"));
        }

        @Override
        public Thought thought() {
            return Thought.AS_A_PART;
        }

        @Override
        public boolean counted() {
            return false;
        }

        @Override
        public boolean bridged() {
            return true;
        }

        @Override
        public String callId(String id) {
            return CallIds.exactly(ID, id);
        }
    }

    /// Some of its models think by themselves and refuse to be told how much.
    record Xai(ModelName model) implements Dialect {
        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            boolean deaf = model.holds("non-reasoning", "grok-code", "grok-build", "grok-4-", "grok-4.20")
                    || model.bare().equals("grok-4")
                    || model.begins("grok-3") && !model.holds("mini");
            return deaf ? Json.obj() : Dialect.super.thinking(effort);
        }
    }

    /// Its models think or do not.
    record Cohere() implements Dialect {
        @Override
        public Json.Obj thinking(Optional<Effort> effort) {
            return Json.obj("reasoning_effort", effort.map(_ -> "high"));
        }
    }

    /// It tells the usage with every chunk.
    record Perplexity() implements Dialect {
        @Override
        public String root() {
            return "";
        }

        @Override
        public boolean counted() {
            return false;
        }
    }
}
