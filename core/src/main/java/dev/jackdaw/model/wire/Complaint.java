package dev.jackdaw.model.wire;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.ModelFailure.Cure;
import dev.jackdaw.model.provider.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a provider says is wrong.
///
/// @param status the HTTP status, or what the words of an error inside a stream amount to; 0 where unknown
/// @param kind the provider's words for the kind of error, in lower case, or empty
/// @param message the provider's sentence
/// @param after how long the provider asks to wait, in its sentence or beside it
public record Complaint(int status, String kind, String message, Optional<Duration> after) {
    private static final int LONGEST = 800;

    private static final List<String> TOO_LONG = List.of(
            "context length",
            "context_length",
            "context window",
            "context size",
            "maximum context",
            "prompt is too long",
            "prompt too long",
            "input is too long",
            "input too long",
            "too many input tokens",
            "input token count",
            "exceeds the maximum number of tokens",
            "exceed_context",
            "request_too_large",
            "request too large",
            "reduce the length",
            "string_above_max_length");

    /// The error a body tells of, if it does.
    public static Optional<Complaint> parse(int status, Json body) {
        Json holder = body.at(0).isNull() ? body : body.at(0);
        Json error = holder.get("error");
        if (error.isNull() && (status >= 400 || holder.get("object").text("").equals("error"))) error = holder;
        if (error.isNull()) return minimax(status, holder.get("base_resp"));
        var kind = new StringBuilder(
                word(error.get("type")) + " " + word(error.get("code")) + " " + word(error.get("status")));
        Optional<Duration> after = details(error.get("details"), kind);
        String words = sentence(error, holder);
        String kinds = kind.toString().strip();
        return Optional.of(new Complaint(
                status >= 400 ? status : status(error, kinds), kinds, words, after.or(() -> Pause.within(words))));
    }

    /// MiniMax tells of errors with status 200 and a number of its own, which is 0 where there is none.
    private static Optional<Complaint> minimax(int status, Json told) {
        long code = told.get("status_code").number(0);
        if (code == 0) return Optional.empty();
        int meant = switch ((int) code) {
            case 1002, 1039 -> 429;
            case 1004, 2049 -> 401;
            case 1008 -> 402;
            case 1026, 1027, 2013 -> 400;
            default -> 500;
        };
        String words = told.get("status_msg").text("error " + code);
        return Optional.of(
                new Complaint(status >= 400 ? status : meant, "" + code, shortened(words), Pause.within(words)));
    }

    /// Google's details: which quota was used up, added to the kind, and when to come again.
    private static Optional<Duration> details(Json details, StringBuilder kind) {
        Optional<Duration> after = Optional.empty();
        for (Json detail : details.items()) {
            for (Json violation : detail.get("violations").items())
                kind.append(' ').append(word(violation.get("quotaId")));
            if (detail.get("retryDelay") instanceof Json.Str(var delay)) after = Pause.parse(delay);
        }
        return after;
    }

    /// An error without words, as far as they can be read.
    public static Complaint of(int status, String text) {
        return new Complaint(status, "", shortened(text), Pause.within(shortened(text)));
    }

    /// A stream that broke: asking again may help.
    public static ModelFailure broken(String why) {
        return ModelFailure.passing(why, 0);
    }

    /// The failure this is, told of inside a stream.
    public ModelFailure failure() {
        return failure("the provider reported an error: " + message, after);
    }

    /// The failure this is, as the answer of an endpoint.
    ///
    /// @param asked how long its headers ask to wait; what the complaint itself says counts where they say nothing
    public ModelFailure failure(Endpoint endpoint, String address, Optional<Duration> asked) {
        String host = Address.host(endpoint.base());
        String said = message.isEmpty() ? "HTTP " + status : message + " (HTTP " + status + ")";
        String what = switch (category()) {
            case AUTHENTICATION_FAILED -> host + " did not accept the key: " + said + ". " + mend(endpoint);
            case BILLING_ERROR -> host + " wants payment: " + said + ". Check the account's credit and limits.";
            case MODEL_NOT_FOUND ->
                "model \"" + endpoint.model() + "\" was not found at " + address + ": " + said
                        + ". Check the model's name and the base URL.";
            case RATE_LIMIT -> host + " limits the rate of requests: " + said;
            case OVERLOADED -> host + " is overloaded: " + said;
            case SERVER_ERROR -> host + " failed: " + said;
            case INVALID_REQUEST, MAX_OUTPUT_TOKENS, UNKNOWN -> host + " refused the request: " + said;
        };
        return failure(what, asked.or(() -> after));
    }

