package dev.jackdaw.model.wire;

import dev.jackdaw.model.Content;
import dev.jackdaw.model.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The traces of the tools Anthropic runs itself. A use and its result, which may come in the reply after a pause, are
/// only taken together; a use that waits for its result may stand at the very end, to be gone on with. A
/// program it runs may call our tools meanwhile.
final class ServerTools {
    private static final String USE = "tool_use";
    private static final String RESULT = "_tool_result";

    private ServerTools() {}

    /// Whether a reply was paused in the middle of a use.
    static boolean pausing(Message.Assistant said) {
        return !waiting(said).isEmpty();
    }

    /// The messages without uses and results that lack each other.
    ///
    /// @param own whether the message came from the model that is asked
    static List<Message> settled(List<Message> all, Predicate<Message.Assistant> own) {
        List<Message> settled = new ArrayList<>(all.size());
        Set<String> waiting = Set.of();
        for (int i = 0; i < all.size(); i++) {
            Message message = all.get(i);
            if (message instanceof Message.Answer) {
                settled.add(message);
                continue;
            }
            if (!(message instanceof Message.Assistant said) || untouched(said) || !own.test(said)) {
                settled.add(message);
                waiting = Set.of();
                continue;
            }
            Set<String> left = waiting(said);
            int next = i + 1;
            while (next < all.size() && all.get(next) instanceof Message.Answer) next++;
            if (next == all.size()) left.clear();
            else if (all.get(next) instanceof Message.Assistant later && own.test(later))
                left.removeAll(results(later));
            Message.Assistant sound = without(said, left, waiting);
            settled.add(sound);
            waiting = waiting(sound);
        }
        return settled;
    }

    private static boolean untouched(Message.Assistant said) {
        for (Content part : said.content()) if (part instanceof Content.Opaque) return false;
        return true;
    }

    private static Set<String> waiting(Message.Assistant said) {
        Set<String> waiting = new HashSet<>();
        for (Content part : said.content()) {
            if (!(part instanceof Content.Opaque(var kind, var raw))) continue;
            if (kind.endsWith(USE)) waiting.add(raw.get("id").text(""));
            if (kind.endsWith(RESULT)) waiting.remove(raw.get("tool_use_id").text(""));
        }
        return waiting;
    }

    private static Set<String> results(Message.Assistant said) {
        Set<String> results = new HashSet<>();
        for (Content part : said.content())
            if (part instanceof Content.Opaque(var kind, var raw) && kind.endsWith(RESULT))
                results.add(raw.get("tool_use_id").text(""));
        return results;
    }

    /// The message without those uses, and without results to other uses than its own and those before it.
    private static Message.Assistant without(Message.Assistant said, Set<String> uses, Set<String> before) {
        Set<String> known = new HashSet<>(before);
        var kept = new ArrayList<Content>(said.content().size());
        for (Content part : said.content()) {
            if (part instanceof Content.Opaque(var kind, var raw)) {
                String use = raw.get("id").text("");
                if (kind.endsWith(USE) && (uses.contains(use) || !known.add(use))) continue;
                if (kind.endsWith(RESULT)
                        && !known.remove(raw.get("tool_use_id").text(""))) continue;
            }
            kept.add(part);
        }
        return kept.size() == said.content().size() ? said : new Message.Assistant(kept, said.origin());
    }
}
