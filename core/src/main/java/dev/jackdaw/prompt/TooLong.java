package dev.jackdaw.prompt;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.session.Conversation;
import dev.jackdaw.session.Cuts;
import dev.jackdaw.session.Fact;
import dev.jackdaw.session.Gauge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which part of a prompt that cannot be made to fit is too long, and what mends that.
final class TooLong {
    /// Parts below this share of the room are not what is too long, in hundredths.
    private static final int WORTH_NAMING = 15;

    /// A part of a prompt with what can be done about it.
    private record Share(String what, String mend, long tokens) {}

    private final Prompt prompt;
    private final Conversation conversation;
    private final Scale.Reading reading;
    private final long request;

    /// @param request tokens of what the user asks for now
    TooLong(Prompt prompt, Conversation conversation, Scale.Reading reading, long request) {
        this.prompt = prompt;
        this.conversation = conversation;
        this.reading = reading;
        this.request = request;
    }

    Fact.Recovered stopped(Pressure.Compacting compacting) {
        List<Share> shares = shares(compacting);
        boolean asked = request > 0 && request == shares.getFirst().tokens();
        String parts = shares.stream()
                .filter(share ->
                        share.equals(shares.getFirst()) || 100 * share.tokens() > WORTH_NAMING * reading.room())
                .map(share -> "%s %s tokens (%s)".formatted(share.what(), count(share.tokens()), share.mend()))
                .collect(Collectors.joining("; "));
        return new Fact.Recovered(
                asked ? Gauge.REQUEST_TOO_LONG : Gauge.TOO_LONG,
                Gauge.STOP,
                ("the prompt would be about %s tokens, and %s takes %s beside its reply: %s;"
                                + " or choose a model with a larger window")
                        .formatted(count(reading.expected()), model(), count(reading.room()), parts));
    }

    private String model() {
        return reading.origin().substring(reading.origin().indexOf('/') + 1);
    }

    private List<Share> shares(Pressure.Compacting compacting) {
        long pins = conversation.bearings().pinned().stream()
                .mapToLong(pin -> reading.of(Estimate.text(Cuts.pinned(pin))))
                .sum();
        long tools = reading.beside() - reading.of(Estimate.text(prompt.instructions()));
        long rest = reading.expected() - reading.beside() - request - pins;
        var shares = new ArrayList<Share>();
        shares.add(new Share(
                "what you ask for is %,d characters, about".formatted(characters()),
                "shorten it, or put it into a file and name the file",
                request));
        shares.add(new Share("the system prompt about", "shorten what is added to it", reading.beside() - tools));
        shares.add(new Share("the tools about", "offer fewer of them", tools));
        shares.add(new Share("what is pinned about", "take some of it back", pins));
        shares.add(new Share(
                "the rest of the conversation about",
                compacting == Pressure.Compacting.ASKED ? "sum it up with /compact" : "begin a new session",
                rest));
        shares.sort(Comparator.comparingLong(share -> -share.tokens()));
        return shares;
    }

    private int characters() {
        int sum = 0;
        if (conversation.request().isPresent()
                && conversation.messages().get(conversation.request().getAsInt()) instanceof Message.User(var content))
            for (Content part : content) if (part instanceof Content.Text(var text)) sum += text.length();
        return sum;
    }

    private static String count(long tokens) {
        return String.format(Locale.ROOT, "%,d", tokens);
    }

    /// How much a model takes, as a provider's refusal says: `maximum context length is 8192 tokens`,
    /// `208310 tokens > 200000 maximum`, `available context size (8192 tokens)`,
    /// `input length should be [1, 30720]`.
    static OptionalLong stated(String refusal) {
        for (String words : List.of(
                "> *(\\d[\\d,]{3,})",
                "(\\d[\\d,]{3,}) *(?:tokens? )?maximum",
                "(?:maximum|limit|context (?:size|window|length)|input length)\\D{0,48}?(?:\\[1, ?)?(\\d[\\d,]{3,})")) {
            Matcher matcher = Pattern.compile(words, Pattern.CASE_INSENSITIVE).matcher(refusal);
            if (matcher.find()) return number(matcher.group(1));
        }
        return OptionalLong.empty();
    }

    private static OptionalLong number(String digits) {
        String plain = digits.replace(",", "");
        return plain.length() > 9 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(plain));
    }
}
