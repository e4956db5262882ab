package dev.jackdaw.policy.shell;

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

    /// Without the line ends at its end, as a substitution gives it.
    static Value trimmed(Value output) {
        String text = output.text();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') end--;
        return Value.of(text.substring(0, end));
    }
}
