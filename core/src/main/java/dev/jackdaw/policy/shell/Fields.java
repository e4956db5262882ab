package dev.jackdaw.policy.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Fields while they are put together.
final class Fields {
    private final List<Value> fields = new ArrayList<>();
    private final Value separators;
    private Optional<Value> open = Optional.empty();

    Fields(Value separators) {
        this.separators = separators;
    }

    void quoted(Value value) {
        open = Optional.of(open.orElse(Value.NOTHING).plus(value.with(false)));
    }

    void unquoted(Value value) {
        String text = Expansion.pattern(value.text());
        boolean unclear = !separators.known()
                || !value.plain()
                        && text.chars().anyMatch(c -> c == Value.ANY || c == Value.NAME || c == Value.DOWNLOAD);
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && separators.text().indexOf(text.charAt(i)) < 0) continue;
            if (i > from)
                open = Optional.of(open.orElse(Value.NOTHING).plus(new Value(text.substring(from, i), unclear)));
            if (i < text.length()) end();
            from = i + 1;
        }
    }

    void end() {
        open.ifPresent(fields::add);
        open = Optional.empty();
    }

    List<Value> fields() {
        end();
        return fields;
    }
}
