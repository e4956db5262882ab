package dev.jackdaw.model.wire.dialect;

import java.util.Locale;

/// A model's name as it shows what the model is: `vendor/name`, or the name alone.
record ModelName(String full) {

    /// Without the vendors before it, in lower case.
    String bare() {
        return full.substring(full.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /// Whether it is of that vendor, as those who serve many vendors' models write it.
    boolean of(String vendor) {
        return full.startsWith(vendor + "/") || full.startsWith("~" + vendor + "/");
    }

    boolean begins(String... beginnings) {
        String bare = bare();
        for (String beginning : beginnings) if (bare.startsWith(beginning)) return true;
        return false;
    }

    boolean holds(String... words) {
        String bare = bare();
        for (String word : words) if (bare.contains(word)) return true;
        return false;
    }

    /// Whether it is one of OpenAI's that think: they take another name for the limit and no temperature.
    boolean openAiThinker() {
        return begins("gpt-5", "gpt-6", "o1", "o3", "o4", "codex") && !holds("-chat");
    }
}
