package dev.jackdaw.team;

import dev.jackdaw.json.Json;
import dev.jackdaw.json.JsonFault;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.tool.LooseJson;
import dev.jackdaw.wording.Brief;
import dev.jackdaw.wording.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Plans who does what. Where it says nothing usable, one does it all; a reviewer is always there.
final class Lead {
    private static final int LONGEST_NAME = 24;
    private static final int LONGEST_TASK = 4_000;
    private static final String GENERAL = "general";
    private static final String REVIEWER = "reviewer";

    private final Asking asking;
    private final List<String> roles;

    /// A model that is asked beside the conversation.
    @FunctionalInterface
    interface Asking {
        String ask(String instructions, String text) throws ModelFailure, InterruptedException;
    }

    /// @param roles those a member can play
    Lead(Asking asking, List<String> roles) {
        this.asking = asking;
        this.roles = roles;
    }

    /// The members, the reviewer last.
    ///
    /// @param taken names that mean somebody else in this session
    List<Member> plan(TeamOrder order, Set<String> taken) throws InterruptedException {
        int workers = order.members() - 1;
        List<Member> members = List.of();
        if (workers > 1)
            try {
                String instructions = Resource.text(Lead.class, "lead.md").formatted(workers, String.join(", ", roles));
                members = read(asking.ask(instructions, order.task()), workers, new HashSet<>(taken));
            } catch (ModelFailure unplanned) {
                // One member tries it: whoever works it fails with the same sentence, and the user reads it there.
                members = List.of();
            }
        var all = new ArrayList<>(members);
        var names = new HashSet<>(taken);
        members.forEach(member -> names.add(member.name()));
        if (all.isEmpty()) all.add(new Member(free("worker", names), GENERAL, List.of(), order.task()));
        all.add(new Member(free(REVIEWER, names), "review", List.of(), Words.of("reviewer-item")));
        return all;
    }

    /// As far as it kept to the form; words around it do not matter.
    private List<Member> read(String answer, int most, Set<String> taken) {
        int from = answer.indexOf('[');
        int to = answer.lastIndexOf(']');
        if (from < 0 || to < from) return List.of();
        List<Json> items;
        try {
            items = LooseJson.parse(answer.substring(from, to + 1)).value().items();
        } catch (JsonFault garbled) {
            return List.of();
        }
        var members = new ArrayList<Member>();
        for (Json item : items) {
            String task = item.get("task").text(item.get("prompt").text("")).strip();
            String role = item.get("role").text(GENERAL).strip().toLowerCase(Locale.ROOT);
            boolean reviews = role.equals("review") || role.equals(REVIEWER);
            if (task.isEmpty() || reviews || members.size() == most) continue;
            String name = free(word(item.get("name").text(role)), taken);
            List<String> after = item.get("after").items().stream()
                    .map(each -> word(each.text("")))
                    .filter(each ->
                            members.stream().anyMatch(member -> member.name().equals(each)))
                    .toList();
            members.add(new Member(
                    name, roles.contains(role) ? role : GENERAL, after, Brief.head(Brief.line(task), LONGEST_TASK)));
        }
        return members;
    }

    private static String word(String name) {
        var word = new StringBuilder();
        for (char c : name.strip().toLowerCase(Locale.ROOT).toCharArray())
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') word.append(c);
            else if (!word.isEmpty() && word.charAt(word.length() - 1) != '-') word.append('-');
        String cut = word.substring(0, Math.min(LONGEST_NAME, word.length()));
        return cut.isEmpty() || cut.equals(Post.LEAD) || cut.equals(Post.ALL) ? "member" : cut;
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) free = name + "-" + i;
        return free;
    }
}
