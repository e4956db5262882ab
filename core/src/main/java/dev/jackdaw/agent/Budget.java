package dev.jackdaw.agent;

import dev.jackdaw.model.Usage;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Ending;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// What a turn may use.
///
/// @param rounds rounds of tools; after the last one the model is asked once more, without tools, to conclude
/// @param replies replies of the model; a hard end without a conclusion
/// @param tokens of all prompts and replies, at which the session stops
/// @param dollars US dollars, at which the session stops
/// @param time from the beginning of a turn to its end
public record Budget(
        int rounds, OptionalInt replies, Optional<Long> tokens, Optional<Double> dollars, Optional<Duration> time) {
    public static final Budget USUAL = rounds(100);

    private static final String TOKENS = "max_tokens_total";
    private static final String DOLLARS = "max_budget_usd";
    private static final String TIME = "timeout";

    /// So many rounds of tools, and nothing else to heed.
    public static Budget rounds(int rounds) {
        return new Budget(rounds, OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// How the turn ends where all that may be used is used.
    Optional<Ending> spent(Conversation conversation) {
        Usage used = conversation.usage();
        if (tokens.isPresent() && used.total() >= tokens.get())
            return Optional.of(over(
                    TOKENS,
                    String.format(
                            Locale.ROOT, "the limit of tokens is reached (%,d used in this session)", used.total())));
        if (dollars.isPresent() && used.cost() >= dollars.get())
            return Optional.of(over(
                    DOLLARS,
                    String.format(
                            Locale.ROOT, "the limit of money is reached ($%.4f spent in this session)", used.cost())));
        return Optional.empty();
    }

    /// How many more replies like the last one there is enough for; empty where nothing is limited or nothing is known
    /// of the price.
    public Optional<Long> repliesLeft(Conversation conversation) {
        Usage used = conversation.usage();
        Usage next = conversation.latest();
        Optional<Long> byTokens =
                tokens.filter(_ -> next.total() > 0).map(most -> (most - used.total()) / next.total());
        Optional<Long> byDollars =
                dollars.filter(_ -> next.cost() > 0).map(most -> (long) ((most - used.cost()) / next.cost()));
        if (byTokens.isEmpty() || byDollars.isEmpty()) return byTokens.or(() -> byDollars);
        return Optional.of(Math.min(byTokens.get(), byDollars.get()));
    }

    /// How a turn ends that was concluded because the next reply might have been too much.
    Ending concluded() {
        return over(
                dollars.isPresent() ? DOLLARS : TOKENS,
                "concluded before the limit " + (dollars.isPresent() ? "of money" : "of tokens") + " was reached");
    }

    /// How a turn ends that took too long.
    Ending late() {
        return over(TIME, "the time limit of " + time.map(Duration::toSeconds).orElse(0L) + " s is reached");
    }

    private static Ending over(String limit, String told) {
        return new Ending(Ending.Reason.BUDGET, told, 0, limit);
    }
}
