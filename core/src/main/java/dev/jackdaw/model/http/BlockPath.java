package dev.jackdaw.model.http;

import dev.jackdaw.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The place in a request that a complaint names: `messages.3.content.1.image.source`, `messages[3].content[1]`,
/// `contents[2].parts[0]`, `input[4].content[0]`.
///
/// @param steps names of fields, and numbers of elements in decimal
record BlockPath(List<String> steps) {
    private static final List<String> LISTS = List.of("messages", "contents", "input", "request.contents");

    BlockPath {
        steps = List.copyOf(steps);
    }

    static Optional<BlockPath> within(String sentence) {
        for (String list : LISTS)
            for (int at = sentence.indexOf(list); at >= 0; at = sentence.indexOf(list, at + 1)) {
                List<String> steps = steps(sentence, at);
                if (steps.size() > 1 && number(steps.get(1)) >= 0) return Optional.of(new BlockPath(steps));
            }
        return Optional.empty();
    }

    private static List<String> steps(String sentence, int from) {
        var steps = new ArrayList<String>();
        var step = new StringBuilder();
        for (int i = from; i <= sentence.length(); i++) {
            char c = i < sentence.length() ? sentence.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c) || c == '_') {
                step.append(c);
                continue;
            }
            if (!step.isEmpty()) steps.add(step.toString());
            step.setLength(0);
            if (c != '.' && c != '[' && c != ']') break;
        }
        return steps;
    }

    private static int number(String step) {
        return !step.isEmpty() && step.length() < 8 && step.chars().allMatch(Character::isDigit)
                ? Integer.parseInt(step)
                : -1;
    }

    /// The block of a message that is named, or the message where none of its blocks is.
    Optional<Json> in(Json body) {
        Json at = body.get(steps.getFirst());
        Json block = Json.none();
        for (int i = 1; i < steps.size(); i++) {
            int number = number(steps.get(i));
            at = number >= 0 ? at.at(number) : at.get(steps.get(i));
            if (at.isNull()) break;
            if (number >= 0) block = at;
        }
        return block.isNull() ? Optional.empty() : Optional.of(block);
    }
}
