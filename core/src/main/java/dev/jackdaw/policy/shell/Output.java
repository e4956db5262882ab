package dev.jackdaw.policy.shell;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// What several commands print one after the other.
final class Output {
    private Value value = Value.NOTHING;

    void add(Value more) {
        if (more.text().isEmpty()) return;
        value = value.text().isEmpty() ? more : value.known() && more.known() ? value.plus(more) : value.or(more);
    }

    Value value() {
        return value;
    }

    /// What `base64 -d` prints; not known where that is no plain text.
    static Value decoded(Value input, Arguments arguments) {
        boolean decodes = List.of("-d", "-D", "--decode").stream().anyMatch(arguments::seen);
        if (!decodes) return Value.sign(Value.ANY);
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(input.text());
            String text = new String(bytes, StandardCharsets.US_ASCII);
            return text.isEmpty() || text.chars().anyMatch(c -> c > 126) ? Value.sign(Value.ANY) : Value.of(text);
        } catch (IllegalArgumentException wrong) {
            return Value.sign(Value.ANY);
        }
    }

    /// Without the line ends at its end, as a substitution gives it.
    static Value trimmed(Value output) {
        String text = output.text();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') end--;
        return Value.of(text.substring(0, end));
    }
}
