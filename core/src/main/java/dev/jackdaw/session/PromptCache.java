package dev.jackdaw.session;

import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How far the provider's cache served the prompts of a session, folded from its log.
///
/// @param prompt tokens of all prompts
/// @param cached those of them that came from the cache
/// @param misses the prompts the cache served less than half of what it could have held, oldest first
public record PromptCache(long prompt, long cached, List<Miss> misses) {
    /// Providers cache nothing shorter than about 1,024 tokens (OpenAI, Anthropic; some models take more).
    private static final long LEAST = 1024;

    /// Anthropic keeps an entry that long after its last use, OpenAI 5 to 10 minutes.
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    public PromptCache {
        misses = List.copyOf(misses);
    }

    /// A prompt the cache did not serve.
    ///
    /// @param seq of the reply's line
    /// @param prompt tokens of the prompt
    /// @param cached those of them that came from the cache
    public record Miss(long seq, long prompt, long cached, Reason reason) {}

    /// Why the cache did not serve a prompt, as far as the log tells.
    public enum Reason {
        /// It is the session's first.
        FIRST,
        /// No reply of this model has told of a cache.
        UNTOLD,
        /// Another model took the place of one that failed.
        SWITCHED,
        /// The user chose another model or effort.
        CHOSEN,
        /// There was too little to be worth caching.
        SHORT,
        /// Old results were cut to make room.
        REDUCED,
        /// The conversation was summed up.
        COMPACTED,
        /// The system prompt was composed anew.
        REINSTRUCTED,
        /// The conversation went back to an earlier turn.
        REWRITTEN,
        /// More than five minutes passed since the last reply.
        EXPIRED,
        /// Nothing in the log explains it: the tools have changed, or the provider let go of it early.
        UNKNOWN
    }

    /// The part of all prompts that came from the cache, from 0 to 1.
    public double rate() {
        return prompt == 0 ? 0 : (double) cached / prompt;
    }

    /// Why the cache did not serve the last prompt, if it did not.
    ///
    /// @param seq of the last reply's line
    public Optional<Miss> missed(long seq) {
        return misses.isEmpty() || misses.getLast().seq() != seq ? Optional.empty() : Optional.of(misses.getLast());
    }

    public static PromptCache of(List<Line> lines) {
        var fold = new Fold();
        for (Line line : lines) fold.take(line);
        return new PromptCache(fold.sum.prompt(), fold.sum.cached(), fold.misses);
    }

    /// What is remembered from one reply to the next.
    private static final class Fold {
        private final List<Miss> misses = new ArrayList<>();
        private final Set<String> telling = new HashSet<>();
        private Usage sum = Usage.NONE;
        private Optional<Reply> before = Optional.empty();
        private Instant at = Instant.EPOCH;
        private boolean switched;
        private boolean chosen;
        private Optional<Reason> rewritten = Optional.empty();

        void take(Line line) {
            switch (line.fact()) {
                case Fact.ModelSaid(var reply) -> {
                    if (reply.usage().prompt() > 0) take(reply, line);
                }
                case Fact.ModelSwitched _ -> switched = true;
                case Fact.ModelChosen _ -> chosen = true;
                case Fact.Reduced _ -> rewritten = rewritten.or(() -> Optional.of(Reason.REDUCED));
                case Fact.Compacted _ -> rewritten = Optional.of(Reason.COMPACTED);
                case Fact.Reinstructed _ -> rewritten = Optional.of(Reason.REINSTRUCTED);
                case Fact.Started _,
                        Fact.UserSaid _,
                        Fact.Reminded _,
                        Fact.ToolBegan _,
                        Fact.ToolRan _,
                        Fact.ApprovalAsked _,
                        Fact.ApprovalGiven _,
                        Fact.ModelUsed _,
                        Fact.Titled _,
                        Fact.PolicyChosen _,
                        Fact.Confined _,
                        Fact.RuleAdded _,
                        Fact.RuleRemoved _,
                        Fact.HookSpoke _,
                        Fact.TurnEnded _,
                        Fact.Saved _,
                        Fact.Restored _,
                        Fact.Rewound _,
                        Fact.Instructed _,
                        Fact.Recalled _,
                        Fact.Pinned _,
                        Fact.Unpinned _,
                        Undertaking _,
                        Fact.UserBegan _,
                        Fact.UserRan _,
                        Fact.ModelAsked _,
                        Fact.CompactionAsked _,
                        Fact.Recovered _,
                        Fact.Unknown _ -> {}
            }
        }

        private void take(Reply reply, Line line) {
            Usage usage = reply.usage();
            sum = sum.plus(usage);
            // Providers spell it cached_tokens, cache_read_input_tokens, cachedContentTokenCount.
            if (usage.raw().write().contains("cache")) telling.add(reply.origin());
            long most = Math.min(
                    usage.prompt(), before.map(last -> last.usage().prompt()).orElse(usage.prompt()));
            if (2 * usage.cached() < most)
                misses.add(new Miss(line.seq(), usage.prompt(), usage.cached(), reason(reply, line.at())));
            before = Optional.of(reply);
            at = line.at();
            switched = false;
            chosen = false;
            rewritten = Optional.empty();
        }

        private Reason reason(Reply reply, Instant now) {
            if (before.isEmpty()) return Reason.FIRST;
            Reply last = before.get();
            long held = last.usage().prompt();
            if (switched) return Reason.SWITCHED;
            if (chosen || !last.origin().equals(reply.origin())) return Reason.CHOSEN;
            if (!telling.contains(reply.origin())) return Reason.UNTOLD;
            if (Math.min(held, reply.usage().prompt()) < LEAST) return Reason.SHORT;
            if (rewritten.isPresent()) return rewritten.get();
            if (reply.usage().prompt() < held) return Reason.REWRITTEN;
            return Duration.between(at, now).compareTo(LIFETIME) > 0 ? Reason.EXPIRED : Reason.UNKNOWN;
        }
    }
}
