package dev.jackdaw.model.text;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.Around;
import dev.jackdaw.model.Arrival;
import dev.jackdaw.model.Content;
import dev.jackdaw.model.Finish;
import dev.jackdaw.model.Model;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.Prompt;
import dev.jackdaw.model.Reply;
import dev.jackdaw.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// A model whose calls are also read where it writes them as text, and which is offered tools in the text where it
/// knows none.
///
/// What was read out of text is told by the last part of the reply: an [Content.Opaque] of the kind `calls-as-text`
/// with the spellings and the repairs, and with what the model was asked again for. It is never sent to a model.
public final class TextProtocol implements Around {
    private static final int RETRIES = 2;
    private static final int LONGEST_QUOTE = 2000;

    /// How servers say that a model knows no tools: Ollama, OpenRouter, vLLM, llama.cpp, and those in front of them.
    private static final List<String> REFUSALS = List.of(
            "does not support tools",
            "doesn't support tools",
            "not support tool",
            "support tool use",
            "tool use is not supported",
            "tools are not supported",
            "tools is not supported",
            "tool calling is not supported",
            "tool calls are not supported",
            "not support function call",
            "function calling is not",
            "--enable-auto-tool-choice",
            "tools param requires --jinja");

    /// How tools are offered.
    private enum Way {
        WIRE,
        TEXT,
        EITHER
    }

    private final Model model;
    private final Way way;
    private final Letters letters = new Letters();
    private volatile boolean turned;

    private TextProtocol(Model model, Way way) {
        this.model = model;
        this.way = way;
        this.turned = way == Way.TEXT;
    }

    /// A model that is offered tools as its wire has it.
    public static TextProtocol listening(Model model) {
        return new TextProtocol(model, Way.WIRE);
    }

    /// A model that is offered tools in the text.
    public static TextProtocol writing(Model model) {
        return new TextProtocol(model, Way.TEXT);
    }

    /// A model that is offered tools as its wire has it, and in the text once its provider refuses them.
    public static TextProtocol turning(Model model) {
        return new TextProtocol(model, Way.EITHER);
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public Reply reply(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        if (turned) return written(prompt, arrivals);
        try {
            return plain(prompt, arrivals);
        } catch (ModelFailure failure) {
            if (way != Way.EITHER || prompt.tools().isEmpty() || !refusesTools(failure)) throw failure;
            turned = true;
            arrivals.accept(new Arrival.Retrying(
                    1, 2, 0, failure.status(), failure.why() + "; tools are offered in the text from now on"));
            return written(prompt, arrivals);
        }
    }

    private static boolean refusesTools(ModelFailure failure) {
        String why = failure.why().toLowerCase(Locale.ROOT);
        return failure.cure() instanceof ModelFailure.Cure.Mend
                && REFUSALS.stream().anyMatch(why::contains);
    }

    private Reply plain(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        Prompt asked = letters.plain(prompt);
        if (prompt.tools().isEmpty() || prompt.choice() == Prompt.ToolChoice.NONE) return model.reply(asked, arrivals);
        var hearing = new Hearing(new Offer(prompt.tools(), Offer.Manner.WIRE), arrivals);
        Reply reply = model.reply(asked, hearing);
        Page page = hearing.page(reply);
        return whole(reply, page.content(), page.mark(), reply.usage());
    }

    private Reply written(Prompt prompt, Consumer<? super Arrival> arrivals) throws ModelFailure, InterruptedException {
        Prompt asked = letters.written(prompt);
        boolean concluding = prompt.choice() == Prompt.ToolChoice.NONE;
        Consumer<? super Arrival> told = concluding ? spoken(arrivals) : arrivals;
        var retries = new ArrayList<Json>();
        Usage spent = Usage.NONE;
        while (true) {
            Offer.Manner manner = retries.size() < RETRIES ? Offer.Manner.TEXT : Offer.Manner.TEXT_ONCE_MORE;
            var hearing = new Hearing(new Offer(prompt.tools(), manner), told);
            Reply reply = model.reply(asked, hearing);
            Page page = hearing.page(reply);
            spent = retries.isEmpty() ? reply.usage() : spent.plus(reply.usage());
            if (page.wrong().isEmpty() || concluding) {
                Json.Obj mark = retries.isEmpty() ? page.mark() : page.mark().with("retries", retries);
                return whole(reply, concluding ? spoken(page.content()) : page.content(), mark, spent);
            }
            Piece.Wrong wrong = page.wrong().getFirst();
            retries.add(Json.obj("why", wrong.why(), "said", quoted(wrong.raw())));
            String why = "a call could not be read: " + wrong.why();
            arrivals.accept(new Arrival.Retrying(retries.size(), RETRIES + 1, 0, 0, why));
            asked = Letters.corrected(asked, reply.message(), why + "\nYou wrote: " + quoted(wrong.raw()));
        }
    }

    private static Consumer<Arrival> spoken(Consumer<? super Arrival> arrivals) {
        return arrival -> {
            boolean calling = arrival instanceof Arrival.CallBegan
                    || arrival instanceof Arrival.ArgumentsArrived
                    || arrival instanceof Arrival.PartEnded(var _, Content.Call _);
            if (!calling) arrivals.accept(arrival);
        };
    }

    /// A conclusion: whatever it still asks for is not done.
    private static List<Content> spoken(List<Content> content) {
        return content.stream().filter(part -> !(part instanceof Content.Call)).toList();
    }

    private static String quoted(String raw) {
        return raw.length() > LONGEST_QUOTE ? raw.substring(0, LONGEST_QUOTE) + "…" : raw;
    }

    private static Reply whole(Reply reply, List<Content> content, Json.Obj mark, Usage usage) {
        var parts = new ArrayList<>(content);
        if (!mark.fields().isEmpty()) parts.add(new Content.Opaque(Letters.MARK, mark));
        boolean called = content.stream().anyMatch(Content.Call.class::isInstance);
        Finish finish = called && reply.finish() == Finish.STOP ? Finish.TOOL_CALLS : reply.finish();
        return new Reply(reply.id(), reply.origin(), parts, usage, finish, reply.rawFinish());
    }
}