    private ModelFailure failure(String what, Optional<Duration> pause) {
        Category category = category();
        Cure cure = tooLong()
                ? new Cure.Shorten()
                : switch (category) {
                    case RATE_LIMIT, OVERLOADED, SERVER_ERROR -> new Cure.Retry(pause);
                    case AUTHENTICATION_FAILED,
                            BILLING_ERROR,
                            INVALID_REQUEST,
                            MODEL_NOT_FOUND,
                            MAX_OUTPUT_TOKENS,
                            UNKNOWN -> new Cure.Mend();
                };
        return new ModelFailure(what, cure, category, status);
    }

    private Category category() {
        if (tooLong()) return Category.INVALID_REQUEST;
        if (status == 400 && message.contains("API key not valid")) return Category.AUTHENTICATION_FAILED;
        Limit limit = status < 500 ? Limit.of(kind, words()) : Limit.NONE;
        if (limit == Limit.LASTING) return Category.BILLING_ERROR;
        if (limit == Limit.PASSING && (status == 403 || status == 400)) return Category.RATE_LIMIT;
        return switch (status) {
            case 401, 403 -> Category.AUTHENTICATION_FAILED;
            case 402 -> Category.BILLING_ERROR;
            case 404 -> Category.MODEL_NOT_FOUND;
            case 429 -> Category.RATE_LIMIT;
            case 503, 529 -> Category.OVERLOADED;
            case 408, 409, 425, 499 -> Category.SERVER_ERROR;
            default -> status >= 500 || status == 0 ? Category.SERVER_ERROR : Category.INVALID_REQUEST;
        };
    }

    private boolean tooLong() {
        return switch (status) {
            case 413 -> true;
            case 0, 400, 422, 429, 500 -> speaksOf(TOO_LONG);
            default -> false;
        };
    }

    private boolean speaksOf(List<String> phrases) {
        String words = words();
        return phrases.stream().anyMatch(words::contains);
    }

    private String words() {
        return (kind + " " + message).toLowerCase(Locale.ROOT);
    }

    private static String mend(Endpoint endpoint) {
        List<String> keys = endpoint.provider().keys();
        String variable = keys.isEmpty() ? "the key" : String.join(" or ", keys);
        return endpoint.key().isPresent() ? "Check " + variable + "." : "No key was sent: set " + variable + ".";
    }

    private static String word(Json value) {
        return switch (value) {
            case Json.Str(var text) -> text.toLowerCase(Locale.ROOT);
            case Json.Num(var literal) -> literal;
            case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> "";
        };
    }

    private static int status(Json error, String kind) {
        long code = error.get("code") instanceof Json.Num number ? number.number(0) : 0;
        if (code >= 400 && code < 600) return (int) code;
        if (kind.contains("overloaded")) return 529;
        if (kind.contains("rate_limit") || kind.contains("quota")) return 429;
        if (kind.contains("authentication")) return 401;
        if (kind.contains("permission")) return 403;
        if (kind.contains("not_found")) return 404;
        if (kind.contains("too_large")) return 413;
        if (kind.contains("billing")) return 402;
        if (kind.contains("invalid_request") || kind.contains("invalid_prompt") || kind.contains("context_length"))
            return 400;
        return 0;
    }

    private static String sentence(Json error, Json holder) {
        String text = switch (error) {
            case Json.Str(var said) -> said;
            case Json.Obj _ -> {
                String said = first(error.get("message"), error.get("detail"), holder.get("message"), error.get("msg"));
                String behind = error.get("metadata").get("raw").text("");
                yield behind.isEmpty() ? said : said + ": " + behind;
            }
            case Json.Arr _, Json.Num _, Json.Bool _, Json.Null _ -> error.write();
        };
        return shortened(text.isBlank() ? error.write() : text);
    }

    private static String first(Json... candidates) {
        for (Json candidate : candidates) {
            if (candidate instanceof Json.Str(var text) && !text.isBlank()) return text;
            if (candidate instanceof Json.Obj || candidate instanceof Json.Arr) return candidate.write();
        }
        return "";
    }

    private static String shortened(String text) {
        String said = text.strip();
        return said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said;
    }
}
