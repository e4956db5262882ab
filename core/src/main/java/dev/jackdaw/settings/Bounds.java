package dev.jackdaw.settings;

import dev.jackdaw.delegate.Caps;
import dev.jackdaw.undo.Quota;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Reads the settings that are numbers; each that is none, or out of range, becomes a problem with its mend.
final class Bounds {
    private static final int ROUNDS = 100;
    private static final int MOST_ROUNDS = 10_000;
    private static final int MOST_AGENTS = 64;
    private static final int DEEPEST = 5;
    private static final String TOKENS = "give a number of tokens, such as 500K";
    private static final String DOLLARS = "give an amount in US dollars, such as 2.50";
    private static final int LONGEST_REPLY = 1_000_000;
    private static final long SMALLEST_WINDOW = 1_000;
    private static final long LARGEST_WINDOW = 8_000_000;

    private final Values values;
    private final Findings findings;

    Bounds(Values values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    long window(long otherwise) {
        Optional<Setting> said = values.get(Field.CONTEXT_WINDOW);
        Optional<Long> size = said.flatMap(this::number);
        if (said.isEmpty() || size.isEmpty()) return otherwise;
        if (size.get() < SMALLEST_WINDOW)
            findings.problem(said.get(), said.get().text() + " is too small", "give at least 1,000, such as 128K");
        if (size.get() > LARGEST_WINDOW)
            findings.warn(said.get(), said.get().text() + " is more than any known model takes", "check it");
        return size.get();
    }

    OptionalInt output() {
        return count(Field.MAX_TOKENS, LONGEST_REPLY);
    }

    Limits limits() {
        return new Limits(
                count(Field.MAX_STEPS, MOST_ROUNDS).orElse(ROUNDS),
                count(Field.MAX_TURNS, MOST_ROUNDS),
                positive(Field.MAX_TOKENS_TOTAL, TOKENS).map(BigDecimal::longValue),
                positive(Field.MAX_BUDGET_USD, DOLLARS).map(BigDecimal::doubleValue),
                time(Field.TIMEOUT));
    }

    /// What subagents may use.
    Caps agents() {
        return new Caps(
                count(Field.AGENTS_TOGETHER, MOST_AGENTS).orElse(Caps.USUAL.together()),
                count(Field.AGENTS_ALL, MOST_ROUNDS).orElse(Caps.USUAL.all()),
                count(Field.AGENTS_DEPTH, DEEPEST).orElse(Caps.USUAL.depth()),
                positive(Field.AGENTS_TOKENS, TOKENS).map(BigDecimal::longValue),
                positive(Field.AGENTS_DOLLARS, DOLLARS).map(BigDecimal::doubleValue),
                time(Field.AGENTS_TIME),
                values.text(Field.AGENTS_MODEL));
    }

    /// How goals are pursued.
    Goals goals() {
        return new Goals(
                count(Field.GOAL_ROUNDS, MOST_ROUNDS).orElse(Goals.USUAL.rounds()),
                time(Field.CHECK_TIMEOUT).orElse(Goals.USUAL.check()),
                time(Field.JUDGE_TIMEOUT).orElse(Goals.USUAL.judge()));
    }

    private Optional<Duration> time(Field field) {
        return positive(field, "write it as 30s, 10m, 2h or in seconds")
                .map(millis -> Duration.ofMillis(millis.longValue()));
    }

    /// How much is saved for undo.
    Quota undo() {
        return Quota.of(bytes(Field.UNDO_QUOTA, Quota.USUAL.total()), bytes(Field.UNDO_FILE, Quota.USUAL.file()));
    }

    private long bytes(Field field, long otherwise) {
        Optional<Setting> said = values.get(field);
        if (said.isEmpty()) return otherwise;
        Optional<Long> size = said.get().text().equals("off")
                ? Optional.of(0L)
                : Sizes.of(said.get().text());
        if (size.isEmpty() || size.get() < 0)
            findings.problem(
                    said.get(),
                    "\"" + said.get().text() + "\" is not a size",
                    "write off, or a size such as 500M or 2G");
        return size.orElse(otherwise);
    }

    private Optional<BigDecimal> positive(Field field, String mend) {
        Optional<Setting> said = values.get(field);
        Optional<BigDecimal> amount = said.flatMap(Sizes::amount);
        if (said.isPresent() && (amount.isEmpty() || amount.get().signum() <= 0)) {
            String what = amount.isEmpty() ? "\"" + said.get().text() + "\" is no amount" : "it must be more than 0";
            findings.problem(said.get(), what, mend);
        }
        return amount;
    }

    private OptionalInt count(Field field, int most) {
        Optional<Setting> said = values.get(field);
        Optional<Long> number = said.flatMap(this::number);
        if (said.isEmpty() || number.isEmpty()) return OptionalInt.empty();
        if (number.get() >= 1 && number.get() <= most)
            return OptionalInt.of(number.get().intValue());
        findings.problem(
                said.get(),
                said.get().text() + " is out of range",
                String.format(Locale.ROOT, "give a number from 1 to %,d", most));
        return OptionalInt.empty();
    }

    private Optional<Long> number(Setting setting) {
        Optional<Long> number = Sizes.of(setting.text());
        if (number.isEmpty())
            findings.problem(
                    setting,
                    "\"" + setting.text() + "\" is not a number",
                    setting.field().kind() == Field.Kind.SIZE
                            ? "write it as 128000, 128K or 1M (K is 1,000)"
                            : "write it in digits");
        return number;
    }

    OptionalDouble temperature() {
        Optional<Setting> said = values.get(Field.TEMPERATURE);
        if (said.isEmpty()) return OptionalDouble.empty();
        Optional<BigDecimal> number = Sizes.number(said.get().text());
        if (number.isEmpty())
            findings.problem(said.get(), "\"" + said.get().text() + "\" is not a number", "give one from 0 to 2");
        else if (number.get().signum() < 0 || number.get().compareTo(BigDecimal.TWO) > 0)
            findings.problem(said.get(), said.get().text() + " is out of range", "give a number from 0 to 2");
        else return OptionalDouble.of(number.get().doubleValue());
        return OptionalDouble.empty();
    }
}
