package dev.jackdaw.bench.faults;

import java.util.Map;

/// What providers say when an account is empty, in their own words.
final class Quotas {
    /// One such answer.
    record Quota(int status, String body) {}

    static final Quota OPENAI = new Quota(
            429,
            "{\"error\":{\"message\":\"You exceeded your current quota, please check your plan"
                    + " and billing details.\",\"type\":\"insufficient_quota\",\"code\":\"insufficient_quota\"}}");

    static final Map<String, Quota> ALL = Map.ofEntries(
            Map.entry("OpenAI", OPENAI),
            Map.entry(
                    "Anthropic",
                    new Quota(
                            400,
                            "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":"
                                    + "\"Your credit balance is too low to access the Anthropic API.\"}}")),
            Map.entry(
                    "Google, per day",
                    new Quota(
                            429,
                            "{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"message\":"
                                    + "\"You exceeded your current quota\",\"details\":[{\"violations\":[{\"quotaId\":"
                                    + "\"GenerateRequestsPerDayPerProjectPerModel-FreeTier\"}]},{\"retryDelay\":\"12s\"}]}}")),
            Map.entry(
                    "DeepSeek",
                    new Quota(402, "{\"error\":{\"message\":\"Insufficient Balance\",\"type\":\"unknown_error\"}}")),
            Map.entry(
                    "OpenRouter",
                    new Quota(402, "{\"error\":{\"message\":\"Insufficient credits. Add more\",\"code\":402}}")),
            Map.entry(
                    "OpenRouter, key limit",
                    new Quota(403, "{\"error\":{\"message\":\"Key limit exceeded (total limit).\",\"code\":403}}")),
            Map.entry(
                    "Moonshot",
                    new Quota(
                            429,
                            "{\"error\":{\"type\":\"exceeded_current_quota_error\",\"message\":\"Your account"
                                    + " is suspended, please check your plan and billing details\"}}")),
            Map.entry("Zhipu", new Quota(429, "{\"error\":{\"code\":\"1113\",\"message\":\"您的账户已欠费,请充值后重试。\"}}")),
            Map.entry(
                    "MiniMax",
                    new Quota(200, "{\"base_resp\":{\"status_code\":1008,\"status_msg\":\"insufficient balance\"}}")),
            Map.entry(
                    "Volcengine",
                    new Quota(
                            403,
                            "{\"error\":{\"code\":\"AccountOverdueError\",\"message\":\"The request failed"
                                    + " because your account has an overdue balance.\"}}")),
            Map.entry(
                    "Alibaba",
                    new Quota(
                            400,
                            "{\"error\":{\"code\":\"Arrearage\",\"message\":\"Access denied, please make sure"
                                    + " your account is in good standing.\"}}")),
            Map.entry(
                    "SiliconFlow",
                    new Quota(403, "{\"code\":30001,\"message\":\"Sorry, your account balance is insufficient\"}")),
            Map.entry(
                    "xAI",
                    new Quota(
                            429,
                            "{\"code\":\"Some resource has been exhausted\",\"error\":\"Your team has either used"
                                    + " all available credits or reached its monthly spending limit.\"}")));

    private Quotas() {}
}
