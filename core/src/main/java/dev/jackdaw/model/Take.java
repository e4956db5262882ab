package dev.jackdaw.model;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.Records;
import dev.jackdaw.model.ModelFailure.Category;
import dev.jackdaw.model.ModelFailure.Cure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// One prompt of a recording and what came of it: a line of a `Tape`.
///
/// @param messages a digest of each message; the first 16 hexadecimal digits of its SHA-256
/// @param arrivals what was told on the way
/// @param reply empty where there was a failure
public record Take(List<String> messages, List<Arrival> arrivals, Optional<Reply> reply, Optional<Failed> failure) {
    private static final int DIGITS = 16;

    public Take {
        messages = List.copyOf(messages);
        arrivals = List.copyOf(arrivals);
    }

    /// A failure as it is written down.
    ///
    /// @param cure `retry`, `shorten` or `mend`
    public record Failed(String why, String cure, Category category, int status) {
        static Failed of(ModelFailure failure) {
            String cure = Records.tag(failure.cure().getClass());
            return new Failed(failure.why(), cure, failure.category(), failure.status());
        }

        ModelFailure failure() {
            Cure mended = switch (cure) {
                case "retry" -> new Cure.Retry(Optional.empty());
                case "shorten" -> new Cure.Shorten();
                default -> new Cure.Mend();
            };
            return new ModelFailure(why, mended, category, status);
        }
    }

    /// What tells prompts apart: their messages as the model reads them.
    static List<String> digests(Prompt prompt) {
        return prompt.messages().stream().map(Take::digest).toList();
    }

    private static String digest(Message message) {
        Json read = switch (message) {
            case Message.Answer(var id, var result) -> Records.write(new Message.Answer(id, result.with(Json.obj())));
            case Message.User _, Message.Assistant _ -> Records.write(message);
        };
        try {
            byte[] sum =
                    MessageDigest.getInstance("SHA-256").digest(read.write().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
