package dev.jackdaw.model.wire.dialect;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.provider.Effort;
import dev.jackdaw.model.provider.Endpoint;
import java.util.Map;
import java.util.Optional;

/// What one speaker of Chat Completions says otherwise than the others; what is said here is said by most. An instance
/// belongs to one model.
public interface Dialect {

    /// How what a model thought goes back to it.
    enum Thought {
        /// In the field it came in, where that is known to want it.
        AS_IT_CAME,
        /// The same, for the replies since the user last spoke; of those before, the provider forgets it anyway.
        OF_THIS_TURN,
        /// As `reasoning_content`, with every reply.
        ALWAYS,
        /// As a part of the content.
        AS_A_PART,
        NOT_AT_ALL
    }

    /// The header the key travels in.
    default Map<String, String> credential(String key) {
        return Map.of("authorization", "Bearer " + key);
    }

    /// The path below an address that has none.
    default String root() {
        return "/v1";
    }

    /// The role that gives the instructions.
    default String instructor() {
        return "system";
    }

    /// The field that limits the output.
    default String limit() {
        return "max_tokens";
    }

    /// Whether the model takes a temperature.
    default boolean tempered() {
        return true;
    }

    /// The fields that say how much the model is to think; also those without which it could not be heard thinking.
    ///
    /// @param effort empty where nobody said
    default Json.Obj thinking(Optional<Effort> effort) {
        return Json.obj("reasoning_effort", effort.map(asked -> upTo(Effort.HIGH, asked)));
    }

    /// The most effort the model takes by Responses.
    default Effort most() {
        return Effort.XHIGH;
    }

    default Thought thought() {
        return Thought.AS_IT_CAME;
    }

    /// What stands for the thinking of a reply that has none, where some must stand.
    default Optional<String> unthought() {
        return Optional.empty();
    }

    /// Whether parts of the prompt carry `cache_control`, up to which the provider caches.
    default boolean marked() {
        return false;
    }

    /// Whether it knows `prompt_cache_key`.
    default boolean keyed() {
        return false;
    }

    /// Whether further fields about a cache by key, as users may set them, are passed on.
    default boolean retains() {
        return keyed();
    }

    /// Whether the usage of a stream has to be asked for.
    default boolean counted() {
        return true;
    }

    /// Whether it knows that tools may be named and not called.
    default boolean choosing() {
        return true;
    }

    /// Whether the assistant has to speak between the answers to its calls and the user.
    default boolean bridged() {
        return false;
    }

    /// The name of a call, in the form the provider takes.
    default String callId(String id) {
        return id;
    }

    /// The dialect an endpoint is spoken to in.
    static Dialect of(Endpoint endpoint) {
        var model = new ModelName(endpoint.model());
        return switch (endpoint.provider().dialect()) {
            case "openai" -> new Makers.OpenAi(model);
            case "azure" -> new Makers.Azure(model);
            case "gemini" -> new Makers.Gemini();
            case "mistral" -> new Makers.Mistral(model);
            case "xai" -> new Makers.Xai(model);
            case "cohere" -> new Makers.Cohere();
            case "perplexity" -> new Makers.Perplexity();
            case "deepseek" -> new ChineseMakers.DeepSeek();
            case "moonshot" -> new ChineseMakers.Moonshot(model);
            case "qwen" -> new ChineseMakers.Qwen(model, endpoint.manner());
            case "zhipu" -> new ChineseMakers.Zhipu(model);
            case "minimax" -> new ChineseMakers.MiniMax();
            case "volcengine" -> new ChineseMakers.Volcengine();
            case "openrouter" -> new Hosts.OpenRouter(model, endpoint.manner());
            case "together" -> new Hosts.Together();
            case "siliconflow" -> new Hosts.SiliconFlow();
            case "groq" -> new Hosts.Groq(model);
            case "cerebras" -> new Hosts.Cerebras(model);
            case "hosted" -> new Hosts.Hosted(model);
            default -> new Hosts.Unknown();
        };
    }

    /// An effort as most say it, no greater than the most a model knows.
    static String upTo(Effort most, Effort asked) {
        return (asked.compareTo(most) > 0 ? most : asked).label();
    }
}
