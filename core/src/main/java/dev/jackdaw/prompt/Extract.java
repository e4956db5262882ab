package dev.jackdaw.prompt;

import dev.jackdaw.model.Reply;
import dev.jackdaw.session.Bearings;
import dev.jackdaw.session.Fact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What can be told of a session without a model, from its beginning on.
///
/// @param pinned what is to stay word for word
/// @param lasting sentences of the user that are meant to last
/// @param said what the user said, long messages cut
/// @param answers what the model said beside its calls, long replies cut
/// @param earlier what a model wrote when the conversation was last summed up, or empty
/// @param fresh whether anything was said since then
record Extract(
        List<String> pinned,
        List<String> lasting,
        List<String> said,
        List<String> answers,
        Deeds deeds,
        String earlier,
        boolean fresh) {
    private static final int SAID_HEAD = 400;
    private static final int SAID_TAIL = 100;
    private static final int ANSWER_HEAD = 450;
    private static final int ANSWER_TAIL = 150;

    static Extract of(Iterable<Fact> facts, Bearings bearings) {
        var lasting = new LinkedHashSet<String>();
        var said = new ArrayList<String>();
        var answers = new ArrayList<String>();
        var deeds = new Deeds();
        String earlier = "";
        boolean fresh = false;
        for (Fact fact : facts) {
            deeds.take(fact);
            if (fact instanceof Fact.UserSaid(var text, var _, var _)) {
                lasting.addAll(Lasting.in(text));
                said.add(text.isBlank() ? Gist.word("picture") : said(text));
            }
            if (fact instanceof Fact.ModelSaid(var reply)) answer(reply, answers);
            fresh = !(fact instanceof Fact.Compacted)
                    && (fresh || fact instanceof Fact.UserSaid || fact instanceof Fact.ModelSaid);
            if (fact instanceof Fact.Compacted compacted) earlier = Gist.written(compacted.summary());
        }
        return new Extract(bearings.pinned(), List.copyOf(lasting), said, answers, deeds, earlier, fresh);
    }

    private static void answer(Reply reply, List<String> answers) {
        if (!reply.text().isBlank()) answers.add(answered(reply.text()));
    }

    /// As much of what the user said as is repeated.
    static String said(String text) {
        return Purse.clipped(text.strip(), SAID_HEAD, SAID_TAIL);
    }

    /// As much of what the model said as is repeated.
    static String answered(String text) {
        return Purse.clipped(text.strip(), ANSWER_HEAD, ANSWER_TAIL);
    }
}
