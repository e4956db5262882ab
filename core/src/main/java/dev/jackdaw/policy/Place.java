package dev.jackdaw.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The folder a command would run in, followed through the `cd` before it, by names alone.
final class Place {
    private static final List<String> HOMES = List.of("~", "$HOME", "$(echo ~)", "$(echo $HOME)");

    private final String home;
    private Optional<String> folder = Optional.empty();

    Place(String home) {
        this.home = home;
    }

    String home() {
        return home;
    }

    /// Goes where a `cd` would go.
    void follow(List<String> call) {
        if (call.isEmpty() || !call.getFirst().equals("cd") && !call.getFirst().equals("pushd")) return;
        List<String> operands =
                call.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
        folder = operands.isEmpty() ? Optional.of(home) : resolve(operands.getFirst());
    }

    /// The folder a name means, without a star that takes all that is in it; empty where it cannot be told.
    Optional<String> resolve(String name) {
        String path = absolute(name);
        if (!path.startsWith("/")) {
            if (folder.isEmpty() || path.startsWith("$") || path.startsWith("~")) return Optional.empty();
            path = folder.get() + "/" + path;
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/")) {
            if (segment.equals("..")) segments.pollLast();
            else if (!segment.isEmpty() && !segment.equals(".")) segments.addLast(segment);
        }
        while (!segments.isEmpty() && all(segments.getLast())) segments.removeLast();
        return Optional.of("/" + String.join("/", segments));
    }

    private static boolean all(String segment) {
        return segment.chars().allMatch(c -> c == '*' || c == '.' || c == '?' || c == '[' || c == ']' || c == '!')
                && segment.contains("*");
    }

    private String absolute(String name) {
        for (String spelling : HOMES)
            if (name.equals(spelling) || name.startsWith(spelling + "/"))
                return home + name.substring(spelling.length());
        int end = name.indexOf('}');
        if (name.startsWith("${HOME") && end > 0 && !Character.isLetterOrDigit(name.charAt(6)) && name.charAt(6) != '_')
            return home + name.substring(end + 1);
        if (name.equals("~root") || name.startsWith("~root/")) return "/root" + name.substring(5);
        return name;
    }
}
