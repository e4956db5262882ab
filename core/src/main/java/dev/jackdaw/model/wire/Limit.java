package dev.jackdaw.model.wire;

import java.util.List;

/// What providers' words for a limit amount to: one that passes within minutes, or one that only money or the end of a
/// day lifts. The words are those of the providers' own lists of errors.
enum Limit {
    PASSING,
    LASTING,
    NONE;

    /// Words that look like an empty account and are not: Alibaba sends its `insufficient_quota` with tokens per
    /// minute.
    private static final List<String> SHORT = List.of(
            "perminute",
            "per minute",
            "persecond",
            "allocated quota exceeded",
            "throttling.allocationquota",
            "(tpm)",
            "(rpm)");

    private static final List<String> LONG = List.of(
            "perday",
            "free-models-per-day",
            "requests per day",
            "calls / month",
            "insufficient_quota",
            "insufficient quota",
            "insufficient balance",
            "insufficient_balance",
            "insufficient credit",
            "insufficient funds",
            "insufficient account balance",
            "balance is insufficient",
            "balance is not enough",
            "credit balance",
            "credit limit exceeded",
            "out of credits",
            "no credits",
            "used all available credits",
            "requires more credits",
            "key limit exceeded",
            "billing",
            "payment required",
            "exceeded your current quota",
            "exceeded_current_quota",
            "quota_exceeded",
            "quota exhausted",
            "freetieronly",
            "free tier of the model has been exhausted",
            "arrearage",
            "accountoverdue",
            "overdue balance",
            "overdue-payment",
            "setlimitexceeded",
            "spend limit",
            "spending limit",
            "usage limit",
            "usage_limit_reached",
            "monthly limit",
            "account suspended",
            "account is suspended",
            "余额不足",
            "欠费",
            "使用上限",
            "套餐已到期",
            "日调用次数限额");

    /// Codes without words: Zhipu's of empty, locked and used-up accounts, MiniMax' of an empty one, SiliconFlow's.
    private static final List<String> CODES = List.of("1112", "1113", "1304", "1308", "1309", "1008", "30001");

    /// @param kind the provider's words for the kind of error, in lower case
    /// @param words its kind and its sentence, in lower case
    static Limit of(String kind, String words) {
        if (words.contains("perday") || words.contains("per day")) return LASTING;
        // Google sends this kind and its sentence about plan and billing with limits per minute too.
        if (kind.contains("resource_exhausted")) return PASSING;
        if (SHORT.stream().anyMatch(words::contains)) return PASSING;
        if (LONG.stream().anyMatch(words::contains)) return LASTING;
        for (String word : kind.split(" ")) if (CODES.contains(word)) return LASTING;
        return NONE;
    }
}
