package dev.jackdaw.team;

import dev.jackdaw.session.Session;
import dev.jackdaw.session.Undertaking;
import dev.jackdaw.wording.Brief;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What members tell each other: each message is delivered once, in the order of sending. The user sees all of them.
/// Safe for use by several threads.
final class Post {
    static final String LEAD = "lead";
    static final String ALL = "all";
    private static final int SHOWN = 200;

    private final Session session;
    private final Map<String, Deque<String>> boxes = new LinkedHashMap<>();

    Post(Session session, List<Member> members) {
        this.session = session;
        for (Member member : members) boxes.put(member.name(), new ArrayDeque<>());
        boxes.put(LEAD, new ArrayDeque<>());
    }

    /// @return why not, where it cannot
    synchronized Optional<String> send(String from, String to, String text) {
        boolean all = to.equals(ALL);
        if (!all && (!boxes.containsKey(to) || to.equals(from)))
            return Optional.of(
                    "there is no \"" + to + "\" to tell; there are " + String.join(", ", others(from)) + " and " + ALL);
        if (text.isBlank()) return Optional.of("the message is empty");
        session.append(new Undertaking.Noted("team", from + " -> " + to + ": " + Brief.head(Brief.line(text), SHOWN)));
        put(from, to, text);
        return Optional.empty();
    }

    /// What the program tells the others of a member's result; the user sees it with the list.
    synchronized void spread(String from, String text) {
        put(from, ALL, text);
    }

    private void put(String from, String to, String text) {
        boxes.forEach((name, box) -> {
            boolean rest = to.equals(ALL) && !name.equals(from) && !name.equals(LEAD);
            if (name.equals(to) || rest) box.add(from + ": " + text.strip());
        });
    }

    /// Hands on what was delivered to somebody else.
    synchronized void deliver(String to, String told) {
        boxes.getOrDefault(to, new ArrayDeque<>()).add(told);
    }

    private List<String> others(String name) {
        return boxes.keySet().stream().filter(each -> !each.equals(name)).toList();
    }

    /// What has come for a member and was not delivered yet.
    synchronized List<String> collect(String name) {
        Deque<String> box = boxes.getOrDefault(name, new ArrayDeque<>());
        List<String> all = List.copyOf(box);
        box.clear();
        return all;
    }

    static String text(List<String> news) {
        return Words.of("news") + "\n" + String.join("\n", news);
    }
}
