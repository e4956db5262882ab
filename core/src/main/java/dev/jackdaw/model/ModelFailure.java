package dev.jackdaw.model;

import java.time.Duration;
import java.util.Optional;

/// A prompt that got no whole reply, told by what would cure it.
public final class ModelFailure extends Exception {

    /// What would help.
    public sealed interface Cure {
        /// Asking again, after that long where the provider said so.
        record Retry(Optional<Duration> after) implements Cure {}

        /// A shorter prompt.
        record Shorten() implements Cure {}

        /// Nothing but the user: a key, a name, a quota.
        record Mend() implements Cure {}
    }

    /// The kind of failure, in the words of Claude Code's `error` field.
    public enum Category {
        AUTHENTICATION_FAILED,
        BILLING_ERROR,
        RATE_LIMIT,
        OVERLOADED,
        INVALID_REQUEST,
        MODEL_NOT_FOUND,
        SERVER_ERROR,
        MAX_OUTPUT_TOKENS,
        UNKNOWN
    }

    private final transient Cure cure;
    private final Category category;
    private final int status;

    /// @param status the HTTP status, or 0 where there was none
    public ModelFailure(String message, Cure cure, Category category, int status) {
        super(message);
        this.cure = cure;
        this.category = category;
        this.status = status;
    }

    /// A failure that asking again may cure.
    public static ModelFailure passing(String message, int status) {
        Category category =
                status == 429 ? Category.RATE_LIMIT : status == 529 ? Category.OVERLOADED : Category.SERVER_ERROR;
        return new ModelFailure(message, new Cure.Retry(Optional.empty()), category, status);
    }

    /// A failure only the user can mend.
    public static ModelFailure lasting(String message, Category category, int status) {
        return new ModelFailure(message, new Cure.Mend(), category, status);
    }

    public Cure cure() {
        return cure;
    }

    public Category category() {
        return category;
    }

    public int status() {
        return status;
    }

    /// Whether another model may answer the same prompt: the failure lies with this one, not with the prompt.
    public boolean elsewhere() {
        boolean prompt = category == Category.INVALID_REQUEST || category == Category.MAX_OUTPUT_TOKENS;
        return switch (cure) {
            case Cure.Retry _ -> true;
            case Cure.Shorten _ -> false;
            case Cure.Mend _ -> !prompt;
        };
    }

    /// What happened; never null.
    public String why() {
        return String.valueOf(getMessage());
    }
}
